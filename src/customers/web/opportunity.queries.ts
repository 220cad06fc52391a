import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { countOpportunities, getOpportunity, listOpportunities } from '../opportunity.contract.ts'
import type { OpportunityKind, OpportunityState } from '../opportunity.ts'

export type OpportunityRow = ResponseOf<typeof listOpportunities>['rows'][number]
export type Opportunity = ResponseOf<typeof getOpportunity>
type OpportunityFilters = QueryOf<typeof countOpportunities>
type OpportunitySort = NonNullable<QueryOf<typeof listOpportunities>['sort']>

/** What a change of an opportunity makes old. */
export const opportunityRoutes = [
  'GET /opportunities',
  'GET /opportunities/facets',
  'GET /opportunities/:opportunityId',
  'GET /opportunities/:opportunityId/timeline',
  'GET /accounts/:accountId/timeline',
] as const

export const opportunitiesQuery = (filters: OpportunityFilters, sort: string) =>
  apiPages<typeof listOpportunities>('GET /opportunities', {
    query: { ...filters, sort: sort as OpportunitySort },
  })

export const opportunityFacetsQuery = (filters: OpportunityFilters) =>
  apiQuery<typeof countOpportunities>('GET /opportunities/facets', { query: filters })

export const opportunityQuery = (opportunityId: string) =>
  apiQuery<typeof getOpportunity>('GET /opportunities/:opportunityId', { params: { opportunityId } })

export const stateWords: Readonly<Record<OpportunityState, string>> = {
  open: 'Open',
  won: 'Won',
  lost: 'Lost',
}

export const kindWords: Readonly<Record<OpportunityKind, string>> = {
  new: 'New business',
  expansion: 'Expansion',
  renewal: 'Renewal',
}
