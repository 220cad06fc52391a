import { addDays, type Day, dayNumber } from '../kernel/time.ts'
import { type Limit, limitsOf } from '../protection/load.ts'
import type { AssignmentOption, AssignmentProblem } from './assignment.ts'

/** Of the options named, so much at most: each adds its amount where it is chosen. */
export type CapacityRow = {
  readonly most: number
  readonly members: readonly number[]
  readonly amounts: readonly number[]
}

/**
 * Everything that keeps options from being chosen together, each of which could be chosen alone. In: the problem and
 * its options; a row's members are places in that list. Out: the places of each request, one ask of a company for a
 * request, every limit of person and account over every window of days, and rest after each ask. A plan that keeps all
 * rows is accepted by reservations in any order, and the other way round but for rest, which a reservation knows only of
 * what took place.
 */
export function capacityRows(
  problem: AssignmentProblem,
  options: readonly AssignmentOption[],
): readonly CapacityRow[] {
  return [
    ...placeRows(problem, options),
    ...accountRows(problem, options),
    ...limitRows(problem, options),
    ...restRows(problem, options),
  ]
}

const ones = (members: readonly number[], most: number): CapacityRow => ({
  most,
  members,
  amounts: members.map(() => 1),
})

const indexesBy = <Key>(options: readonly AssignmentOption[], keyOf: (option: AssignmentOption) => Key) =>
  Map.groupBy(options.keys(), (index) => keyOf(options[index] as AssignmentOption))

function placeRows({ requests }: AssignmentProblem, options: readonly AssignmentOption[]): CapacityRow[] {
  return [...indexesBy(options, ({ request }) => request)].flatMap(([request, members]) => {
    const places = requests[request]?.places ?? 0
    return members.length > places ? [ones(members, places)] : []
  })
}

/** Where the company is asked, whoever there hears of it, it is asked once for a request. */
function accountRows({ requests }: AssignmentProblem, options: readonly AssignmentOption[]): CapacityRow[] {
  const groups = indexesBy(options, ({ request, accountId }) => `${request} ${accountId}`)
  return [...groups.values()].flatMap((members) => {
    const first = options[members[0] ?? 0]
    const asksAccount = first !== undefined && requests[first.request]?.asked.isAccountLevel === true
    return asksAccount && members.length > 1 ? [ones(members, 1)] : []
  })
}

type Booking = { readonly index: number; readonly on: number; readonly added: number }
type Shared = { readonly limit: Limit; readonly bookings: Booking[] }

function limitRows(
  { requests, people }: AssignmentProblem,
  options: readonly AssignmentOption[],
): CapacityRow[] {
  const shared = new Map<string, Shared>()
  options.forEach(({ request, person, contactId, accountId, day }, index) => {
    const [asked, facts] = [requests[request]?.asked, people[person]]
    if (asked === undefined || facts === undefined) return
    for (const limit of limitsOf(facts, asked)) {
      const whose = limit.code === 'account-cap' ? accountId : contactId
      const key = `${limit.code} ${whose} ${limit.code === 'own-type-limit' ? asked.id : ''}`
      const group = shared.get(key) ?? { limit, bookings: [] }
      if (group.bookings.length === 0) shared.set(key, group)
      group.bookings.push({ index, on: dayNumber(day), added: limit.added })
    }
  })
  return [...shared.values()].flatMap(windowRows)
}

type Window = { readonly low: number; readonly high: number; readonly known: number }

/**
 * A row for each window of days in which bookings could add up to more than the limit. Sums change only where a booking
 * or a weight begins, so only windows that end there are looked at; a window that holds no more bookings than another
 * and no more weight says nothing new.
 */
function windowRows({ limit, bookings }: Shared): CapacityRow[] {
  if (bookings.length < 2) return []
  const sorted = bookings.toSorted((a, b) => a.on - b.on || a.index - b.index)
  const windows = windowsOf(limit, sorted)
  const needed = windows.filter((one, at) => !windows.some((other, place) => outdoes(other, one, place < at)))
  return needed.flatMap(({ low, high, known }) => {
    return sharpened(sorted.slice(low, high), limit.most - known)
  })
}

/**
 * The rows for bookings that share so much room. They allow the same choices as the plain sum, and fewer that part
 * people: amounts in the largest unit they all are multiples of; whoever leaves no room for anybody else takes all of
 * it; and of those of whom any two are too much, one.
 */
