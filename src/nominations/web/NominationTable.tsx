import type { ReactNode } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { DateCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { type NominationRow, nominationPath, outcomeOf, type useNominations } from './queries.ts'

type NominationTableProps = {
  readonly list: ReturnType<typeof useNominations>
  /** Left out where all are by the same person. */
  readonly showsWho?: boolean
  readonly empty: ReactNode
}

/** Nominations, each with what became of it. */
export function NominationTable({ list, showsWho = true, empty }: NominationTableProps) {
  const rows = rowsOf(list.data)
  return (
    <>
      <DataTable
        label="Nominations"
        columns={showsWho ? columns : columns.filter(({ id }) => id !== 'by')}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => nominationPath(row.id)}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={empty}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </>
  )
}

const columns: readonly Column<NominationRow>[] = [
  {
    id: 'name',
    head: 'Name',
    phone: 'title',
    width: '24%',
    optional: false,
    cell: (row) => <strong>{row.contact.name}</strong>,
  },
  {
    id: 'account',
    head: 'Account',
    phone: 'second',
    width: '22%',
    cell: (row) => <TextCell text={row.account?.name} />,
  },
  {
    id: 'outcome',
    head: 'What became of it',
    phone: 'third',
    cell: (row) => {
      const { kind, words } = outcomeOf(row)
      return <StateMark kind={kind}>{words}</StateMark>
    },
  },
  {
    id: 'by',
    head: 'By',
    width: '15%',
    below1100: 'hide',
    cell: (row) => <TextCell text={(row.onBehalfOf ?? row.nominator).name} />,
  },
  {
    id: 'at',
    head: 'Put forward',
    align: 'right',
    width: '11%',
    phone: 'title-right',
    cell: (row) => <DateCell when={row.createdAt} />,
  },
]
