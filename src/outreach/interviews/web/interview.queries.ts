import { journeyRoutes } from '../../../advocates/web/queries.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatMoment } from '../../../web/format.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import type { listDrafts } from '../draft.contract.ts'
import type { DraftState } from '../drafts.ts'
import type { getInterviewPlan, listInterviews } from '../invitation.contract.ts'

export type InterviewRow = ResponseOf<typeof listInterviews>['rows'][number]
export type InterviewPlan = ResponseOf<typeof getInterviewPlan>
export type InterviewTask = InterviewPlan['tasks'][number]
export type Drafts = ResponseOf<typeof listDrafts>
export type Draft = Drafts['rows'][number]

export type InterviewList = 'open' | 'finished' | 'overdue'

export const interviewsQuery = (state: InterviewList) =>
  apiPages<typeof listInterviews>('GET /interviews', { query: { state } })

export const interviewPlanQuery = (contactId: string) =>
  apiQuery<typeof getInterviewPlan>('GET /advocates/:contactId/interview/plan', { params: { contactId } })

export const draftsQuery = (contactId: string) =>
  apiQuery<typeof listDrafts>('GET /advocates/:contactId/drafts', { params: { contactId } })

/** The routes whose answers change with the time of an interview. */
export const planChanges = [
  ...journeyRoutes,
  'GET /advocates/:contactId/interview/plan',
  'GET /interviews',
] as const

/** The routes whose answers change with words made of an interview. */
export const draftChanges = ['GET /advocates/:contactId/drafts', 'GET /interviews'] as const

export const interviewPath = (contactId: string) => `/advocates/${contactId}/interview`
export const draftsPath = (contactId: string) => `/advocates/${contactId}/drafts`

type Mark = { readonly kind: StateKind; readonly words: string }

/** How the time of an interview stands. */
export function sayTime({ invitation, bookedFor }: InterviewRow): Mark {
  if (invitation === 'named') return { kind: 'due', words: 'choose one of their times' }
  if (invitation === 'offered') return { kind: 'later', words: 'times offered' }
  if (invitation === 'cancelled') return { kind: 'never', words: 'called off' }
  return bookedFor === null
    ? { kind: 'not-asked', words: 'no time yet' }
    : { kind: 'free', words: formatMoment(bookedFor) }
}

/** How far the account team is, before an interview and after it. */
export function sayTeam({ state, brief, confirmation, isOverdue }: InterviewRow): Mark | null {
  if (isOverdue) return { kind: 'due', words: 'their look is overdue' }
  const [asked, what] = state === 'open' ? [brief, 'brief'] : [confirmation, 'look']
  switch (asked) {
    case 'due':
      return { kind: 'later', words: `asked for a ${what} next` }
    case 'asked':
      return { kind: 'resting', words: `asked for a ${what}` }
    case 'answered':
      return { kind: 'kept', words: state === 'open' ? 'briefed us' : 'looked it over' }
    default:
      return null
  }
}

/** What of the words waits, and for whom. */
export function sayWords({ drafts, withSpeaker }: Pick<InterviewRow, 'drafts' | 'withSpeaker'>): string {
  const ours = drafts === 0 ? [] : [`${formatCount(drafts, 'draft', 'drafts')} with us`]
  return [...ours, ...(withSpeaker === 0 ? [] : [`${withSpeaker} with the speaker`])].join(', ')
}

export const draftMarks: Readonly<Record<DraftState, Mark>> = {
  draft: { kind: 'later', words: 'to be edited' },
  sent: { kind: 'resting', words: 'with the speaker' },
  approved: { kind: 'kept', words: 'approved' },
  'marked-up': { kind: 'due', words: 'changed by the speaker' },
  refused: { kind: 'never', words: 'not to be used' },
  dropped: { kind: 'ended', words: 'dropped' },
}