function sharpened(inside: readonly Booking[], room: number): CapacityRow[] {
  if (inside.reduce((sum, { added }) => sum + added, 0) <= room) return []
  const unit = inside.reduce((common, { added }) => greatestCommon(common, added), 0)
  const most = Math.floor(room / unit)
  const amounts = inside.map(({ added }) => added / unit)
  const members = inside.map(({ index }) => index)
  const small = amounts.toSorted((a, b) => a - b)
  const [least = 0, second = 0] = small
  const lifted = amounts.map((amount) =>
    amount + (amount === least ? second : least) > most ? most : amount,
  )
  const largest = [...amounts.keys()].sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0))
  const alone: number[] = []
  for (const at of largest) {
    const last = amounts[alone.at(-1) ?? -1] ?? most + 1
    if ((amounts[at] ?? 0) + last > most) alone.push(at)
  }
  const sum = { most, members, amounts: lifted }
  if (alone.length < 2 || least === small.at(-1)) return [sum]
  return [
    sum,
    ones(
      alone.map((at) => members[at] ?? 0),
      1,
    ),
  ]
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b))

const outdoes = (other: Window, one: Window, isEarlier: boolean) =>
  other !== one &&
  other.low <= one.low &&
  other.high >= one.high &&
  other.known >= one.known &&
  (isEarlier || other.low < one.low || other.high > one.high || other.known > one.known)

function windowsOf({ weights, days }: Limit, sorted: readonly Booking[]): readonly Window[] {
  const [first, last] = [sorted[0]?.on ?? 0, sorted.at(-1)?.on ?? 0]
  const ends = new Set([
    ...sorted.map(({ on }) => on),
    ...weights.map(({ on }) => on).filter((on) => on > first && on < last + days),
  ])
  return [...ends]
    .map((end) => ({
      low: sorted.findIndex(({ on }) => on > end - days),
      high: sorted.findLastIndex(({ on }) => on <= end) + 1,
      known: weights.reduce((sum, { on, amount }) => sum + (on > end - days && on <= end ? amount : 0), 0),
    }))
    .filter(({ low, high }) => low >= 0 && high - low > 1)
}

type Stretch = {
  readonly index: number
  readonly day: Day
  readonly until: Day
  /** True for an ask that rest stops. */
  readonly isStopped: boolean
}

/** Nobody is asked for a day on which they would rest after another ask of the same plan. */
function restRows(
  { requests, people }: AssignmentProblem,
  options: readonly AssignmentOption[],
): CapacityRow[] {
  const personal = indexesBy(options, ({ contactId }) => contactId)
  return [...personal.values()].flatMap((members) => {
    const stretches = members.flatMap((index): Stretch[] => {
      const option = options[index] as AssignmentOption
      const [request, facts] = [requests[option.request], people[option.person]]
      if (request === undefined || facts === undefined || request.asked.isAccountLevel) return []
      const isStopped = request.asked.loadQuarters >= facts.rules.restStopsLoad
      return [{ index, day: option.day, until: addDays(option.day, request.restDays), isStopped }]
    })
    return stretches.length < 2 ? [] : cliquesOf(stretches)
  })
}

const restStops = (first: Stretch, then: Stretch) =>
  then.isStopped && first.day <= then.day && then.day < first.until

const cannotBoth = (a: Stretch, b: Stretch) => a !== b && (restStops(a, b) || restStops(b, a))

/**
 * Rows that together forbid every pair of which one would rest over the other. Pairs that all exclude each other share
 * a row, which says more in less: on each day on which one begins, as many as possible of those then running.
 */
function cliquesOf(stretches: readonly Stretch[]): CapacityRow[] {
  const days = [...new Set(stretches.map(({ day }) => day))].sort()
  return days.flatMap((day) => {
    const running = stretches.filter((each) => each.day === day || (each.day < day && day < each.until))
    const rows: CapacityRow[] = []
    let left = running
    while (left.length > 1) {
      const clique: Stretch[] = []
      for (const each of left) if (clique.every((other) => cannotBoth(other, each))) clique.push(each)
      const rest = left.filter((each) => !clique.includes(each))
      if (clique.length > 1 && clique.some((each) => each.day === day))
        rows.push(ones(clique.map(indexOf), 1))
      for (const other of rest) {
        const against = clique.filter((each) => cannotBoth(each, other))
        if (against.length > 0) rows.push(ones([other, ...against].map(indexOf), 1))
      }
      left = rest
    }
    return rows
  })
}

const indexOf = ({ index }: Stretch) => index
