import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { getPublicPage } from '../public-page.contract.ts'
import type { countSelfNominations, listSelfNominations } from '../self.contract.ts'
import type { SelfState } from '../self-nomination.ts'

export type Entry = ResponseOf<typeof listSelfNominations>['rows'][number]
export type PublicPageSettings = ResponseOf<typeof getPublicPage>

/** All in one state, for the program; without a state those of the reader’s own customers. */
export const entriesQuery = (state?: SelfState) =>
  apiPages<typeof listSelfNominations>('GET /self-nominations', {
    query: state === undefined ? { mine: true } : { state },
  })
export const entryCountsQuery = () => apiQuery<typeof countSelfNominations>('GET /self-nominations/counts')
export const publicPageQuery = () => apiQuery<typeof getPublicPage>('GET /public-page')

/** The routes whose answers change with a decision on an entry. */
export const entryRoutes = [
  'GET /self-nominations',
  'GET /self-nominations/counts',
  'GET /recruiting',
  'GET /nominations',
  'GET /waiting',
] as const
