import { useInfiniteQuery } from '@tanstack/react-query'
import type { QueryOf } from '../../../kernel/contract.ts'
import { apiPages, rowsOf } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { DateCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { listNominations } from '../../contract.ts'
import { nominationStates } from '../../nomination.ts'
import { type NominationRow, nominationPath, outcomeOf } from '../../web/queries.ts'

const none = { team: '', person: '', since: '', state: '', found: '', helped: '', source: '', rule: '' }

/** The nominations behind a figure. */
export function NominationListPage() {
  const [view] = useUrlState(none)
  const list = useInfiniteQuery(
    apiPages<typeof listNominations>('GET /nominations', { query: queryOf(view) }),
  )
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader
        title="Nominations"
        crumbs={[{ label: 'Nominators', to: '/recruiting/nominators' }, { label: 'Nominations' }]}
        fact={factOf(view)}
      />
      <DataTable
        label="Nominations"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => nominationPath(row.id)}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="None of these">Nothing was put forward that fits.</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </>
  )
}

type View = typeof none

function queryOf(view: View): QueryOf<typeof listNominations> {
  const state = nominationStates.find((each) => each === view.state)
  return {
    ...(view.team === '' ? {} : { team: view.team }),
    ...(view.person === '' ? {} : { person: view.person }),
    ...(view.rule === '' ? {} : { rule: view.rule }),
    ...(view.since === '' ? {} : { since: view.since }),
    ...(view.source === 'customer' ? { source: 'customer' as const } : {}),
    ...(state === undefined ? {} : { state: [state] }),
    ...(view.found === 'true' ? { found: true } : {}),
    ...(view.helped === 'true' ? { helped: true } : {}),
  }
}

function factOf({ since, state, found, helped }: View): string {
  const which =
    helped === 'true'
      ? 'Who did something for us since'
      : found === 'true'
        ? 'Who can be found now'
        : state === 'accepted'
          ? 'Taken up'
          : 'Everybody who was put forward'
  return since === '' ? `${which}.` : `${which}, counted from ${formatDay(since)}.`
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
