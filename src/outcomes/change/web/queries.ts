import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatNumber, formatPercent } from '../../../web/format.ts'
import type { Indicator, Level } from '../change.ts'
import type { getChange, listChangeRows } from '../contract.ts'

export type Change = ResponseOf<typeof getChange>
export type ChangeTeam = Change['teams'][number]

/** What one figure opens to. */
export type ChangeRowsOf = {
  readonly indicator: Indicator
  readonly from: string
  readonly to: string
  readonly team?: string
}

/** The indicators by quarter and by team. */
export function changeQuery() {
  return apiQuery<typeof getChange>('GET /results/change')
}

/** The rows behind one figure. */
export function changeRowsQuery(of: ChangeRowsOf) {
  return apiPages<typeof listChangeRows>('GET /results/change/rows', { query: of })
}

/** “64%” of what there was, “7” where it is a count, and a dash where nothing was. */
export function sayLevel({ met, of }: Level): string {
  if (of === null) return formatNumber(met)
  return of === 0 ? '–' : formatPercent(met / of)
}
