import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
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
