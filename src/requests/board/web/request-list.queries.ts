import type { ResponseOf } from '../../../kernel/contract.ts'
import { addressOf } from '../../../web/api.ts'
import { apiQuery } from '../../../web/api-query.ts'
import type { RequestView } from '../../request.contract.ts'
import type { RequestFilters } from '../../web/queries.ts'
import type { exportRequests, getBoard } from '../board.contract.ts'
import type { BoardColumn } from '../board-column.ts'
import { type RequestSort, requestSorts } from '../request-sort.ts'

export type Board = ResponseOf<typeof getBoard>

/** What the address of the page says, beside its tab. */
export const listDefaults = {
  as: 'board',
  q: '',
  team: '',
  kind: '',
  requester: '',
  handler: '',
  from: '',
  until: '',
  sort: '',
}
export type ListState = Readonly<Record<keyof typeof listDefaults, string>>

/** Names in the address that another tab keeps. */
export const keptWithTab = Object.keys(listDefaults)

/** The filters as the API takes them. */
export function filtersOf(view: RequestView, state: ListState): RequestFilters {
  const { q, team, kind, requester, handler, from, until } = state
  return {
    view,
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(team === '' ? {} : { teamId: team }),
    ...(kind === '' ? {} : { activityTypeId: kind }),
    ...(requester === '' ? {} : { requesterId: requester }),
    ...(handler === '' ? {} : { handlerId: handler }),
    ...(from === '' ? {} : { needFrom: from }),
    ...(until === '' ? {} : { needUntil: until }),
  }
}

/** The order as the API takes it; what the address says and nobody knows is left out. */
export function sortOf({ sort }: Pick<ListState, 'sort'>): { readonly sort?: RequestSort } {
  const known = requestSorts.find((each) => each === sort)
  return known === undefined ? {} : { sort: known }
}

/** Nothing chosen and nothing typed: the list is what its tab counts. */
export const cleared = {
  q: '',
  team: '',
  kind: '',
  requester: '',
  handler: '',
  from: '',
  until: '',
} as const

/** How many filters are chosen, what is typed left out. */
export function countChosen(state: ListState): number {
  const { team, kind, requester, handler, from, until } = state
  return [team, kind, requester, handler, from, until].filter((each) => each !== '').length
}

export const boardQuery = (filters: RequestFilters) =>
  apiQuery<typeof getBoard>('GET /requests/board', { query: filters })

/** Where the list is to be had as a file. */
export const exportAddress = (filters: RequestFilters, sort: { readonly sort?: RequestSort }) =>
  addressOf<typeof exportRequests>('GET /requests/export', { query: { ...filters, ...sort } })

export const columnWords: Readonly<Record<BoardColumn, string>> = {
  'in-triage': 'In triage',
  matched: 'Matched',
  'in-approval': 'In approval',
  asking: 'Asking',
  scheduled: 'Scheduled',
  'feedback-owed': 'Feedback owed',
}
