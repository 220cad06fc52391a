/** The promises of both sides on one request. Source: domain.md "Requests and clocks", practice B1. */
export const clockKinds = [
  'first-answer',
  'match-or-plan',
  'exception-answer',
  'owner-answer',
  'advocate-answer',
  'agree-time',
  'report-done',
  'requester-answer',
  'requester-feedback',
] as const
export type ClockKind = (typeof clockKinds)[number]

/** Who a clock runs for. */
export const clockSides = ['program', 'owner', 'requester', 'advocate', 'approver'] as const
export type ClockSide = (typeof clockSides)[number]

/** Not begun; running; standing still while the other side has the word; kept; not kept. */
export const clockStates = ['ahead', 'running', 'paused', 'kept', 'late'] as const
export type ClockState = (typeof clockStates)[number]
