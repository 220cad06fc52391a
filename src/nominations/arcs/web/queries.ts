import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { getArcs, getDiversity, listArcRows, listCultivations } from '../arc.contract.ts'
import type { ArcStep, Dimension } from '../arc.ts'

export type Arcs = ResponseOf<typeof getArcs>
export type ArcRow = ResponseOf<typeof listArcRows>['rows'][number]
export type Diversity = ResponseOf<typeof getDiversity>
export type Cultivation = ResponseOf<typeof listCultivations>['rows'][number]
export type Period = { readonly from?: string; readonly to?: string }

export const arcsQuery = (period: Period) =>
  apiQuery<typeof getArcs>('GET /recruiting/arcs', { query: period })
export const arcRowsQuery = (step: ArcStep, period: Period) =>
  apiPages<typeof listArcRows>('GET /recruiting/arcs/rows', { query: { step, ...period } })
export const diversityQuery = (by: Dimension) =>
  apiQuery<typeof getDiversity>('GET /recruiting/diversity', { query: { by } })

export const cultivationsQuery = (account: string) =>
  apiPages<typeof listCultivations>('GET /cultivations', { query: { account, size: 10 } })

/** What something logged for a customer makes old. */
export const cultivationRoutes = [
  'GET /cultivations',
  'GET /recruiting/arcs',
  'GET /accounts/:accountId/timeline',
] as const

/** The page of a record that a row of an arc is about. */
export function rowPath({ kind, id }: ArcRow): string {
  const places = {
    account: 'customers',
    contact: 'advocates',
    request: 'requests',
    opportunity: 'opportunities',
  } as const
  return `/${places[kind]}/${id}`
}
