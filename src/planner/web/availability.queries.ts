import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages } from '../../web/api-query.ts'
import type { getAvailability } from '../availability.contract.ts'

export type AvailabilityRow = ResponseOf<typeof getAvailability>['rows'][number]

/** For how many open needs enough are free, and the needs, the shortest first. */
export function availabilityQuery(size: number) {
  return apiPages<typeof getAvailability>('GET /availability', { query: { size } })
}
