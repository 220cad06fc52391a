import { apiQuery } from '../../web/api-query.ts'
import type { listRivals } from '../rival.contract.ts'

/** What a change of who competes with whom makes old: the matches, too. */
export const rivalRoutes = [
  'GET /accounts/:accountId/rivals',
  'GET /accounts/:accountId/timeline',
  'POST /matches',
] as const

export const rivalsQuery = (accountId: string) =>
  apiQuery<typeof listRivals>('GET /accounts/:accountId/rivals', { params: { accountId } })
