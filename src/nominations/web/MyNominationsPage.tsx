import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { DateCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { OwnResultPanel } from '../participation/web/OwnResultPanel.tsx'
import { NominatePanel } from './NominatePanel.tsx'
import { type NominationRow, nominationPath, nominationsQuery, outcomeOf, startQuery } from './queries.ts'

const tabs = [
  { value: '', label: 'Put forward by you' },
  { value: 'all', label: 'Everything you see' },
] as const

/** Whom one put forward, and what became of each. */
export function MyNominationsPage() {
  const mine = useTab(tabs) === ''
  const list = useInfiniteQuery(nominationsQuery(mine))
  const days = useQuery(startQuery({})).data?.answerDays
  const rows = rowsOf(list.data)
  const isEmpty = rows?.length === 0
  return (
    <>
      <PageHeader
        title="Nominations"
        fact={
          days === undefined
            ? undefined
            : `The program answers each within ${days} ${days === 1 ? 'day' : 'days'}.`
        }
        actions={<NominatePanel look={isEmpty ? 'secondary' : 'solid'} />}
      />
      <OwnResultPanel />
      <Tabs label="Whose nominations" tabs={tabs} />
      <DataTable
        label="Nominations"
        columns={mine ? columns.filter(({ id }) => id !== 'by') : columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => nominationPath(row.id)}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoneYet mine={mine} />}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </>
  )
}

function NoneYet({ mine }: { readonly mine: boolean }) {
  if (!mine)
    return (
      <EmptyState title="Nobody was put forward yet">
        Here stand nominations at the accounts you own, and those you added your voice to.
      </EmptyState>
    )
  return (
    <EmptyState title="You put nobody forward yet" actions={<NominatePanel look="solid" />}>
      Who thanked you lately? Three fields, about a minute; from then on it stands here what became of it.
    </EmptyState>
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
