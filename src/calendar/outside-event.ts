import type { EntryDays, EntryState } from './entry.ts'

/** One event of a calendar elsewhere, or one day of an event that comes again. */
export type OutsideEvent = EntryDays & {
  readonly uid: string
  /** The uid, and for what comes again which of its days. */
  readonly key: string
  readonly title: string
  readonly place: string | null
  readonly webLink: string | null
  readonly notes: string
  readonly isCancelled: boolean
  /** Of all it says, so that the same is known again. */
  readonly hash: string
}

/** What a calendar was read as. */
export type OutsideCalendar = {
  readonly events: readonly OutsideEvent[]
  readonly left: readonly { readonly title: string; readonly why: string }[]
  /** Uids of events that are in it and could not be read. */
  readonly unread: readonly string[]
  /** It holds more than is read of one calendar. */
  readonly isCut: boolean
}

/** An entry that a calendar elsewhere brought before. */
export type KnownEntry = EntryDays & {
  readonly id: string
  readonly uid: string
  readonly key: string
  readonly hash: string
  readonly title: string
  readonly state: EntryState
  readonly sourceId: string | null
  /** May this reading change it. */
  readonly isOwn: boolean
}

export type ReadingPlan<Known extends KnownEntry> = {
  readonly added: readonly OutsideEvent[]
  readonly changed: readonly { readonly known: Known; readonly event: OutsideEvent }[]
  readonly cancelled: readonly Known[]
  readonly same: number
  readonly left: readonly { readonly title: string; readonly why: string }[]
}

/**
 * What a reading comes to. In: what was read, the entries that earlier readings brought, and the source where one is
 * followed; the day it is, before which nothing is cancelled for being gone. Out: what is added, changed, cancelled; what
 * says the same as before is left alone, so that what somebody changed here by hand stays until it changes there. A day
 * of a known event that is gone from it is cancelled; an event that is gone altogether only where its source is
 * followed, since a file may hold a part. What could not be read, or lies behind what is read of one calendar, is not
 * gone. What is not ours to change is left, with the reason. Source: AGR-2.
 */
export function planReading<Known extends KnownEntry>(
  { events, left, unread, isCut }: OutsideCalendar,
  known: readonly Known[],
  {
    sourceId,
    today,
    room,
  }: { readonly sourceId: string | null; readonly today: string; readonly room: number },
): ReadingPlan<Known> {
  const byKey = new Map(known.map((entry) => [entry.key, entry]))
  const read = new Map(events.map((event) => [event.key, event]))
  const uids = new Set(events.map(({ uid }) => uid))
  const unknown = [...read.values()].filter(({ key, isCancelled }) => !byKey.has(key) && !isCancelled)
  const met = [...read.values()].flatMap((event) => {
    const entry = byKey.get(event.key)
    return entry === undefined ? [] : [{ known: entry, event }]
  })
  const others = met.filter(({ known: { isOwn, hash }, event }) => !isOwn && hash !== event.hash)
  const isGone = (entry: Known) =>
    !isCut &&
    !unread.includes(entry.uid) &&
    entry.state === 'planned' &&
    entry.isOwn &&
    entry.startsOn >= today &&
    !read.has(entry.key) &&
    (uids.has(entry.uid) || (sourceId !== null && entry.sourceId === sourceId))
  return {
    added: unknown.slice(0, Math.max(0, room)),
    changed: met.filter(({ known: { isOwn, hash }, event }) => isOwn && hash !== event.hash),
    cancelled: known.filter(isGone),
    same: met.filter(({ known: { hash }, event }) => hash === event.hash).length,
    left: [
      ...left,
      ...others.map(({ event: { title } }) => ({ title, why: 'It is another team’s here.' })),
      ...unknown.slice(Math.max(0, room)).map(({ title }) => ({ title, why: 'The calendar is full.' })),
    ],
  }
}
