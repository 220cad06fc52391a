import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, NumberCell, PersonCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { LiftLimitForm } from './LiftLimitForm.tsx'
import { limitsQuery, type SetLimit, sayOverruled, sayWhom } from './limit.queries.ts'
import { rulesAddress } from './queries.ts'

type LimitsTableProps = {
  readonly label: string
  readonly filter: Parameters<typeof limitsQuery>[0]
  readonly empty: string
}

/** What is set stricter for whom, by whom and why; each line can be lifted. */
export function LimitsTable({ label, filter, empty }: LimitsTableProps) {
  const list = useInfiniteQuery(limitsQuery(filter))
  const [lifting, setLifting] = useState<SetLimit | null>(null)
  const rows = rowsOf(list.data)
  return (
    <>
      <DataTable
        label={label}
        tall
        columns={columnsFor(setLifting)}
        rows={rows}
        rowKey={(limit) => limit.id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<p>{empty}</p>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
      {lifting !== null && <LiftLimitForm limit={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function Whom({ limit }: { readonly limit: SetLimit }) {
  const name = sayWhom(limit)
  if (limit.contact !== null) return <TextLink to={rulesAddress(limit.contact.id)}>{name}</TextLink>
  return limit.account === null ? name : <TextLink to={`/customers/${limit.account.id}`}>{name}</TextLink>
}

const columnsFor = (onLift: (limit: SetLimit) => void): readonly Column<SetLimit>[] => [
  {
    id: 'whom',
    head: 'For',
    phone: 'title',
    width: '24%',
    cell: (limit) => (
      <TwoLines first={<Whom limit={limit} />} second={limit.contact && limit.account?.name} />
    ),
  },
  {
    id: 'rule',
    head: 'Rule',
    phone: 'second',
    cell: (limit) => (
      <TwoLines
        first={limit.title}
        second={limit.overruledBy === null ? limit.reason : sayOverruled(limit.overruledBy)}
      />
    ),
  },
  {
    id: 'value',
    head: 'Value',
    align: 'right',
    width: '72px',
    phone: 'title-right',
    cell: ({ value }) => <NumberCell value={value} />,
  },
  {
    id: 'by',
    head: 'Set by',
    width: '15%',
    below1100: 'hide',
    cell: ({ setBy }) => <PersonCell name={setBy} />,
  },
  {
    id: 'at',
    head: 'Set on',
    width: '72px',
    below1100: 'hide',
    cell: ({ setAt }) => <DateCell when={setAt} />,
  },
  {
    id: 'act',
    head: 'Act',
    align: 'right',
    width: '64px',
    phone: 'third-right',
    cell: (limit) => (
      <Button
        look="link"
        onPress={() => onLift(limit)}
        disabledReason={limit.may['lift'] ?? null}
        reasonInTooltip
      >
        Lift
        <span className="unseen">: {limit.title}</span>
      </Button>
    ),
  },
]
