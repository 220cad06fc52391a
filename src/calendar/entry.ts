import { addDays, type Day } from '../kernel/time.ts'

/** What is planned. Source: AGR-2. */
export const entryKinds = ['launch', 'campaign', 'event', 'earnings', 'analyst-date'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What each kind is called. */
export const entryKindNames: Readonly<Record<EntryKind, string>> = {
  launch: 'Launch',
  campaign: 'Campaign',
  event: 'Event',
  earnings: 'Earnings',
  'analyst-date': 'Analyst date',
}

export const entryStates = ['planned', 'cancelled'] as const
export type EntryState = (typeof entryStates)[number]

/** Entries one workspace keeps at most. */
export const mostEntries = 10_000

/** Something planned lasts so many days at most. */
export const longestEntry = 400

export type EntryDays = {
  readonly startsOn: Day
  /** Half-open: the day it ends before. */
  readonly endsBefore: Day
}

/** An entry as far as permission depends on it. */
export type EntryOwned = { readonly teamId: string | null; readonly ownerId: string }

/**
 * What is wrong with the days of an entry, as field and reason; null where nothing is. In: the first day, and the last
 * one, which counts in; null for one day. Source: AGR-2.
 */
export function faultOfDays(
  startsOn: Day,
  lastOn: Day | null,
): { readonly field: string; readonly reason: string } | null {
  if (startsOn < '2000-01-01' || startsOn > '2100-01-01') {
    return { field: 'startsOn', reason: 'This year is too far away.' }
  }
  if (lastOn === null) return null
  if (lastOn < startsOn) return { field: 'lastOn', reason: 'It ends before it begins.' }
  return lastOn > addDays(startsOn, longestEntry - 1)
    ? { field: 'lastOn', reason: `It lasts longer than ${longestEntry} days.` }
    : null
}

/** The days as they are stored. In: the first day, and the last one, which counts in. Out: half-open. Source: AGR-2. */
export function daysFrom(startsOn: Day, lastOn: Day | null): EntryDays {
  return { startsOn, endsBefore: addDays(lastOn ?? startsOn, 1) }
}

/** The last day, which counts in. In: half-open days. Source: AGR-2. */
export function lastDayOf({ endsBefore }: Pick<EntryDays, 'endsBefore'>): Day {
  return addDays(endsBefore, -1)
}

/** Where an entry lies as seen from a day. */
export const entryTimes = ['ahead', 'under-way', 'over'] as const
export type EntryTime = (typeof entryTimes)[number]

/** Whether an entry is still to come, has begun, or is over. In: its days; the day it is. Source: AGR-2. */
export function timeOf({ startsOn, endsBefore }: EntryDays, today: Day): EntryTime {
  if (startsOn > today) return 'ahead'
  return endsBefore > today ? 'under-way' : 'over'
}

/**
 * The day customers are wanted for: the first, and once that has passed the last, for as long as it goes on. In: its
 * days; the day it is. Source: AGR-2.
 */
export function wantedDay({ startsOn, endsBefore }: EntryDays, today: Day): Day {
  return startsOn >= today ? startsOn : lastDayOf({ endsBefore })
}
