import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { listSavedNeeds } from '../saved-need.contract.ts'
import type { Telling } from '../saved-need.ts'

export type SavedNeed = ResponseOf<typeof listSavedNeeds>['rows'][number]

/** The needs that somebody keeps, the newest first: as many as one person can have. */
export function savedNeedsQuery() {
  return apiQuery<typeof listSavedNeeds>('GET /saved-needs', { query: { size: 100 } })
}

/** The needs of everybody, for program managers, page by page. */
export function allSavedNeedsQuery() {
  return apiPages<typeof listSavedNeeds>('GET /saved-needs', { query: { everybody: true } })
}

/** The routes whose answers change when a kept need does. */
export const savedNeedRoutes = ['GET /saved-needs', 'GET /waiting', 'GET /availability'] as const

/** How somebody may be told of new fits, in words. */
export const tellingOptions: readonly { readonly value: Telling; readonly label: string }[] = [
  { value: 'mail', label: 'By mail, once a day at most' },
  { value: 'app', label: 'Here only' },
  { value: 'off', label: 'Not at all' },
]
