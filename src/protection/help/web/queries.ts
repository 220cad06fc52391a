import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import { careRoutes } from '../../web/care.queries.ts'
import type { countHelps, getHelpLetter, HelpList, listHelps, readHelpsOf } from '../contract.ts'
import type { HelpState } from '../help.ts'

export type Help = ResponseOf<typeof listHelps>['rows'][number]
export type HelpCounts = ResponseOf<typeof countHelps>
export type HelpsOf = ResponseOf<typeof readHelpsOf>

/** One list of help, page by page. */
export function helpsQuery(list: HelpList) {
  return apiPages<typeof listHelps>('GET /helps', { query: { list, size: 50 } })
}

/** How much help stands on each list. */
export function helpCountsQuery() {
  return apiQuery<typeof countHelps>('GET /helps/counts')
}

/** What one advocate asked us for. */
export function helpsOfQuery(contactId: string) {
  return apiQuery<typeof readHelpsOf>('GET /advocates/:contactId/helps', { params: { contactId } })
}

/** The words that tell them what became of it; read anew for each letter. */
export function helpLetterQuery(helpId: string) {
  return apiQuery<typeof getHelpLetter>('GET /helps/:helpId/letter', { params: { helpId } })
}

/** The routes whose answers change when help is asked for, moved on or told. */
export const helpRoutes = [
  ...careRoutes,
  'GET /helps',
  'GET /helps/counts',
  'GET /advocates/:contactId/helps',
  'GET /helps/:helpId/letter',
] as const

/** Each state in a word or three. */
const stateNames: Readonly<Record<HelpState, string>> = {
  asked: 'asked for',
  escalated: 'escalated',
  connected: 'connected',
  roadmap: 'on the roadmap',
  done: 'done',
  cannot: 'cannot be given',
}

/** The mark and the words of how help stands: what is owed first. */
export function sayHelp(help: Help): { readonly kind: StateKind; readonly words: string } {
  const state = stateNames[help.state]
  if (help.toldAt !== null) return { kind: 'kept', words: `${state}, told ${formatDay(help.toldAt)}` }
  if (help.lateDays !== null)
    return { kind: 'due', words: `${state}, word late by ${formatCount(help.lateDays, 'day', 'days')}` }
  if (help.hasAnswer) return { kind: 'due', words: `${state}, not told yet` }
  return { kind: 'later', words: state }
}
