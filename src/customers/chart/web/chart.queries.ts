import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import type { getChart } from '../chart.contract.ts'
import type { PeopleChange } from '../chart.ts'

export type Chart = ResponseOf<typeof getChart>
export type ChartPerson = Chart['people'][number]
type Change = Chart['changes'][number]

/** Who stands where at an account. */
export const chartQuery = (accountId: string) =>
  apiQuery<typeof getChart>('GET /accounts/:accountId/chart', { params: { accountId } })

/** What a change of people makes old. */
export const chartRoutes = [
  'GET /accounts/:accountId/chart',
  'GET /accounts/:accountId',
  'GET /accounts/:accountId/timeline',
  'GET /contacts',
  'GET /contacts/facets',
  'GET /contacts/:contactId',
  'GET /contacts/:contactId/timeline',
] as const

const changeWords: Readonly<Record<PeopleChange, string>> = {
  joined: 'joined',
  left: 'left',
  'came-back': 'came back',
  moved: 'moved here',
  'new-role': 'has a new role',
  'reports-to': 'reports to somebody else',
}

/** “CFO, before Head of Finance”; “to Carlo Bassani, before nobody known”. */
export function sayChange({ change, before, after }: Change): string {
  if (change === 'new-role') {
    return `${changeWords[change]}: ${after ?? 'not said'}${before === null ? '' : `, before ${before}`}`
  }
  if (change === 'reports-to') return after === null ? 'reports to nobody known' : `reports to ${after}`
  return after === null ? changeWords[change] : `${changeWords[change]} as ${after}`
}
