import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatList } from '../../../web/format.ts'
import type { getHoldings } from '../handover.contract.ts'

type Holdings = ResponseOf<typeof getHoldings>

/** What somebody would leave behind; with whom it would go to, whether they may look after requests. */
export const holdingsQuery = (personId: string, toId?: string) =>
  apiQuery<typeof getHoldings>('GET /people/:personId/handover', {
    params: { personId },
    query: toId === undefined ? {} : { toId },
  })

/** “12 accounts, 3 requests of their own and 2 approvals”; nothing where there is nothing. */
export function sayHoldings(holdings: Omit<Holdings, 'toHandles'>): string {
  const { accounts, contacts, requested, handled, approvals, proposals } = holdings
  const parts: readonly (readonly [number, string, string])[] = [
    [accounts, 'account', 'accounts'],
    [contacts, 'contact of their own', 'contacts of their own'],
    [requested, 'request they wrote', 'requests they wrote'],
    [handled, 'request to look after', 'requests to look after'],
    [approvals, 'approval to give', 'approvals to give'],
    [proposals, 'ask on its way', 'asks on their way'],
  ]
  return formatList(
    parts.filter(([count]) => count > 0).map(([count, one, many]) => formatCount(count, one, many)),
  )
}
