import { isDone, isOpen } from '../activities/ledger.ts'
import { addDays, type Day, dayFromNumber, dayNumber } from '../kernel/time.ts'
import type { AskedFor, LoadEntry, PersonFacts, ProtectionFacts } from './facts.ts'
import type { Reason, ReasonCode } from './reason.ts'
import type { ProtectionRules } from './rules.ts'

/** What counts towards a limit: on which day, how much, and the ask behind it. */
export type Weight = { readonly on: number; readonly amount: number; readonly entry: LoadEntry }

/** At most `most` over any `days` days; the ask in question would add `added`. */
export type Limit = {
  readonly code: Extract<
    ReasonCode,
    'contact-cap' | 'account-cap' | 'live-limit' | 'own-limit' | 'own-type-limit'
  >
  readonly most: number
  readonly days: number
  readonly added: number
  /** Asked for nothing in particular: then what it would add is not worth telling. */
  readonly isGeneral?: boolean
  /** Ascending by day. */
  readonly weights: readonly Weight[]
}

export type FullestDay = { readonly on: Day; readonly sum: number; readonly weights: readonly Weight[] }

/**
 * The fullest day of those on which something booked on `day` would count: the greatest sum over (d − days, d]
 * for every d in [day, day + days). The sum changes only where a weight begins, so only those days are looked at.
 */
export function fullestDay(weights: readonly Weight[], day: Day, days: number): FullestDay {
  const first = dayNumber(day)
  let best = { at: first, sum: -1, low: 0, high: 0 }
  let [low, high, sum] = [0, 0, 0]
  const look = (at: number) => {
    for (let next = weights[high]; next !== undefined && next.on <= at; next = weights[high]) {
      sum += next.amount
      high += 1
    }
    for (let old = weights[low]; old !== undefined && low < high && old.on <= at - days; old = weights[low]) {
      sum -= old.amount
      low += 1
    }
    if (sum > best.sum) best = { at, sum, low, high }
  }
  look(first)
  for (const { on } of weights) if (on > first && on < first + days) look(on)
  return { on: dayFromNumber(best.at), sum: best.sum, weights: weights.slice(best.low, best.high) }
}

/** True when the ask fits on that day: exactly the limit is allowed (domain.md, "Load"). */
export function fits(limit: Limit, day: Day): boolean {
  return fullestDay(limit.weights, day, limit.days).sum + limit.added <= limit.most
}

/** The days on which a limit may begin to fit again: each weight drops out `days` after its day. */
export function releaseDays(limit: Limit): readonly Day[] {
  return limit.weights.map(({ on }) => dayFromNumber(on + limit.days))
}

/** The first day from `day` on which the limit fits; null when it never does. */
function firstFit(limit: Limit, day: Day): Day | null {
  if (fits(limit, day)) return day
  const later = releaseDays(limit).filter((release) => release > day)
  return later.toSorted().find((release) => fits(limit, release)) ?? null
}

/** True from the warning share of a cap on; caps only, for the last of two asks is no warning. */
export function isClose(limit: Limit, day: Day, warnAt: number): boolean {
  if (limit.code !== 'contact-cap' && limit.code !== 'account-cap') return false
  return fullestDay(limit.weights, day, limit.days).sum >= warnAt * limit.most
}

