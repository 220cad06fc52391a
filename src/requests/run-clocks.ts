import { addMilliseconds, type Instant } from '../kernel/time.ts'
import type { ClockKind, ClockSide, ClockState } from './clock.ts'
import { type Approval, approverOf, type RequestAsk, whomOf } from './request-ask.ts'
import type { RequestRules } from './rules.ts'
import {
  addWorkingMinutes,
  dueAfter,
  minutesOfDay,
  minutesUsed,
  type Pause,
  workingMinutes,
} from './working-time.ts'

type Named = { readonly id: string; readonly name: string }

/** One promise with its time, in working minutes. */
export type Clock = {
  readonly kind: ClockKind
  readonly side: ClockSide
  readonly owes: Named | null
  readonly says: string
  readonly state: ClockState
  readonly usedMinutes: number
  readonly allowedMinutes: number
  readonly days: number
  readonly startedAt: Instant | null
  readonly dueAt: Instant | null
  readonly endedAt: Instant | null
  readonly pausedFor: string | null
  readonly askId: string | null
  /** From then on its last quarter runs. */
  readonly riskAt: Instant | null
}

/** What the clocks of a request are read from. */
export type ClockFacts = {
  readonly isSelfService: boolean
  readonly requester: Named
  readonly handler: Named | null
  readonly submittedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly matchedAt: Instant | null
  readonly closedAt: Instant | null
  readonly questions: readonly { readonly askedAt: Instant; readonly answeredAt: Instant | null }[]
  readonly asks: readonly RequestAsk[]
}

type Promised = {
  readonly kind: ClockKind
  readonly side: ClockSide
  readonly owes: Named | null
  readonly askId?: string
  /** What is said while it is owed, and once it is given. */
  readonly owed: string
  readonly given: string
  readonly from: Instant | null
  readonly until: Instant | null
  /** The promise in working days; or, where it was written down, the moment it is due. */
  readonly days?: number
  readonly dueAt?: Instant | null
  readonly pauses?: readonly Pause[]
  readonly pausedFor?: string
}

/**
 * The promises of both sides on one request, in the order in which they come up. In: the time stamps of request,
 * questions, asks and approvals; the rules in force; now. Out: each clock with working minutes used and allowed,
 * by when, and why it stands still. Source: domain.md "Requests and clocks", practice B1.
 */
export function runClocks(facts: ClockFacts, rules: RequestRules, now: Instant): Clock[] {
  if (facts.submittedAt === null) return []
  const promised = [
    ...programPromises(facts, rules),
    ...questionPromises(facts, rules),
    ...facts.asks.flatMap((ask) => askPromises(ask, facts, rules)),
    ...feedbackAhead(facts, rules),
  ]
  return promised.map((each) => tick(each, rules, now))
}

/** The clock that matters next: the first to be due of those that are not over. */
export function nextClock(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter((clock) => clock.endedAt === null)
  const due = open.filter((clock) => clock.dueAt !== null)
  const [first] = due.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
  return first ?? open.find((clock) => clock.state === 'paused') ?? null
}

/** The earliest moment at which one of the open clocks comes into its last quarter. */
export function riskOf(clocks: readonly Clock[]): Instant | null {
  const risks = clocks.filter((clock) => clock.endedAt === null).map((clock) => clock.riskAt)
  return risks.filter((at) => at !== null).sort()[0] ?? null
}

function programPromises(facts: ClockFacts, rules: RequestRules): Promised[] {
  if (facts.isSelfService) return []
  const { handler, submittedAt, closedAt } = facts
  const pauses = facts.questions.map(({ askedAt, answeredAt }) => ({ from: askedAt, until: answeredAt }))
  const ours = { side: 'program', owes: handler, from: submittedAt } as const
  return [
    {
      ...ours,
      kind: 'first-answer',
      owed: 'We owe a first answer',
      given: 'First answer',
      until: facts.answeredAt ?? closedAt,
      days: rules.firstAnswerDays,
    },
    {
      ...ours,
      kind: 'match-or-plan',
      owed: 'We owe a match or a plan',
      given: 'Match or plan',
      until: facts.matchedAt ?? closedAt,
      days: rules.matchDays,
      pauses,
      pausedFor: `${facts.requester.name} has a question to answer`,
    },
  ]
}

function questionPromises({ questions, requester, closedAt }: ClockFacts, rules: RequestRules): Promised[] {
  return questions.map(({ askedAt, answeredAt }) => ({
    kind: 'requester-answer',
    side: 'requester',
    owes: requester,
    owed: `${requester.name} owes an answer`,
    given: `${requester.name} answered`,
    from: askedAt,
    until: answeredAt ?? closedAt,
    days: rules.requesterAnswerDays,
  }))
}

function askPromises(ask: RequestAsk, facts: ClockFacts, rules: RequestRules): Promised[] {
  return [
    ...ask.approvals.filter((approval) => approval.openedAt !== null).map(approvalPromise),
    ...advocatePromise(ask),
    ...timePromise(ask, facts, rules),
    ...reportPromise(ask, facts, rules),
    ...feedbackPromise(ask, facts),
  ]
}

