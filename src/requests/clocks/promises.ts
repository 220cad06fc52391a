import { addDays, type Day } from '../../kernel/time.ts'
import type { RequestRules } from '../rules.ts'
import type { PromiseCase, ReadCases } from './promise-case.ts'
import {
  answersOf,
  asksOfOwners,
  briefsComplete,
  clocksOf,
  exceptionsOfKind,
  matchedWithin,
  mostPerWeek,
  opportunitiesRecorded,
  ownersTold,
  recordDays,
} from './promise-cases.ts'
import {
  approvedBeforeUse,
  draftDays,
  draftsTurned,
  launchesMatched,
  needsAtQuarterStart,
  ownersReported,
  reportDays,
  shortlistsOf,
  speakersWithin,
  thankDays,
  thankedWithin,
} from './promise-team-cases.ts'

/** Who owes a promise around requests. */
export const promiseSides = ['program', 'requester', 'owner', 'executive'] as const
type PromiseSide = (typeof promiseSides)[number]

export type PromiseKind = {
  readonly code: string
  readonly side: PromiseSide
  readonly says: string
  /** What was promised, in words, by the rules in force. */
  target(rules: RequestRules): string
  readonly read: ReadCases
}

const promise = (
  code: string,
  side: PromiseSide,
  says: string,
  target: string | ((rules: RequestRules) => string),
  read: ReadCases,
): PromiseKind => ({
  ...{ code, side, says, read },
  target: (rules) => (typeof target === 'string' ? target : target(rules)),
})

const within = (days: number) => `within ${days} working ${days === 1 ? 'day' : 'days'}`

/**
 * Every promise of practice B1.2 that is computed from the time stamps of requests, both sides, in the order in which a
 * request meets them. What is promised of plans (of launches, reports, quarters) is the calendar's to tell.
 */
export const promises: readonly PromiseKind[] = [
  promise(
    'notice-kept',
    'requester',
    'Asks with the notice of the activity',
    'as early as the activity wants',
    exceptionsOfKind('notice'),
  ),
  promise(
    'right-stage',
    'requester',
    'Asks at the right stage of the deal',
    'not before the stage of the activity',
    exceptionsOfKind('stage'),
  ),
  promise(
    'within-quota',
    'requester',
    'Stays within the quota of the team',
    'what its team has for the quarter',
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
    ({ firstAnswerDays }) => within(firstAnswerDays),
    clocksOf('first-answer'),
  ),
  promise(
    'match-or-plan',
    'program',
    'Has a match or a plan',
    ({ matchDays }) => within(matchDays),
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
    ({ requesterAnswerDays }) => within(requesterAnswerDays),
    clocksOf('requester-answer'),
  ),
  promise(
    'exception-answered',
    'requester',
    'The manager answers on an exception',
    ({ exceptionAnswerDays }) => within(exceptionAnswerDays),
    clocksOf('exception-answer'),
  ),
  promise('owner-told', 'program', 'Asks no customer before their owner knows', 'always', ownersTold),
  promise(
    'asks-per-owner',
    'program',
    'Asks no owner for too many approvals in a week',
    `at most ${mostPerWeek} a week`,
    asksOfOwners,
  ),
  promise(
    'approval-answered',
    'owner',
    'Answers an approval',
    'within the time of the approval',
    answersOf('owner'),
  ),
  promise(
    'executive-answered',
    'executive',
    'Answers an approval',
    'within the time of the approval',
    answersOf('executive'),
  ),
  promise(
    'speakers-per-event',
    'requester',
    'Asks for two speakers an event at most',
    'unless approved',
    speakersWithin,
  ),
  promise('draft-turned', 'requester', 'Turns the words of a customer', within(draftDays), draftsTurned),
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
    ({ reportDoneDays }) => within(reportDoneDays),
    clocksOf('report-done'),
  ),
  promise(
    'feedback-given',
    'requester',
    'Says how it went',
    ({ feedbackDays }) => within(feedbackDays),
    clocksOf('requester-feedback'),
  ),
  promise(
    'thanked',
    'program',
    'Thanks the customer',
    `${within(thankDays)} of what they did`,
    thankedWithin,
  ),
  promise(
    'owner-reported',
    'program',
    'Tells the owner what their customer did',
    `${within(reportDays)} of it`,
    ownersReported,
  ),
  promise(
    'opportunity-recorded',
    'requester',
    'Records what came of the deal',
    `${within(recordDays)} of its close`,
    opportunitiesRecorded,
  ),
]

/** The days whose requests are counted for Today, the day itself among them. */
const talliedDays = 90

/** The first and the last of the days whose promises Today tells. */
export function talliedDaysAt(today: Day): { readonly from: Day; readonly until: Day } {
  return { from: addDays(today, 1 - talliedDays), until: today }
}

/** Cases of one side that were kept, and those that were due. */
type KeptOfSide = { readonly kept: number; readonly of: number }

/** How both sides kept their promises, as Today tells it: the program’s own, and those of everybody else together. */
export function keptBySide(
  rows: readonly { readonly side: PromiseSide; readonly met: number; readonly due: number }[],
): { readonly ours: KeptOfSide; readonly theirs: KeptOfSide } {
  const sum = (isOurs: boolean) =>
    rows
      .filter(({ side }) => (side === 'program') === isOurs)
      .reduce((all, { met, due }) => ({ kept: all.kept + met, of: all.of + due }), { kept: 0, of: 0 })
  return { ours: sum(true), theirs: sum(false) }
}

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