/** Weights of entries, ascending by day; those of nothing are left out. */
export function weigh(
  entries: readonly LoadEntry[],
  amountOf: (entry: LoadEntry) => number,
): readonly Weight[] {
  return entries
    .map((entry) => ({ on: dayNumber(entry.on), amount: amountOf(entry), entry }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => a.on - b.on)
}

/** What an ask of no kind in particular is taken to weigh when somebody's general standing is told: one point. */
const lightestAsk = 4

const quartersOf = (entry: LoadEntry) => entry.quarters
const onePerAsk = (entry: LoadEntry) => (isOpen(entry.state) || isDone(entry.state) ? 1 : 0)

/**
 * Every limit that applies to asking for `type` (null: for anything): the caps of person and account, live
 * asks, and what the advocate set. All must hold, so the stricter one wins. Source: practice B7 rules 1 and 2.
 */
export function limitsOf(facts: ProtectionFacts, type: AskedFor | null): readonly Limit[] {
  const { rules } = facts
  const added = type?.loadQuarters ?? lightestAsk
  const limits: Limit[] = []
  if (facts.person !== null && type?.isAccountLevel !== true)
    limits.push(...personLimits(facts.person, type, rules))
  if (facts.account !== null) {
    const weights = weigh(facts.account.entries, quartersOf)
    const cap = { code: 'account-cap', most: rules.accountCap, days: rules.accountWindowDays } as const
    limits.push({ ...cap, added, weights, isGeneral: type === null })
  }
  return limits
}

function personLimits(person: PersonFacts, type: AskedFor | null, rules: ProtectionRules): readonly Limit[] {
  const { entries } = person
  const days = rules.windowDays
  const added = type?.loadQuarters ?? lightestAsk
  const limits: Limit[] = [
    {
      code: 'contact-cap',
      most: rules.contactCap,
      days,
      added,
      weights: weigh(entries, quartersOf),
      isGeneral: type === null,
    },
  ]
  if (type?.isLive === true) {
    const live = entries.filter((entry) => entry.isLive)
    limits.push({ code: 'live-limit', most: rules.liveAsks, days, added: 1, weights: weigh(live, onePerAsk) })
  }
  if (person.ownAsksAQuarter !== null) {
    const weights = weigh(entries, onePerAsk)
    limits.push({ code: 'own-limit', most: person.ownAsksAQuarter, days, added: 1, weights })
  }
  const own = person.willingness.find((answer) => answer.activityTypeId === type?.id)
  if (own !== undefined && own.ownLimit !== null) {
    const same = entries.filter((entry) => entry.activityTypeId === type?.id)
    const weights = weigh(same, onePerAsk)
    limits.push({
      code: 'own-type-limit',
      most: own.ownLimit,
      days: own.ownLimitDays ?? days,
      added: 1,
      weights,
    })
  }
  return limits
}

/** The reason a limit gives on a day; null when the ask fits. Names the asks that fill it, open ones first. */
export function reasonOfLimit(limit: Limit, day: Day): Reason | null {
  const { sum, weights } = fullestDay(limit.weights, day, limit.days)
  if (sum + limit.added <= limit.most) return null
  const behind = weights
    .map(({ entry }) => entry)
    .toSorted((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)))
  return {
    code: limit.code,
    state: 'resting',
    until: firstFit(limit, addDays(day, 1)),
    says: sentenceOf(limit, sum),
    rule: ruleOf(limit),
    sources: behind.map(({ id, title }) => ({ kind: 'ledger-entry', id, name: title })),
    liftedBy: limit.code === 'own-limit' || limit.code === 'own-type-limit' ? 'advocate' : 'time',
  }
}

function sentenceOf({ code, most, added, isGeneral }: Limit, sum: number): string {
  const adding = isGeneral ? '.' : `; this adds ${added / 4}.`
  switch (code) {
    case 'contact-cap':
      return `Carries ${sum / 4} of ${most / 4} load points${adding}`
    case 'account-cap':
      return `The account carries ${sum / 4} of ${most / 4} load points${adding}`
    case 'live-limit':
      return `${sum} of ${most} live conversations are taken.`
    case 'own-limit':
      return `The advocate allows ${most} asks in this time; ${sum} are taken.`
    case 'own-type-limit':
      return `The advocate allows this ${most} times in this time; ${sum} are taken.`
  }
}

function ruleOf({ code, most, days }: Limit): string {
  switch (code) {
    case 'contact-cap':
      return `At most ${most / 4} load points for one person in ${days} days`
    case 'account-cap':
      return `At most ${most / 4} load points for one account in ${days} days`
    case 'live-limit':
      return `At most ${most} live conversations for one person in ${days} days`
    case 'own-limit':
      return `The advocate's own limit: ${most} asks in ${days} days`
    case 'own-type-limit':
      return `The advocate's own limit for this kind: ${most} in ${days} days`
  }
}
