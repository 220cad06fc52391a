import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getMe, listMySessions } from '../me.contract.ts'

export type Me = ResponseOf<typeof getMe>

/** How I sign in. */
export const meQuery = () => apiQuery<typeof getMe>('GET /me')

/** Where I am signed in. */
export const mySessionsQuery = () => apiQuery<typeof listMySessions>('GET /me/sessions')

/** What is no longer true after a change to how I sign in. */
export const meRoutes = ['GET /me', 'GET /me/sessions', 'GET /session'] as const
