import type { ResponseOf } from '../../../kernel/contract.ts'
import { standingRoutes } from '../../../protection/web/queries.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatDay, formatNumber } from '../../../web/format.ts'
import type { getOutsideShare, listOutsideAsks, logOutsideAsk } from '../outside-ask.contract.ts'

export type OutsideAsk = ResponseOf<typeof listOutsideAsks>['rows'][number]
export type OutsideShare = ResponseOf<typeof getOutsideShare>
type Effect = ResponseOf<typeof logOutsideAsk>['effect']

export const outsideAsksQuery = (only?: 'counted') =>
  apiPages<typeof listOutsideAsks>('GET /outside-asks', { query: only === undefined ? {} : { only } })

export const outsideShareQuery = () => apiQuery<typeof getOutsideShare>('GET /outside-asks/share')

/** The routes whose answers change when an ask outside is written down or taken back. */
export const outsideRoutes = [
  'GET /outside-asks',
  'GET /outside-asks/share',
  'GET /contacts/:contactId/ledger',
  'GET /accounts/:accountId/ledger',
  'GET /opportunities/:opportunityId/ledger',
  'GET /contacts/:contactId/timeline',
  'GET /accounts/:accountId/timeline',
  ...standingRoutes,
] as const

/** What it did to whoever was asked, in a sentence: “Load 3.5 of 4 now; free from 29 Mar.” */
export function sayEffect(effect: Effect): string {
  if (effect === null) return 'Written down; it counts from now on'
  const { load, freeFrom, against } = effect
  const parts = [
    load === null ? null : `load ${formatNumber(load.now)} of ${formatNumber(load.cap)} now`,
    freeFrom === null ? null : `free from ${formatDay(freeFrom)}`,
    against[0] === undefined ? null : `what stood against it: ${against[0].says}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Written down' : `Written down: ${parts.join('; ')}`
}
