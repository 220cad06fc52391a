import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { countContacts, getContact, listContacts } from '../contact.contract.ts'
import type { Seniority } from '../contact.ts'

export type ContactRow = ResponseOf<typeof listContacts>['rows'][number]
export type Contact = ResponseOf<typeof getContact>
type ContactFilters = QueryOf<typeof countContacts>
type ContactSort = NonNullable<QueryOf<typeof listContacts>['sort']>

/** What a change of a contact makes old. */
export const contactRoutes = [
  'GET /contacts',
  'GET /contacts/facets',
  'GET /contacts/:contactId',
  'GET /contacts/:contactId/timeline',
  'GET /accounts/:accountId/timeline',
] as const

export const contactsQuery = (filters: ContactFilters, sort: string) =>
  apiPages<typeof listContacts>('GET /contacts', { query: { ...filters, sort: sort as ContactSort } })

export const contactFacetsQuery = (filters: ContactFilters) =>
  apiQuery<typeof countContacts>('GET /contacts/facets', { query: filters })

export const contactQuery = (contactId: string) =>
  apiQuery<typeof getContact>('GET /contacts/:contactId', { params: { contactId } })

/** Contacts by a part of their name, for a field that chooses one. */
export async function findContacts(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const rows = await findRows({}, text, signal)
  return rows.map(({ id, name, account }) => ({ id, label: name, detail: account?.name }))
}

/** The same among those of one account. */
export function findContactsOf(accountId: string) {
  return async (text: string, signal: AbortSignal): Promise<readonly Choosable[]> => {
    const rows = await findRows({ account: [accountId] }, text, signal)
    return rows.map(({ id, name, title }) => ({ id, label: name, detail: title ?? undefined }))
  }
}

async function findRows(filters: ContactFilters, text: string, signal: AbortSignal) {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const query = { ...filters, ...words, size: 20 }
  return (await call<typeof listContacts>('GET /contacts', { query }, { signal })).rows
}

export const seniorityWords: Readonly<Record<Seniority, string>> = {
  executive: 'Executive',
  'vice-president': 'Vice president',
  director: 'Director',
  manager: 'Manager',
  specialist: 'Specialist',
}

const stageWords: Readonly<Record<string, string>> = {
  customer: 'Customer',
  potential: 'Potential',
  introduced: 'Introduced',
  interviewed: 'Interviewed',
  discoverable: 'Discoverable',
  active: 'Active',
  retired: 'Retired',
  declined: 'Declined',
}

/** Where somebody stands on the journey; a customer where it has not begun. */
export function stageWord(stage: string | null | undefined): string {
  return stageWords[stage ?? 'customer'] ?? 'Customer'
}

/** A language's name, in the language of this interface. */
export function languageName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}
