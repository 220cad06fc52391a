import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { countAccounts, getAccount, listAccounts } from '../account.contract.ts'
import type { AccountHealth, AccountStanding, OwnerKind } from '../account.ts'
import type { CaseSeverity } from '../case.ts'

export type AccountRow = ResponseOf<typeof listAccounts>['rows'][number]
export type Account = ResponseOf<typeof getAccount>
type AccountFilters = QueryOf<typeof countAccounts>
type AccountSort = NonNullable<QueryOf<typeof listAccounts>['sort']>

/** What a change of an account makes old. */
export const accountRoutes = [
  'GET /accounts',
  'GET /accounts/facets',
  'GET /accounts/:accountId',
  'GET /accounts/:accountId/timeline',
  'GET /accounts/:accountId/relationship',
] as const

export const accountsQuery = (filters: AccountFilters, sort: string) =>
  apiPages<typeof listAccounts>('GET /accounts', { query: { ...filters, sort: sort as AccountSort } })

export const accountFacetsQuery = (filters: AccountFilters) =>
  apiQuery<typeof countAccounts>('GET /accounts/facets', { query: filters })

export const accountQuery = (accountId: string) =>
  apiQuery<typeof getAccount>('GET /accounts/:accountId', { params: { accountId } })

/** Accounts by name, for a field. */
export async function findAccounts(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const query = text.trim() === '' ? { size: 8 } : { q: text, size: 8 }
  const { rows } = await call<typeof listAccounts>('GET /accounts', { query }, { signal })
  return rows.map((row) => ({ id: row.id, label: row.name, detail: row.owner?.name }))
}

export const standingWords: Readonly<Record<AccountStanding, string>> = {
  prospect: 'Prospect',
  customer: 'Customer',
  former: 'Former customer',
}

export const healthWords: Readonly<Record<AccountHealth, string>> = {
  good: 'Good',
  watch: 'Watch',
  poor: 'Poor',
}

export const tierWords = { standard: 'Standard', strategic: 'Strategic' } as const

/** What the owner's silence means, in words. */
export const silenceWords = { 'go-on': 'It goes on', wait: 'It waits for a yes' } as const

export const ownerKindWords: Readonly<Record<OwnerKind, string>> = {
  csm: 'Customer success',
  ae: 'Account executive',
  'account-manager': 'Account manager',
  program: 'The program',
}

export const severityWords: Readonly<Record<CaseSeverity, string>> = {
  minor: 'Minor',
  normal: 'Normal',
  serious: 'Serious',
}
