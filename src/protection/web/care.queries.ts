import { ledgerRoutes } from '../../activities/web/queries.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import type {
  CareList,
  countCare,
  getCare,
  getTouchLetter,
  listCare,
  listValueTouches,
} from '../care.contract.ts'

export type Care = ResponseOf<typeof getCare>
export type CareCounts = ResponseOf<typeof countCare>
export type CareRow = ResponseOf<typeof listCare>['rows'][number]
export type ValueTouchRow = ResponseOf<typeof listValueTouches>['rows'][number]
export type TouchLetter = ResponseOf<typeof getTouchLetter>

/** One list of care, page by page. */
export function careListQuery(list: CareList) {
  return apiPages<typeof listCare>('GET /care', { query: { list, size: 50 } })
}

/** How many stand on each list of care. */
export function careCountsQuery() {
  return apiQuery<typeof countCare>('GET /care/counts')
}

/** How one advocate is cared for. */
export function careQuery(contactId: string) {
  return apiQuery<typeof getCare>('GET /advocates/:contactId/care', { params: { contactId } })
}

/** The library of value touches; with `all` those out of use as well. */
export function valueTouchesQuery(all = false) {
  return apiQuery<typeof listValueTouches>('GET /value-touches', { query: all ? { all } : {} })
}

/** The words of a value touch for one advocate. Read anew for each letter, as they may have been changed. */
export function touchLetterQuery(contactId: string, valueTouchId: string) {
  return apiQuery<typeof getTouchLetter>('GET /advocates/:contactId/value-touches/:valueTouchId', {
    params: { contactId, valueTouchId },
  })
}

/** The routes whose answers change when somebody was given something, or their next touch was planned. */
export const careRoutes = [
  ...ledgerRoutes,
  'GET /care',
  'GET /care/counts',
  'GET /advocates/:contactId/care',
  'GET /advocates/:contactId/value-touches/:valueTouchId',
  'GET /value-touches',
  'GET /today',
] as const

/** The routes whose answers change when the library does. */
export const libraryRoutes = [
  'GET /value-touches',
  'GET /care',
  'GET /advocates/:contactId/care',
  'GET /advocates/:contactId/value-touches/:valueTouchId',
] as const

type Balance = Pick<Care, 'gives' | 'asks' | 'touches' | 'isBelow' | 'isAsksOnly'>

/** “2 gives for 3 asks, too few”, “asks only”, “nobody asked”. */
export function sayBalance({ gives, asks, isBelow, isAsksOnly }: Balance): string {
  if (asks === 0) return gives === 0 ? 'Neither asked nor given.' : 'Given without asking.'
  if (isAsksOnly) return 'All they had from us was asks.'
  const words = `${formatCount(gives, 'give', 'gives')} for ${formatCount(asks, 'ask', 'asks')}`
  return isBelow ? `${words}: too few.` : `${words}.`
}

/** Why the next touch is due when it is. */
export function sayBecause({ nextTouch, everyDays, setBy, rules }: Care): string {
  switch (nextTouch.because) {
    case 'set':
      return setBy === null ? 'a day that was set' : `set by ${setBy}`
    case 'own-interval':
      return `every ${formatCount(everyDays ?? 0, 'day', 'days')}, for them alone`
    case 'interval':
      return `every ${formatCount(rules.touchEvery, 'day', 'days')}, as for everybody`
    case 'away':
      return 'not before, as they rest or are away'
  }
}

/** “due since 12 May, 20 days”, “due today”, “on 30 Aug”. */
export function sayNextTouch({ nextTouch, lateDays }: Pick<Care, 'nextTouch' | 'lateDays'>): string {
  if (lateDays === null) return formatDay(nextTouch.on)
  if (lateDays === 0) return 'due today'
  return `due since ${formatDay(nextTouch.on)}`
}

/** Why a value touch is suggested: “They said: …”, “They have not had it yet”. */
export function saySuggested({ because, wish }: NonNullable<Care['suggestion']>): string {
  if (wish !== null) return `They said: “${wish.length > 120 ? `${wish.slice(0, 118).trimEnd()} …` : wish}”`
  return because === 'new' ? 'They have not had it yet' : 'Of all, they had it longest ago'
}

/** “1 : 1”, “2.5 : 1”: so many gives for each ask. */
export function sayRatio(gives: number): string {
  return `${formatNumber(gives)} : 1`
}
