import type { RequestPhase } from '../request.ts'

/** The columns of the board, in the order of the work. What was just submitted stands first in triage. */
export const boardColumns = [
  'in-triage',
  'matched',
  'in-approval',
  'asking',
  'scheduled',
  'feedback-owed',
] as const
export type BoardColumn = (typeof boardColumns)[number]

/** The column a request stands in; null for drafts and for what is over: they have none. */
export function columnOf(phase: RequestPhase): BoardColumn | null {
  switch (phase) {
    case 'draft':
    case 'closed':
      return null
    case 'submitted':
      return 'in-triage'
    default:
      return phase
  }
}
