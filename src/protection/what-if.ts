import type { ActivityType } from '../activities/activity-type.ts'
import { addDays, type Day, later } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'
import { askedForOf } from './asked-for.ts'
import { bookingOf } from './booking.ts'
import { decideAsk } from './decide-ask.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from './facts.ts'
import { isOverridable } from './reason.ts'
import { firstFreeWorkingDay, isFree, loadCurve, type Standing, standingOf } from './standing.ts'

/** A day, or a month (`2026-05`): then the first free working day of each in it. */
export type WhatIfWhen = { readonly on: Day } | { readonly month: string }

export type WhatIfPerson = { readonly contactId: string; readonly facts: ProtectionFacts }

/** Load in quarter points on the fullest day of those on which the ask would count. */
export type LoadChange = { readonly before: number; readonly after: number; readonly cap: number }
type Point = { readonly day: Day; readonly quarters: number }

export type WhatIf = {
  readonly contactId: string
  /** The day that was weighed. */
  readonly on: Day
  /** True where a reservation would be accepted, after those before it were. */
  readonly isFree: boolean
  /** Where it would not: true where a program manager could make an exception, with the owner's yes. */
  readonly mayOverride: boolean
  /** With those before it booked. */
  readonly standing: Standing
  /** The first free working day from the one weighed; null while a fact must change. */
  readonly earliestOn: Day | null
  /** Those before it of the same account who take the place it would have had alone. */
  readonly behind: readonly string[]
  readonly isShortNotice: boolean
  readonly load: LoadChange | null
  readonly accountLoad: LoadChange | null
  /** The person's load from today until the ask drops out, as it stands and with it. */
  readonly curve: { readonly without: readonly Point[]; readonly withAsk: readonly Point[] }
}

/**
 * What would be if these people were asked for this: each is booked after the other, in the order given, wherever a
 * reservation would be accepted. In: the facts of each, the activity, a day or a month. Out: for each their standing
 * then, the load it would leave, and whose booking takes the place. It decides nothing and writes nothing; the same
 * `decideAsk` answers when somebody reserves (domain.md, "Reservation").
 */
export function whatIf(
  people: readonly WhatIfPerson[],
  type: ActivityType,
  when: WhatIfWhen,
): readonly WhatIf[] {
  const booked: Booked[] = []
  return people.map(({ contactId, facts }) => {
    const before = booked.filter(({ accountId }) => accountId === facts.account?.accountId)
    const answer = weighOne({ contactId, facts }, before, type, when)
    const accountId = facts.account?.accountId
    if (answer.isFree && accountId !== undefined) {
      booked.push({ contactId, accountId, entry: bookingOf(`what-if-${contactId}`, type, answer.on) })
    }
    return answer
  })
}

type Booked = { readonly contactId: string; readonly accountId: string; readonly entry: LoadEntry }

function weighOne(
  { contactId, facts: alone }: WhatIfPerson,
  before: readonly Booked[],
  type: ActivityType,
  when: WhatIfWhen,
): WhatIf {
  const asked = askedForOf(type)
  const facts = withBookings(alone, before)
  const on = 'on' in when ? when.on : firstInMonth(facts, asked, type.noticeDays, when.month)
  const decision = decideAsk(facts, asked, on)
  const standing = standingOf(facts, asked, on)
  const isTakenByOthers = !decision.ok && before.length > 0 && isFree(standingOf(alone, asked, on))
  return {
    contactId,
    on,
    isFree: decision.ok && facts.account !== null,
    mayOverride: !decision.ok && standing.reasons.every(({ code }) => isOverridable(code)),
    standing,
    earliestOn: firstFreeWorkingDay(facts, asked, later(on, facts.today)),
    behind: isTakenByOthers ? before.map((each) => each.contactId) : [],
    isShortNotice: on < workingDayAfter(facts.today, type.noticeDays, facts.holidays),
    load: changeOf(standing.load, type.loadQuarters),
    accountLoad: changeOf(standing.accountLoad, type.loadQuarters),
    curve: curveOf(facts, type, on),
  }
}

function withBookings(facts: ProtectionFacts, booked: readonly Booked[]): ProtectionFacts {
  const { account } = facts
  if (account === null || booked.length === 0) return facts
  return {
    ...facts,
    account: { ...account, entries: [...account.entries, ...booked.map(({ entry }) => entry)] },
  }
}

/** The first free working day of a month that keeps the notice; without one, the day on which it would begin. */
function firstInMonth(facts: ProtectionFacts, asked: AskedFor, noticeDays: number, month: string): Day {
  const [first, last] = daysOfMonth(month)
  const notice = workingDayAfter(facts.today, noticeDays, facts.holidays)
  const start = later(later(first, facts.today), notice <= last ? notice : first)
  const found = firstFreeWorkingDay(facts, asked, start)
  if (found !== null && found <= last) return found
  const day = workingDayAfter(start, 0, facts.holidays)
  return day <= last ? day : start
}

/** The first and the last day of a month written `2026-05`. */
export function daysOfMonth(month: string): readonly [Day, Day] {
  const first = `${month}-01`
  const next = addDays(first, 31)
  return [first, addDays(`${next.slice(0, 7)}-01`, -1)]
}

function changeOf(load: Standing['load'], quarters: number): LoadChange | null {
  if (load === null) return null
  const before = load.done + load.reserved
  return { before, after: before + quarters, cap: load.cap }
}

function curveOf({ today, rules, person }: ProtectionFacts, type: ActivityType, on: Day): WhatIf['curve'] {
  const entries = person?.entries ?? []
  const until = addDays(later(on, today), rules.windowDays + 7)
  const points = (some: readonly LoadEntry[]) => loadCurve(some, today, until, rules.windowDays)
  return {
    without: points(entries),
    withAsk: points([...entries, bookingOf('what-if', type, on)]),
  }
}
