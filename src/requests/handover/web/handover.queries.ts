import { keepPreviousData } from '@tanstack/react-query'
import { accountRoutes } from '../../../customers/web/account.queries.ts'
import { opportunityRoutes } from '../../../customers/web/opportunity.queries.ts'
import { peopleRoutes } from '../../../identity/web/people.queries.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatList } from '../../../web/format.ts'
import { requestRoutes } from '../../web/queries.ts'
import type { getHoldings } from '../handover.contract.ts'

export type Holdings = ResponseOf<typeof getHoldings>

/**
 * What somebody would leave behind; with whom it would go to, whether they may look after requests. While that is found
 * out, what is known stays on the page.
 */
export const holdingsQuery = (personId: string, toId?: string) => ({
  ...apiQuery<typeof getHoldings>('GET /people/:personId/handover', {
    params: { personId },
    query: toId === undefined ? {} : { toId },
  }),
  placeholderData: keepPreviousData,
})

/** The routes whose answers change when somebody's work goes to another. */
export const handoverRoutes = [
  ...peopleRoutes,
  ...accountRoutes,
  ...requestRoutes,
  ...opportunityRoutes,
  'GET /people/:personId/handover',
  'GET /calendar/entries',
] as const

/** What whoever hands work over has to know: that a part of it cannot go to the one they chose, say. */
export function sayWhatStays(from: string, to: string | undefined, holdings: Holdings | undefined): string {
  return holdings?.toHandles === false && holdings.handled > 0
    ? `${to ?? 'They'} is no program manager: what ${from} looks after goes back to the unassigned.`
    : 'Open approvals begin anew for them, and those concerned are told.'
}

/** “12 accounts, 3 requests of their own and 2 approvals”; nothing where there is nothing. */
export function sayHoldings(holdings: Omit<Holdings, 'toHandles'>): string {
  const { accounts, contacts, opportunities, interviews, entries } = holdings
  const { requested, handled, approvals, proposals } = holdings
  const parts: readonly (readonly [number, string, string])[] = [
    [accounts, 'account', 'accounts'],
    [contacts, 'contact of their own', 'contacts of their own'],
    [opportunities, 'open opportunity', 'open opportunities'],
    [requested, 'request they wrote', 'requests they wrote'],
    [handled, 'request to look after', 'requests to look after'],
    [approvals, 'approval to give', 'approvals to give'],
    [proposals, 'ask on its way', 'asks on their way'],
    [interviews, 'open interview', 'open interviews'],
    [entries, 'entry of the calendar', 'entries of the calendar'],
  ]
  return formatList(
    parts.filter(([count]) => count > 0).map(([count, one, many]) => formatCount(count, one, many)),
  )
}