function approvalPromise(approval: Approval): Promised {
  const name = approverOf(approval)
  const sides = { owner: 'owner', program: 'program' } as const
  return {
    kind: 'owner-answer',
    side: approval.approver in sides ? sides[approval.approver as keyof typeof sides] : 'approver',
    owes: approval.person,
    askId: approval.askId,
    owed: `${name} owes an answer`,
    given: approval.state === 'passed' ? `${name} did not answer` : `${name} answered`,
    from: approval.openedAt,
    until: approval.decidedAt,
    dueAt: approval.dueAt,
  }
}

// Who agrees did so before the ask expired, even where the moment kept is that of a later agreement.
function advocatePromise(ask: RequestAsk): Promised[] {
  if (ask.askedAt === null || ask.answerBy === null) return []
  const agreed = ['accepted', 'scheduled', 'done', 'debriefed', 'missed'].includes(ask.state)
  const isOnTime = agreed && ask.answeredAt !== null && ask.answeredAt > ask.answerBy
  return [
    {
      kind: 'advocate-answer',
      side: 'advocate',
      owes: null,
      askId: ask.id,
      owed: `${whomOf(ask)} has the ask`,
      given: ask.state === 'expired' ? `${whomOf(ask)} did not answer` : `${whomOf(ask)} answered`,
      from: ask.askedAt,
      until: isOnTime ? ask.answerBy : (ask.answeredAt ?? ask.closedAt),
      dueAt: ask.answerBy,
    },
  ]
}

function timePromise(ask: RequestAsk, { requester }: ClockFacts, rules: RequestRules): Promised[] {
  if (ask.state !== 'accepted' || !ask.isLive || ask.answeredAt === null) return []
  return [
    {
      kind: 'agree-time',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} chooses a time`,
      given: 'Time agreed',
      from: ask.answeredAt,
      until: null,
      days: rules.chooseTimeDays,
    },
  ]
}

function reportPromise(ask: RequestAsk, { requester }: ClockFacts, rules: RequestRules): Promised[] {
  const { meeting } = ask
  if (meeting === null || meeting.state === 'cancelled') return []
  const ended = addMilliseconds(meeting.startsAt, meeting.minutes * 60_000)
  if (ask.closedAt !== null && ask.closedAt < ended) return []
  return [
    {
      kind: 'report-done',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} says whether it took place`,
      given: 'Said whether it took place',
      from: ended,
      until: ask.closedAt,
      days: rules.reportDoneDays,
    },
  ]
}

function feedbackPromise(ask: RequestAsk, { requester }: ClockFacts): Promised[] {
  const owed = ask.feedback.find(({ side }) => side === 'requester')
  if (owed === undefined) return []
  return [
    {
      kind: 'requester-feedback',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} owes feedback`,
      given: 'Feedback given',
      from: ask.closedAt,
      until: owed.givenAt,
      dueAt: owed.dueAt,
    },
  ]
}

function feedbackAhead({ asks, requester, closedAt }: ClockFacts, rules: RequestRules): Promised[] {
  if (closedAt !== null || asks.some(({ feedback }) => feedback.length > 0)) return []
  return [
    {
      kind: 'requester-feedback',
      side: 'requester',
      owes: requester,
      owed: `${requester.name} will owe feedback`,
      given: 'Feedback given',
      from: null,
      until: null,
      days: rules.feedbackDays,
    },
  ]
}

function tick(promised: Promised, rules: RequestRules, now: Instant): Clock {
  const { kind, side, owes, from, until, pauses = [] } = promised
  const day = minutesOfDay(rules.calendar)
  const base = { kind, side, owes, askId: promised.askId ?? null, startedAt: from, endedAt: until }
  const timing = timeOf(promised, rules)
  const isPaused = until === null && pauses.some((pause) => pause.until === null)
  const state = stateOf(promised, timing.dueAt, isPaused, now)
  return {
    ...base,
    ...timing,
    dueAt: isPaused ? null : timing.dueAt,
    riskAt: isPaused ? null : timing.riskAt,
    state,
    says: until === null ? promised.owed : promised.given,
    usedMinutes: from === null ? 0 : minutesUsed(from, until ?? now, pauses, rules.calendar),
    days: Math.max(1, Math.round(timing.allowedMinutes / day)),
    pausedFor: isPaused ? (promised.pausedFor ?? null) : null,
  }
}

function timeOf({ from, days = 1, dueAt, pauses = [] }: Promised, { calendar }: RequestRules) {
  const promised = days * minutesOfDay(calendar)
  if (from === null) return { allowedMinutes: promised, dueAt: null, riskAt: null }
  if (dueAt != null) {
    const allowedMinutes = workingMinutes(from, dueAt, calendar)
    const riskAt = addWorkingMinutes(from, Math.ceil(allowedMinutes * 0.75), calendar)
    return { allowedMinutes, dueAt, riskAt }
  }
  return {
    allowedMinutes: promised,
    dueAt: dueAfter(from, promised, pauses, calendar),
    riskAt: dueAfter(from, Math.ceil(promised * 0.75), pauses, calendar),
  }
}

function stateOf(
  { from, until }: Promised,
  dueAt: Instant | null,
  isPaused: boolean,
  now: Instant,
): Clock['state'] {
  if (from === null || (until === null && from > now)) return 'ahead'
  if (isPaused) return 'paused'
  const isLate = dueAt !== null && (until ?? now) > dueAt
  if (isLate) return 'late'
  return until === null ? 'running' : 'kept'
}
