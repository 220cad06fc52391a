import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { apiPages } from '../../web/api-query.ts'
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
