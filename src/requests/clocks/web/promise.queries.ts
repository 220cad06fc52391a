import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import type { listPromiseCases, listPromises } from '../promise.contract.ts'

export type PromisesTold = ResponseOf<typeof listPromises>
export type PromiseTold = PromisesTold['rows'][number]
export type PromiseFilters = QueryOf<typeof listPromises>

export const promisesQuery = (query: PromiseFilters) =>
  apiQuery<typeof listPromises>('GET /promises', { query })

/** The cases behind one promise, the latest first. */
export const promiseCasesQuery = (code: string, query: PromiseFilters & { readonly isMissed?: boolean }) =>
  apiQuery<typeof listPromiseCases>('GET /promises/:code/cases', { params: { code }, query })

/** Who owes what, as the page puts it. */
export const sideTitles: Readonly<Record<PromiseTold['side'], string>> = {
  program: 'What the program owes',
  requester: 'What the requesters owe',
  owner: 'What relationship owners owe',
  executive: 'What executives owe',
}
