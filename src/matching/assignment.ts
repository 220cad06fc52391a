import { isDone, isOpen } from '../activities/ledger.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { decideAsk } from '../protection/decide-ask.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from '../protection/facts.ts'
import { firstFreeWorkingDay } from '../protection/standing.ts'

/** One open request as the best assignment sees it. */
export type AssignmentRequest = {
  readonly id: string
  /** How many more advocates it wants. */
  readonly places: number
  /** What one place is worth beside one of another request, in tenths. */
  readonly weight: number
  readonly asked: AskedFor
  readonly restDays: number
  /** The first and the last day that will do: the same where the day is set. */
  readonly from: Day
  readonly until: Day
  /** Who fits, the best first, as places in the list of people, and how each ranks, in thousandths. */
  readonly people: readonly number[]
  readonly ranks: readonly number[]
}

/** Everything an assignment is computed from. The facts of a person, `asIfHeld`, stand once for all requests they fit. */
export type AssignmentProblem = {
  readonly requests: readonly AssignmentRequest[]
  readonly people: readonly ProtectionFacts[]
}

/** One person who could be asked for one request, on the one day that suits both. */
export type AssignmentOption = {
  /** The place of the request, and of the person, in their lists. */
  readonly request: number
  readonly person: number
  readonly contactId: string
  readonly accountId: string
  readonly day: Day
  readonly rank: number
  /** Rank times weight: an integer, so that a sum is exact. */
  readonly value: number
}

/** Who has the place that somebody would have had: for which request they are asked. */
export type TakenBy = {
  readonly requestId: string
  readonly contactId: string
  /** True where nobody else could be asked for that request. */
  readonly isOnlyOne: boolean
}

/** Somebody who ranks higher than who is asked, or could be asked alone, and what stands in the way. */
export type PassedOver = {
  readonly contactId: string
  readonly rank: number
  readonly takenBy: readonly TakenBy[]
}

export type AssignmentLine = {
  readonly requestId: string
  readonly contactId: string
  readonly accountId: string
  readonly day: Day
  readonly rank: number
  readonly value: number
  readonly passedOver: PassedOver | null
}

/** Why places stay open: nobody fits, nobody who fits is free in time, or others have all who are. */
export const uncoveredCauses = ['nobody-fits', 'nobody-free', 'taken'] as const

export type Uncovered = {
  readonly requestId: string
  readonly missing: number
  readonly cause: (typeof uncoveredCauses)[number]
  readonly passedOver: PassedOver | null
}

/** Who should be asked for what, so that the value of all places together is greatest. */
export type Assignment = {
  readonly lines: readonly AssignmentLine[]
  readonly uncovered: readonly Uncovered[]
  readonly value: number
}

/**
 * How somebody could be asked for a request, as if it were the only one. In: the problem, the places of the request and
 * of the person, and how they rank. Out: the option on the day that is set, else on the first working day in time that is
 * free; null where protection refuses every one of them. Source: domain.md "Reservation".
 */
export function optionOf(
  { requests, people }: AssignmentProblem,
  request: number,
  person: number,
  rank: number,
): AssignmentOption | null {
  const [wanted, facts] = [requests[request], people[person]]
  const accountId = facts?.account?.accountId
  const contactId = facts?.person?.contactId
  if (wanted === undefined || facts === undefined || accountId === undefined || contactId === undefined)
    return null
  const day = dayFor(wanted, facts)
  if (day === null) return null
  return { request, person, contactId, accountId, day, rank, value: rank * wanted.weight }
}

function dayFor(request: AssignmentRequest, facts: ProtectionFacts): Day | null {
  const { asked, from, until } = request
  if (from === until) {
    return decideAsk(facts, asked, from).ok && inTheWayOf(request, facts, from) === null ? from : null
  }
  for (let day = from; day <= until; ) {
    const free = firstFreeWorkingDay(facts, asked, day)
    if (free === null || free > until || !decideAsk(facts, asked, free).ok) return null
    const arranged = inTheWayOf(request, facts, free)
    if (arranged === null) return free
    day = addDays(arranged, 1)
  }
  return null
}

/** The last day on which something is arranged that rest after the ask would lie over, and would have stopped. */
function inTheWayOf(
  { asked, restDays }: AssignmentRequest,
  { person, rules }: ProtectionFacts,
  day: Day,
): Day | null {
  if (asked.isAccountLevel || restDays === 0) return null
  const until = addDays(day, restDays)
  const days = (person?.entries ?? [])
    .filter(({ state, quarters }) => isDone(state) && quarters >= rules.restStopsLoad)
    .map(({ on }) => on)
    .filter((on) => on >= day && on < until)
  return days.sort().at(-1) ?? null
}

/**
 * The facts of somebody as if whatever they are asked for had taken place on its day, so that its rest counts ahead. A
 * reservation knows of rest only after what took place; a plan that looks weeks ahead must not fill those days.
 */
export function asIfHeld(facts: ProtectionFacts): ProtectionFacts {
  const held = (entries: readonly LoadEntry[]) =>
    entries.map((entry) => (isOpen(entry.state) ? { ...entry, state: 'done' as const } : entry))
  const { person, account } = facts
  return {
    ...facts,
    person: person === null ? null : { ...person, entries: held(person.entries) },
    account: account === null ? null : { ...account, entries: held(account.entries) },
  }
}

/** What one place of a request counts, as times its rank. */
export type PlanWeights = {
  readonly leastWeight: number
  readonly mostWeight: number
  readonly usualWeight: number
}

/**
 * The weight of a request in tenths. In: the amount of its deal and the largest of the open requests in the same
 * currency, in minor units, null where there is none; and what places count. The square root keeps a deal a hundred
 * times as large from being worth all others.
 */
export function weightOf(
  amount: number | null,
  largest: number,
  { leastWeight, mostWeight, usualWeight }: PlanWeights,
): number {
  if (amount === null || amount <= 0 || largest <= 0) return usualWeight * 10
  const share = Math.sqrt(Math.min(1, amount / largest))
  return Math.round(10 * (leastWeight + (mostWeight - leastWeight) * share))
}
