import { causeWords } from '../../requests/request.ts'
import { formatCount, formatDay, formatMoney, formatNumber } from '../../web/format.ts'
import { Line } from '../../web/ui/Lines.tsx'
import type { RequestFigure } from '../figure.ts'
import {
  faultWords,
  formatBusiness,
  type OpportunityRow,
  partyWords,
  type RequestRow,
  type UseRow,
} from './queries.ts'

const sentence = (parts: readonly (string | null | false)[]) => parts.filter(Boolean).join('; ')

/** One deal behind a figure: how it ended, and which uses count for it. */
export function OpportunityLinePanel({ row }: { readonly row: OpportunityRow }) {
  const uses = row.uses.map(({ contact, title, on }) => `${contact?.name ?? title}, ${formatDay(on)}`)
  const more = row.useCount - uses.length
  return (
    <Line
      to={`/opportunities/${row.id}`}
      title={row.name}
      detail={sentence([
        `${row.state === 'open' ? 'open' : row.state}${row.closeOn === null ? '' : `${row.state === 'open' ? ', closes' : ''} ${formatDay(row.closeOn)}`}`,
        row.owner,
        ...uses,
        more > 0 && `${formatNumber(more)} more`,
        row.influence === 'unclear' && 'nobody knows when it was created',
        row.influence === 'none' && 'no use that counts',
      ])}
      aside={row.amount === null ? 'no amount' : formatMoney(row.amount)}
    />
  )
}

/** One use behind a figure, and why it counts for no deal where it does not. */
export function UseLinePanel({ row }: { readonly row: UseRow }) {
  const to =
    row.opportunity !== null
      ? `/opportunities/${row.opportunity.id}`
      : row.contact !== null
        ? `/advocates/${row.contact.id}`
        : `/customers/${row.account.id}`
  return (
    <Line
      to={to}
      title={row.contact?.name ?? row.account.name}
      detail={sentence([
        row.activityType ?? row.title,
        row.opportunity === null ? 'for no deal' : `for ${row.opportunity.name}`,
        row.fault !== null && `does not count: ${faultWords[row.fault]}`,
      ])}
      aside={formatDay(row.on)}
    />
  )
}

type RequestLineProps = {
  readonly row: RequestRow
  readonly figure: RequestFigure
  readonly workingDay: number
  /** Whether the reader may open requests. */
  readonly opens: boolean
}

/** One request behind a figure: what it took, whom it waited for, or how it ended. */
export function RequestLinePanel({ row, figure, workingDay, opens }: RequestLineProps) {
  const isTime = figure === 'first-answer' || figure === 'time-to-fulfil'
  const amount = row.amount === null ? null : formatMoney(row.amount)
  return (
    <Line
      {...(opens ? { to: `/requests/${row.id}` } : {})}
      title={`R-${row.number} ${row.title}`}
      detail={sentence([
        row.requester,
        row.opportunity?.name ?? null,
        ...row.waits.map(
          ({ party, minutes }) => `${partyWords[party]} ${formatBusiness(minutes, workingDay)}`,
        ),
        !isTime && row.outcome,
        row.cause !== null && causeWords[row.cause].toLowerCase(),
        figure === 'on-time' && row.needBy !== null && `needed by ${formatDay(row.needBy)}`,
      ])}
      aside={isTime ? formatBusiness(row.minutes, workingDay) : (amount ?? formatDay(row.at))}
    />
  )
}

type PersonLineProps = {
  readonly row: { readonly name: string; readonly used: number; readonly given: number }
}

/** One seller: what their deals used, beside whom they put forward. */
export function PersonLinePanel({ row }: PersonLineProps) {
  return (
    <Line
      title={row.name}
      aside={`${formatCount(row.used, 'use', 'uses')}, ${formatNumber(row.given)} put forward`}
    />
  )
}
