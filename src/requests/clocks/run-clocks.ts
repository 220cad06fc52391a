import type { Instant } from '../../kernel/time.ts'
import type { RequestRules } from '../rules.ts'
import { askPromises } from './ask-promises.ts'
import type { ClockKind, ClockSide, ClockState } from './clock.ts'
import type { ClockFacts, Escalation, Promised } from './promised.ts'
import { feedbackAhead, requestPromises } from './request-promises.ts'
import { dueAfter, minutesOfDay, minutesUsed, workingMinutes } from './working-time.ts'

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
  readonly escalated: { readonly to: Named | null; readonly at: Instant } | null
  /** From then on its last quarter runs. */
  readonly riskAt: Instant | null
}

/**
 * The promises of both sides on one request, in the order in which they come up. In: the time stamps of request,
 * questions, asks and approvals; the rules in force; now. Out: each clock with working minutes used and allowed,
 * by when, and why it stands still. Source: domain.md "Requests and clocks", practice B1.
 */
export function runClocks(facts: ClockFacts, rules: RequestRules, now: Instant): Clock[] {
  if (facts.submittedAt === null) return []
  const promised = [
    ...requestPromises(facts, rules),
    ...facts.asks.flatMap((ask) => askPromises(ask, facts, rules)),
    ...feedbackAhead(facts, rules),
  ]
  return promised.map((each) => ({
    ...tick(each, rules, now),
    escalated: escalationOf(each, facts.escalations),
  }))
}

function escalationOf(
  { kind, askId, from }: Promised,
  escalations: readonly Escalation[],
): Clock['escalated'] {
  const found = escalations.find(
    (each) => each.kind === kind && each.askId === (askId ?? null) && each.startedAt === from,
  )
  return found === undefined ? null : { to: found.to, at: found.at }
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

function tick(promised: Promised, rules: RequestRules, now: Instant): Omit<Clock, 'escalated'> {
  const { kind, side, owes, from, until, pauses = [] } = promised
  const day = minutesOfDay(rules.calendar)
  const base = { kind, side, owes, askId: promised.askId ?? null, startedAt: from, endedAt: until }
  const timing = timeOf(promised, rules)
  const isStill = until === null && pauses.some((pause) => pause.from <= now && pause.until === null)
  const isPaused =
    isStill || (until === null && pauses.some((pause) => pause.from <= now && (pause.until ?? now) > now))
  const state = stateOf(promised, timing.dueAt, isPaused, now)
  return {
    ...base,
    ...timing,
    // Where it is known until when it stands still, so is when it is due.
    dueAt: isStill ? null : timing.dueAt,
    riskAt: isStill ? null : timing.riskAt,
    state,
    says: until === null ? promised.owed : promised.given,
    usedMinutes: from === null ? 0 : minutesUsed(from, until ?? now, pauses, rules.calendar),
    days: Math.max(1, Math.round(timing.allowedMinutes / day)),
    pausedFor: isPaused ? (promised.pausedFor ?? null) : null,
  }
}

/** Of its time, the share after which a promise is at risk. */
const calmShare = 0.75

function timeOf({ from, until, days = 1, dueAt, pauses = [] }: Promised, { calendar }: RequestRules) {
  const promised = days * minutesOfDay(calendar)
  if (from === null) return { allowedMinutes: promised, dueAt: null, riskAt: null }
  const allowedMinutes = dueAt == null ? promised : workingMinutes(from, dueAt, calendar)
  const due = dueAt ?? dueAfter(from, promised, pauses, calendar)
  // What is over is at no risk: of thousands of promises told afterwards only the open ones have a moment of it.
  const calm = Math.ceil(allowedMinutes * calmShare)
  const riskAt = until === null ? dueAfter(from, calm, dueAt == null ? pauses : [], calendar) : null
  return { allowedMinutes, dueAt: due, riskAt }
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
