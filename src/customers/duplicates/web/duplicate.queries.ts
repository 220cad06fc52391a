import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { countDuplicates, listDuplicates } from '../duplicate.contract.ts'

export type Pair = ResponseOf<typeof listDuplicates>['rows'][number]

export const duplicatesQuery = (record: 'contact' | 'account', state: 'open' | 'not-same') =>
  apiPages<typeof listDuplicates>('GET /duplicates', { query: { record, state } })

export const duplicateCountsQuery = () => apiQuery<typeof countDuplicates>('GET /duplicates/counts', {})

/** What a word about a pair, or merging it, makes old. */
export const duplicateRoutes = [
  'GET /duplicates',
  'GET /duplicates/counts',
  'GET /merges',
  'GET /contacts',
  'GET /contacts/facets',
  'GET /contacts/:contactId',
  'GET /accounts',
  'GET /accounts/:accountId',
  'GET /advocates',
] as const
