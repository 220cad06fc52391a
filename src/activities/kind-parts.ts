import type { ActivityDefinition, ApprovalStep, Approver, OwnField, Timing } from './activity-type.ts'

/** Working days each approver has to answer (practice B1.2: the owner 2, legal and product marketing 5). */
const windows: Readonly<Record<Approver, number>> = {
  owner: 2,
  advocate: 5,
  company: 10,
  legal: 5,
  program: 1,
  executive: 5,
}

/** A chain of approvals in this order, each with its usual window in working days. */
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

/** A field of another kind than text that has to be filled in. */
export const needed = (label: string, kind: 'number' | 'link'): OwnField => field(label, kind, true)

/** Where something can be found, if it can. */
export const link = (label: string): OwnField => field(label, 'link')

type Manner = Pick<
  ActivityDefinition,
  'timing' | 'dayLabel' | 'hasWords' | 'earliestStage' | 'teamFulfilments'
>

const manner =
  (timing: Timing) =>
  (dayLabel: string): Manner => ({
    timing,
    dayLabel,
    hasWords: false,
    earliestStage: null,
    teamFulfilments: [],
  })

/** A talk at a time the two sides agree on, by the day of that label. */
export const slot = manner('slot')

/** It takes place on a day that is set, an event or a meeting. */
export const fixedDay = manner('fixed-day')

/** It is delivered by a day. */
export const byDay = manner('by-day')
