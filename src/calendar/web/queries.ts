import type { Static } from 'typebox'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import { addressOf } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatDays, formatWeekday } from '../../web/format.ts'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type { getEntry, getEntryOfRequest, listEntries } from '../contract.ts'
import { type EntryKind, type EntryTime, entryKindNames } from '../entry.ts'
import type { CalendarNeedSchema } from '../need.contract.ts'
import type { NeedState } from '../need-state.ts'
import type { listMyPlans, listPlans } from '../plans.contract.ts'
import type { downloadCalendar, listFeeds, listSources, readCalendarText } from '../source.contract.ts'

export type EntryRow = ResponseOf<typeof listEntries>['rows'][number]
export type Entry = ResponseOf<typeof getEntry>
export type CalendarNeed = Static<typeof CalendarNeedSchema>
export type Source = ResponseOf<typeof listSources>['rows'][number]
export type Reading = ResponseOf<typeof readCalendarText>['reading']
export type Plan = ResponseOf<typeof listPlans>['rows'][number]
export type EntryFilters = Omit<QueryOf<typeof listEntries>, 'cursor' | 'size'>

/** What is planned, by day. */
export const entriesQuery = (filters: EntryFilters, size = 100) =>
  apiPages<typeof listEntries>('GET /calendar/entries', { query: { ...filters, size } })

export const entryQuery = (calendarEntryId: string) =>
  apiQuery<typeof getEntry>('GET /calendar/entries/:calendarEntryId', { params: { calendarEntryId } })

/** How many entries are due to be asked for. */
export const dueEntriesQuery = () =>
  apiQuery<typeof listEntries>('GET /calendar/entries', { query: { due: true, size: 1 } })

export const entryOfRequestQuery = (requestId: string) =>
  apiQuery<typeof getEntryOfRequest>('GET /calendar/requests/:requestId/entry', { params: { requestId } })

export const plansQuery = (accountId: string) =>
  apiQuery<typeof listPlans>('GET /calendar/accounts/:accountId/plans', { params: { accountId } })

export const myPlansQuery = () => apiQuery<typeof listMyPlans>('GET /calendar/plans')

export const sourcesQuery = () => apiQuery<typeof listSources>('GET /calendar/sources')

export const feedsQuery = () => apiQuery<typeof listFeeds>('GET /calendar/feeds')

/** Where the calendar is fetched as a file. */
export const calendarFile = (query: QueryOf<typeof downloadCalendar>) =>
  addressOf<typeof downloadCalendar>('GET /calendar/file', { query })

/** The routes whose answers change when anything in the calendar does. */
export const calendarRoutes = [
  'GET /calendar/entries',
  'GET /calendar/entries/:calendarEntryId',
  'GET /calendar/requests/:requestId/entry',
  'GET /calendar/sources',
  'GET /today',
] as const

export const entryPath = (id: string) => `/calendar/${id}`

/** “Wed 14 Oct”, “14–16 Oct”, as the reader writes days. */
export function sayDays({ startsOn, lastOn }: { readonly startsOn: Day; readonly lastOn: Day }): string {
  return startsOn === lastOn ? formatWeekday(startsOn) : formatDays(startsOn, lastOn)
}

/** Where an entry lies, where that has to be said. */
export const timeWords: Readonly<Record<EntryTime, string | null>> = {
  ahead: null,
  'under-way': 'under way',
  over: 'over',
}

const marks: Readonly<Record<NeedState, readonly [StateKind, string]>> = {
  early: ['later', 'early'],
  'time-to-ask': ['due', 'time to ask'],
  late: ['risk', 'late'],
  requested: ['half', 'requested'],
  covered: ['kept', 'covered'],
  over: ['later', 'over'],
  cancelled: ['never', 'cancelled'],
}

/** The shape and word of where a need stands. */
export function markOfNeed(state: NeedState): { readonly kind: StateKind; readonly words: string } {
  const [kind, words] = marks[state]
  return { kind, words }
}

/** The need of an entry that is the most pressing; undefined where it has none. */
export function firstNeed(needs: readonly CalendarNeed[]): CalendarNeed | undefined {
  const order: readonly NeedState[] = [
    'late',
    'time-to-ask',
    'early',
    'requested',
    'covered',
    'over',
    'cancelled',
  ]
  return needs.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
}

/** “Event speech, 2 wanted” */
export const sayNeed = ({ activity, wanted }: CalendarNeed): string =>
  wanted === 1 ? activity.name : `${activity.name}, ${wanted} wanted`

/** “4 free”, “nobody free”; null where nobody counted or it does not matter any more. */
export function sayFree({ free, state }: CalendarNeed): string | null {
  if (free === null || !['early', 'time-to-ask', 'late'].includes(state)) return null
  return free === 0
    ? 'nobody is free then'
    : `${free >= 50 ? '50 or more' : free} ${free === 1 ? 'is' : 'are'} free then`
}

/** “Campaign of Demand generation” */
export const sayWhose = (kind: EntryKind, team: string | null): string =>
  team === null ? entryKindNames[kind] : `${entryKindNames[kind]} of ${team}`

/** What a reading came to, in a sentence. */
export function sayReading({ added, changed, cancelled, same, left }: Reading): string {
  const parts = [
    added === 0 ? null : `${formatCount(added, 'entry', 'entries')} added`,
    changed === 0 ? null : `${formatCount(changed, 'entry', 'entries')} changed`,
    cancelled === 0 ? null : `${formatCount(cancelled, 'entry', 'entries')} cancelled`,
  ].filter((part) => part !== null)
  if (parts.length > 0) return parts.join(', ')
  if (same > 0) return 'Nothing in it is new'
  return left.length > 0 ? 'Nothing of it was taken in' : 'Nothing in it lies ahead'
}
