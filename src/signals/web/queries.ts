import type { listContacts } from '../../customers/contact.contract.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { listRespondents, listSignals } from '../contract.ts'

export type Signal = ResponseOf<typeof listSignals>['rows'][number]
export type Respondent = ResponseOf<typeof listRespondents>['rows'][number]

export const signalsQuery = (query: Omit<QueryOf<typeof listSignals>, 'cursor'>) =>
  apiPages<typeof listSignals>('GET /signals', { query })

export const respondentsQuery = () => apiPages<typeof listRespondents>('GET /respondents', { query: {} })

/** The routes whose answers change with a signal. */
export const signalChanges = [
  'GET /signals',
  'GET /respondents',
  'GET /candidates',
  'GET /candidates/:contactId',
  'GET /known-customers',
] as const

/** Contacts by a part of their name, for a field that chooses one. */
export async function findContacts(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const { rows } = await call<typeof listContacts>(
    'GET /contacts',
    { query: { size: 20, ...words } },
    { signal },
  )
  return rows.map(({ id, name, account }) => ({ id, label: name, detail: account?.name }))
}
