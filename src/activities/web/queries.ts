import type { Static } from 'typebox'
import type { TeamKind } from '../../identity/team.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import type { TimelineEntry } from '../../web/ui/Timeline.tsx'
import type { getActivityType, listActivityTypes } from '../contract.ts'
import type {
  LedgerEntrySchema,
  listAccountLedger,
  listContactLedger,
  listOpportunityLedger,
} from '../ledger.contract.ts'
import { isDone, isOpen, stateWords } from '../ledger.ts'

export type ActivityTypeRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof activityTypesQuery>['queryFn']>>
>['rows'][number]
export type Entry = Static<typeof LedgerEntrySchema>

/** What a customer can be asked for; with `all` those out of use as well. */
export function activityTypesQuery(all = false) {
  return apiQuery<typeof listActivityTypes>('GET /activity-types', { query: all ? { all } : {} })
}

/** One kind with how often it was asked for. */
export function activityTypeQuery(activityTypeId: string) {
  return apiQuery<typeof getActivityType>('GET /activity-types/:activityTypeId', {
    params: { activityTypeId },
  })
}

export type TimelineOf = 'contact' | 'account' | 'opportunity'

const query = { size: 10 }

/** A contact's timeline, page by page. */
export function contactTimeline(contactId: string) {
  return apiPages<typeof listContactLedger>('GET /contacts/:contactId/ledger', {
    params: { contactId },
    query,
  })
}

/** An account's timeline, page by page. */
export function accountTimeline(accountId: string) {
  return apiPages<typeof listAccountLedger>('GET /accounts/:accountId/ledger', {
    params: { accountId },
    query,
  })
}

/** What customers did for an opportunity, page by page. */
export function opportunityTimeline(opportunityId: string) {
  const params = { opportunityId }
  return apiPages<typeof listOpportunityLedger>('GET /opportunities/:opportunityId/ledger', { params, query })
}

/** The routes whose answers change when the ledger does. */
export const ledgerRoutes = [
  'GET /contacts/:contactId/ledger',
  'GET /accounts/:accountId/ledger',
  'GET /opportunities/:opportunityId/ledger',
  'GET /advocates/:contactId/standing',
  'GET /advocates/:contactId/load',
  'GET /advocates',
  'GET /advocates/:contactId',
] as const

/** A row of the ledger as a line of the timeline. */
export function timelineEntry(entry: Entry, of: TimelineOf): TimelineEntry {
  const isUse = entry.kind === 'share' || (entry.kind === 'ask' && isDone(entry.state))
  const kind = isUse ? 'use' : entry.kind === 'share' ? 'use' : entry.kind
  return { id: entry.id, kind, title: entry.title, when: entry.on, detail: detailOf(entry, of) }
}

function detailOf(entry: Entry, of: TimelineOf): string {
  const who = of === 'contact' ? null : (entry.contact?.name ?? entry.account.name)
  const state = entry.kind === 'ask' && !isDone(entry.state) ? capital(stateWords[entry.state]) : null
  const load =
    entry.loadPoints === 0
      ? null
      : `load ${formatNumber(entry.loadPoints)}${isOpen(entry.state) ? ' reserved' : ''}`
  const parts = [
    entry.isReversed ? 'Corrected, counts no longer' : null,
    entry.correctsId === null ? null : 'Corrects an earlier entry',
    who,
    state,
    entry.deferredUntil === null ? null : `until ${formatDay(entry.deferredUntil)}`,
    entry.minutes === null ? null : `${formatNumber(entry.minutes)} min`,
    entry.outcome ?? entry.reason,
    entry.kind === 'ask' ? load : null,
    entry.isOverride ? exceptionWords(entry.exception) : null,
  ]
  const said = parts.filter((part) => part !== null && part !== '')
  return said.length === 0 ? (entry.holder ?? '') : said.join('; ')
}

/** “an exception by Noor Haddad: her own wish; owner: Bo said yes” */
function exceptionWords(exception: Entry['exception']): string {
  if (exception === null) return 'an exception'
  const { by, reason, ownerConsent } = exception
  return `an exception by ${by}: ${reason}; owner: ${ownerConsent}`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const shortTeams: Readonly<Record<TeamKind, string>> = {
  sales: 'Sales',
  'customer-success': 'CS',
  'account-management': 'Account mgmt',
  support: 'Support',
  services: 'Services',
  'product-management': 'Product',
  'product-marketing': 'PMM',
  'demand-generation': 'Demand gen',
  events: 'Events',
  'public-relations': 'PR',
  'analyst-relations': 'AR',
  'investor-relations': 'IR',
  digital: 'Digital',
  executives: 'Executives',
  program: 'Program',
}

/** Teams as tables name them, where there is no room for their whole names. */
export function teamsInShort(teams: readonly TeamKind[]): string {
  return teams.map((team) => shortTeams[team]).join(', ')
}
