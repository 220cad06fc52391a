import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { causeNames, type DepartureCause } from '../../changes/change.ts'
import type { getMovement, listMoves } from '../contract.ts'

export type Movement = ResponseOf<typeof getMovement>
export type MoveRow = ResponseOf<typeof listMoves>['rows'][number]
export type MovesAsked = Omit<QueryOf<typeof listMoves>, 'cursor' | 'size'>

/** The page of those who were recruited or lost. */
export const peoplePath = '/recruiting/movement/people'

/** Attrition, causes and what each segment needs. */
export function movementQuery() {
  return apiQuery<typeof getMovement>('GET /movement')
}

/** Who was recruited or lost, page by page. */
export function movesQuery(asked: MovesAsked) {
  return apiPages<typeof listMoves>('GET /movement/people', { query: { ...asked, size: 50 } })
}

/** A cause in words; nobody said is one too. */
export function sayCause(cause: DepartureCause | null): string {
  return cause === null ? 'Nobody said' : causeNames[cause]
}

/** “Banking, DACH”; “industry not known, Nordics”. */
export function saySegment({ industry, region }: { industry: string | null; region: string | null }): string {
  if (industry === null && region === null) return 'Industry and region not known'
  return `${industry ?? 'Industry not known'}, ${region ?? 'region not known'}`
}
