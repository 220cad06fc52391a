import type { ApprovalStep, Approver, OwnField } from './activity-type.ts'

/** Business days each approver has to answer (practice B1.2: the owner 2, legal and product marketing 5). */
const windows: Readonly<Record<Approver, number>> = {
  owner: 2,
  advocate: 5,
  company: 10,
  legal: 5,
  program: 1,
  executive: 5,
}

/** A chain of approvals in this order, each with its usual window in business days. */
export function chain(...approvers: readonly Approver[]): readonly ApprovalStep[] {
  return approvers.map((approver) => ({ approver, windowDays: windows[approver] }))
}

const field = (label: string, kind: OwnField['kind'], isRequired = false): OwnField => ({
  label,
  kind,
  isRequired,
  choices: [],
})

/** A text that a request of the kind must have. */
export const required = (label: string): OwnField => field(label, 'text', true)

/** A text that a request of the kind may have. */
export const optional = (label: string): OwnField => field(label, 'text')

/** A day that a request of the kind may have. */
export const day = (label: string): OwnField => field(label, 'date')

/** A number that a request of the kind may have. */
export const count = (label: string): OwnField => field(label, 'number')

/** One of several answers that a request of the kind may have. */
export const choice = (label: string, choices: readonly string[]): OwnField => ({
  ...field(label, 'choice'),
  choices,
})
