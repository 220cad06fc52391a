import { useInfiniteQuery } from '@tanstack/react-query'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type { getNomination, listNominations, startNomination } from '../contract.ts'
import { declineWords } from '../nomination.ts'
import type { getRecruiting } from '../recruiting.contract.ts'

export type Board = ResponseOf<typeof getRecruiting>
export type BoardColumn = Board['columns'][number]
export type BoardLine = BoardColumn['lines'][number]
export type NominationRow = ResponseOf<typeof listNominations>['rows'][number]
export type Nomination = ResponseOf<typeof getNomination>
export type Start = ResponseOf<typeof startNomination>

/** Where somebody stands when they think of putting a customer forward. */
export type From = { readonly contact?: string; readonly account?: string; readonly opportunity?: string }

/** From the same account, for somebody else. */
export function fromHere(start: Start | undefined): From {
  return start?.account == null ? {} : { account: start.account.id }
}

export const recruitingQuery = () => apiQuery<typeof getRecruiting>('GET /recruiting')

export const nominationQuery = (nominationId: string) =>
  apiQuery<typeof getNomination>('GET /nominations/:nominationId', { params: { nominationId } })

/** The nominations that fit, page by page. */
export const useNominations = (query: QueryOf<typeof listNominations>) =>
  useInfiniteQuery(apiPages<typeof listNominations>('GET /nominations', { query }))

export const startQuery = (from: From) =>
  apiQuery<typeof startNomination>('GET /nominations/start', { query: from })

/** The routes whose answers change with a nomination. */
export const nominationRoutes = [
  'GET /waiting',
  'GET /recruiting',
  'GET /nominations',
  'GET /nominations/:nominationId',
  'GET /nominations/start',
  'GET /advocates/:contactId',
  'GET /advocates/:contactId/journey-steps',
  'GET /contacts',
  'GET /contacts/:contactId',
  'GET /contacts/:contactId/timeline',
  'GET /accounts/:accountId/timeline',
] as const

export const nominationPath = (id: string) => `/recruiting/nominations/${id}`

const journeyMarks: Readonly<Record<NominationRow['stage'], readonly [StateKind, string]>> = {
  customer: ['kept', 'taken up'],
  potential: ['kept', 'taken up, not yet introduced'],
  introduced: ['kept', 'introduced, no interview yet'],
  interviewed: ['kept', 'interviewed'],
  discoverable: ['free', 'an advocate now'],
  active: ['free', 'an advocate who has helped already'],
  retired: ['ended', 'was an advocate, retired'],
  declined: ['never', 'would rather not'],
}

/** What became of a nomination: its mark and its words. */
export function outcomeOf(row: NominationRow): { readonly kind: StateKind; readonly words: string } {
  if (row.state === 'accepted') {
    const [kind, words] = journeyMarks[row.stage]
    return { kind, words }
  }
  if (row.state === 'new') {
    const words = `waits for an answer, ${sayAge(row.ageDays)}`
    return { kind: row.isLate ? 'due' : 'later', words }
  }
  if (row.state === 'declined') {
    const why = row.reason === null ? '' : `, ${declineWords[row.reason].toLowerCase()}`
    return { kind: 'never', words: `not now${why}` }
  }
  if (row.state === 'duplicate') return { kind: 'half', words: 'nominated before; the words stand there' }
  return { kind: 'never', words: 'taken back' }
}

/** How long it has waited: “8 days”, or “since today”. */
export function sayAge(days: number): string {
  return days === 0 ? 'since today' : sayDays(days)
}

export function sayDays(days: number): string {
  return `${formatNumber(days)} ${days === 1 ? 'day' : 'days'}`
}

/** The day by which the program answers what was put forward at `since`. */
export function answerBy(since: string, days: number): string {
  const by = new Date(since)
  by.setDate(by.getDate() + days)
  return formatDay(by.toISOString())
}
