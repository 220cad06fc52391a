import type { ResponseOf } from '../../kernel/contract.ts'
import { type Money, minorDigits } from '../../kernel/money.ts'
import { addressOf } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatMoney, formatNumber, formatPercent } from '../../web/format.ts'
import type {
  exportResults,
  getResults,
  listResultOpportunities,
  listResultPeople,
  listResultRequests,
  listResultUses,
} from '../contract.ts'
import type { Figure, OpportunityFigure, RequestFigure, UseFigure, WaitParty } from '../figure.ts'
import type { PeriodChoice } from '../period.ts'

export type Results = ResponseOf<typeof getResults>
export type Worth = Results['won']['all']
export type OpportunityRow = ResponseOf<typeof listResultOpportunities>['rows'][number]
export type UseRow = ResponseOf<typeof listResultUses>['rows'][number]
export type RequestRow = ResponseOf<typeof listResultRequests>['rows'][number]

/** The days in the address, as the API takes them. */
export type PeriodView = { readonly period: PeriodChoice; readonly from?: string; readonly to?: string }

/** Opens a figure to its rows; `part` is one of its parts. */
export type OpenFigure = (figure: Figure, part?: string) => void

/** Everything the page of results tells. */
export function resultsQuery(view: PeriodView) {
  return apiQuery<typeof getResults>('GET /results', { query: view })
}

const ofPart = (part: string | null) => (part === null ? {} : { part })

/** The opportunities behind a figure. */
export function opportunityRowsQuery(view: PeriodView, figure: OpportunityFigure, part: string | null) {
  return apiPages<typeof listResultOpportunities>('GET /results/opportunities', {
    query: { ...view, figure, ...ofPart(part) },
  })
}

/** The uses behind a figure. */
export function useRowsQuery(view: PeriodView, figure: UseFigure, part: string | null) {
  return apiPages<typeof listResultUses>('GET /results/uses', { query: { ...view, figure, ...ofPart(part) } })
}

/** The requests behind a figure. */
export function requestRowsQuery(view: PeriodView, figure: RequestFigure, part: string | null) {
  return apiPages<typeof listResultRequests>('GET /results/requests', {
    query: { ...view, figure, ...ofPart(part) },
  })
}

/** Sellers, with what they used and gave. */
export function personRowsQuery(view: PeriodView) {
  return apiPages<typeof listResultPeople>('GET /results/people', { query: view })
}

/** Where the rows of a figure are to be had as a file. */
export function fileAddress(view: PeriodView, figure: Figure, part: string | null): string {
  return addressOf<typeof exportResults>('GET /results/file', { query: { ...view, figure, ...ofPart(part) } })
}

/** “€4.82M”, for a large figure; the whole amount stands in its title. */
export function formatShortMoney({ minor, currency }: Money): string {
  const amount = minor / 10 ** minorDigits(currency)
  if (Math.abs(amount) < 1_000_000) return formatMoney({ minor, currency })
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 2,
  }).format(amount)
}

/** The sum in the workspace's currency, and nought where there is none. */
export function sumOf(worth: Worth, currency: string): Money {
  return worth.sum ?? { minor: 0, currency }
}

/** What stands apart from a sum: amounts in other currencies, and opportunities without one. */
export function apartWords({ apart, unpriced }: Worth): string | null {
  const others = apart.map(formatMoney)
  const missing = unpriced === 0 ? [] : [formatCount(unpriced, 'without an amount', 'without an amount')]
  const words = [...others, ...missing].join(', ')
  return words === '' ? null : `Apart: ${words}.`
}

/** “84%”, or “7 of 8” where there are too few for a percentage. */
export function shareWords({ share, met, of }: { share: number | null; met: number; of: number }): string {
  if (of === 0) return 'none yet'
  return share === null ? `${formatNumber(met)} of ${formatNumber(of)}` : formatPercent(share)
}

const formatTenths = (value: number) => formatNumber(Math.round(value * 10) / 10)

/** Business minutes in words: “40 min”, “5 h”, “1.6 days”. */
export function formatBusiness(minutes: number, workingDay: number): string {
  if (minutes < 60) return `${formatNumber(minutes)} min`
  if (minutes < workingDay) return `${formatTenths(minutes / 60)} h`
  const days = formatTenths(minutes / workingDay)
  return `${days} ${days === '1' ? 'day' : 'days'}`
}

export const partyWords: Readonly<Record<WaitParty, string>> = {
  program: 'the program',
  approver: 'approvals',
  advocate: 'the customer’s answer',
  requester: 'the requester',
  'agreed-day': 'the agreed day',
}

export const faultWords: Readonly<Record<NonNullable<UseRow['fault']>, string>> = {
  'creation-unknown': 'nobody knows when the deal was created',
  'before-creation': 'not after the day the deal was created',
  'after-close': 'after the deal closed',
  'close-unknown': 'nobody knows when the deal closed',
}
