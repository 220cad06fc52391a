import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import type { countUnfilled, findAlike, listUnfilled } from '../../ending.contract.ts'
import type { countExceptions, listExceptions } from '../exception.contract.ts'
import type { ExceptionKind, ExceptionState } from '../exception.ts'
import type { listQuotas } from '../quota.contract.ts'

export type Exception = ResponseOf<typeof listExceptions>['rows'][number]
export type Quota = ResponseOf<typeof listQuotas>['rows'][number]
export type ExceptionCounts = ResponseOf<typeof countExceptions>
export type Unfilled = ResponseOf<typeof countUnfilled>
export type ExceptionFilters = Omit<QueryOf<typeof listExceptions>, 'cursor' | 'size'>

export const exceptionsQuery = (filters: ExceptionFilters) =>
  apiPages<typeof listExceptions>('GET /exceptions', { query: filters })

/** Exceptions by team within a quarter; the running one where none is named. */
export const exceptionCountsQuery = (quarterOn: string) =>
  apiQuery<typeof countExceptions>('GET /exceptions/counts', {
    query: quarterOn === '' ? {} : { quarterOn },
  })

export const quotasQuery = (query: QueryOf<typeof listQuotas>) =>
  apiQuery<typeof listQuotas>('GET /quotas', { query })

/** Open requests that ask for the same. */
export const alikeQuery = (query: QueryOf<typeof findAlike>) =>
  apiQuery<typeof findAlike>('GET /requests/alike', { query })

export const unfilledQuery = (query: QueryOf<typeof countUnfilled>) =>
  apiQuery<typeof countUnfilled>('GET /requests/unfilled', { query })

export const unfilledRowsQuery = (query: Omit<QueryOf<typeof listUnfilled>, 'cursor' | 'size'>) =>
  apiPages<typeof listUnfilled>('GET /requests/unfilled/rows', { query })

/** What changes when an exception is answered or a quota set. */
export const exceptionRoutes = ['GET /exceptions', 'GET /exceptions/counts', 'GET /quotas'] as const

export const exceptionKindWords: Readonly<Record<ExceptionKind, string>> = {
  notice: 'Below the notice',
  stage: 'Early in the deal',
  quota: 'Beyond the quota',
}

const states: Readonly<Record<ExceptionState, readonly [StateKind, string]>> = {
  open: ['due', 'waits'],
  approved: ['kept', 'approved'],
  refused: ['blocked', 'refused'],
  dropped: ['never', 'no longer needed'],
}

/** How an exception stands: its mark and its words. */
export function stateOfException({ state, approver, onBehalfOf, decidedBy }: Exception): {
  readonly kind: StateKind
  readonly words: string
} {
  const [kind, words] = states[state]
  const whose = onBehalfOf === null ? '' : ` (for ${onBehalfOf.name})`
  if (state === 'open') return { kind, words: `${words} for ${approver?.name ?? 'the program'}${whose}` }
  return { kind, words: decidedBy === null || state === 'dropped' ? words : `${words} by ${decidedBy}` }
}

/** “4 of 6”, with what it is for where that is not everything. */
export function sayQuotaUse({ team, activityType, used, perQuarter }: Quota): string {
  const what = activityType === null ? '' : ` for ${activityType.name}`
  return `${team.name} has used ${used} of ${perQuarter}${what} this quarter`
}
