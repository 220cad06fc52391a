import type { PromiseCase, ReadCases } from './promise-case.ts'
import {
  answersOf,
  asksOfOwners,
  briefsComplete,
  clocksOf,
  exceptionsOfKind,
  matchedWithin,
  opportunitiesRecorded,
  ownersTold,
} from './promise-cases.ts'
import {
  approvedBeforeUse,
  launchesMatched,
  needsAtQuarterStart,
  shortlistsOf,
  speakersWithin,
  thankedWithin,
} from './promise-team-cases.ts'

/** Who owes a promise around requests. */
export const promiseSides = ['program', 'requester', 'owner', 'executive'] as const
type PromiseSide = (typeof promiseSides)[number]

export type PromiseKind = {
  readonly code: string
  readonly side: PromiseSide
  readonly says: string
  readonly target: string
  readonly read: ReadCases
}

const promise = (
  code: string,
  side: PromiseSide,
  says: string,
  target: string,
  read: ReadCases,
): PromiseKind => ({ code, side, says, target, read })

/**
 * Every promise of practice B1.2 that is computed from the time stamps of requests, both sides, in the order in which a
 * request meets them. What needs a plan of launches, reports or drafts is not among them: nothing is stored of it here.
 */
export const promises: readonly PromiseKind[] = [
  promise(
    'notice-kept',
    'requester',
    'Asks with the notice of the activity',
    'by its notice',
    exceptionsOfKind('notice'),
  ),
  promise(
    'right-stage',
    'requester',
    'Asks at the right stage of the deal',
    'from its stage on',
    exceptionsOfKind('stage'),
  ),
  promise(
    'within-quota',
    'requester',
    'Stays within the quota of the team',
    'per quarter',
    exceptionsOfKind('quota'),
  ),
  promise('brief-complete', 'requester', 'Hands in a complete brief', 'no question back', briefsComplete),
  promise(
    'needs-at-quarter-start',
    'requester',
    'Investor relations names its needs early',
    'in the first month of the quarter',
    needsAtQuarterStart,
  ),
  promise(
    'first-answer',
    'program',
    'Answers for the first time',
    'as the clock says, 1 working day',
    clocksOf('first-answer'),
  ),
  promise(
    'match-or-plan',
    'program',
    'Has a match or a plan',
    'as the clock says, 2 working days',
    matchedWithin,
  ),
  promise(
    'shortlist',
    'program',
    'Names candidates to teams that plan ahead',
    '5 working days for demand generation and PR, 10 for events, analysts and product',
    shortlistsOf,
  ),
  promise(
    'launch-ahead',
    'program',
    'Has launch customers ahead of the launch',
    '60 days before',
    launchesMatched,
  ),
  promise(
    'question-answered',
    'requester',
    'Answers what the program asks back',
    'as the clock says, 1 working day',
    clocksOf('requester-answer'),
  ),
  promise(
    'exception-answered',
    'requester',
    'The manager answers on an exception',
    'as the clock says, 1 working day',
    clocksOf('exception-answer'),
  ),
  promise('owner-told', 'program', 'Asks no customer before their owner knows', 'always', ownersTold),
  promise(
    'asks-per-owner',
    'program',
    'Asks no owner for more than three approvals in a week',
    'at most 3 a week',
    asksOfOwners,
  ),
  promise(
    'approval-answered',
    'owner',
    'Answers an approval',
    'as the window says, 2 working days',
    answersOf('owner'),
  ),
  promise(
    'executive-answered',
    'executive',
    'Answers an approval',
    'as the window says, at most 5 working days',
    answersOf('executive'),
  ),
  promise(
    'speakers-per-event',
    'requester',
    'Asks for two speakers an event at most',
    'unless approved',
    speakersWithin,
  ),
  promise(
    'words-approved',
    'requester',
    'Uses final words only once the customer approved',
    'always',
    approvedBeforeUse('company'),
  ),
  promise(
    'legal-before-use',
    'requester',
    'Uses it only once our legal approved',
    'always',
    approvedBeforeUse('legal'),
  ),
  promise(
    'took-place-said',
    'requester',
    'Says whether it took place',
    'as the clock says, 1 working day',
    clocksOf('report-done'),
  ),
  promise(
    'feedback-given',
    'requester',
    'Says how it went',
    'as the clock says, 3 working days',
    clocksOf('requester-feedback'),
  ),
  promise('thanked', 'program', 'Thanks the customer', 'within 2 working days', thankedWithin),
  promise(
    'opportunity-recorded',
    'requester',
    'Records what came of the deal',
    'within 5 working days of its close',
    opportunitiesRecorded,
  ),
]

/** Fewer cases than this say nothing. Source: practice B1.1. */
export const fewestCases = 5

/** How a promise is judged over a quarter, in percent. Source: practice B1.1. */
export const promiseTarget = 90

/** How a promise was kept: what is due, what of it was met, and in percent where there are cases enough to say. */
export function judgeCases(cases: readonly PromiseCase[]): {
  readonly due: number
  readonly met: number
  readonly excepted: number
  readonly percent: number | null
} {
  const met = cases.filter(({ state }) => state === 'met').length
  const excepted = cases.filter(({ state }) => state === 'excepted').length
  const due = cases.length - excepted
  return { due, met, excepted, percent: due < fewestCases ? null : Math.floor((100 * met) / due) }
}
