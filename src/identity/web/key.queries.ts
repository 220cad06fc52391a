import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { listKeyScopes, listKeys } from '../key.contract.ts'

export type Key = ResponseOf<typeof listKeys>['rows'][number]

/** My keys; for an administrator everybody's. */
export const keysQuery = () => apiQuery<typeof listKeys>('GET /keys')

/** What a key can be allowed to do. */
export const keyScopesQuery = () => apiQuery<typeof listKeyScopes>('GET /key-scopes')
