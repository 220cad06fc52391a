import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { listProviders } from '../provider.contract.ts'

export type SignInProvider = ResponseOf<typeof listProviders>['rows'][number]

/** The sign-in providers of this workspace. */
export const providersQuery = () => apiQuery<typeof listProviders>('GET /sign-in-providers')

/** What is no longer true after a change to a provider. */
export const providerRoutes = ['GET /sign-in-providers', 'GET /session'] as const
