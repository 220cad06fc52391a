import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { DateCell, NameWithRole, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Menu } from '../../../web/ui/Menu.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { causeNames, departureCauses } from '../../changes/change.ts'
import type { explainDeparture } from '../contract.ts'
import { type MoveRow, type MovesAsked, movesQuery, sayCause } from './queries.ts'

const defaults = { way: 'lost', month: '', since: '', cause: '', industryId: '', regionId: '' }

/** The people behind a figure of movement. */
export function MovedPeoplePage() {
  const [view] = useUrlState(defaults)
  const isLost = view.way === 'lost'
  const asked = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== '')) as MovesAsked
  const pages = useInfiniteQuery(movesQuery(asked))
  const rows = rowsOf(pages.data)
  const manages = useSession().person?.roles.includes('program-manager') ?? false
  return (
    <>
      <PageHeader
        title={isLost ? 'Who was lost' : 'Who was recruited'}
        crumbs={[{ label: 'Movement', to: '/recruiting/movement' }, { label: isLost ? 'Lost' : 'Recruited' }]}
        fact={sayView(view)}
      />
      <DataTable
        label={isLost ? 'People who were lost' : 'People who were recruited'}
        columns={isLost ? [...who, ...why(manages)] : who}
        rows={rows}
        rowKey={({ stepId }) => stepId}
        rowTo={({ contactId }) => `/advocates/${contactId}`}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title="Nobody">Nobody was {view.way} in that time.</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

function sayView({ month, since, cause }: typeof defaults): string {
  const parts = [
    month === '' ? null : `in ${month}`,
    since === '' ? null : `since ${formatDay(since)}`,
    cause === ''
      ? null
      : cause === 'not-said'
        ? 'where nobody said why'
        : `because: ${sayCause(cause as never)}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'The latest first.' : `${parts.join(', ')}, the latest first.`
}

const who: readonly Column<MoveRow>[] = [
  {
    id: 'name',
    head: 'Person',
    phone: 'title',
    width: '30%',
    cell: ({ name, account }) => <NameWithRole name={name} role={account?.name ?? null} />,
  },
  { id: 'on', head: 'On', width: '100px', phone: 'second', cell: ({ on }) => <DateCell when={on} /> },
  { id: 'reason', head: 'Reason', cell: ({ reason }) => <TextCell text={reason} /> },
]

const why = (manages: boolean): readonly Column<MoveRow>[] => [
  {
    id: 'cause',
    head: 'Cause',
    width: '220px',
    phone: 'third',
    cell: ({ cause, reviewId }) =>
      reviewId === null ? (
        sayCause(cause)
      ) : (
        <TextLink to={`/stewardship/changes/${reviewId}`}>{sayCause(cause)}</TextLink>
      ),
  },
  ...(manages
    ? [
        {
          id: 'act',
          head: '',
          width: '60px',
          cell: ({ stepId, name }: MoveRow) => <CauseMenu stepId={stepId} name={name} />,
        },
      ]
    : []),
]

function CauseMenu({ stepId, name }: { readonly stepId: string; readonly name: string }) {
  const save = useSubmit<typeof explainDeparture>('PUT /movement/people/:journeyStepId/cause', {
    invalidates: ['GET /movement', 'GET /movement/people'],
  })
  return (
    <Menu
      label={`Why ${name} was lost`}
      items={departureCauses.map((cause) => ({
        label: causeNames[cause],
        onPress: () => save.submit({ params: { journeyStepId: stepId }, body: { cause } }),
      }))}
    />
  )
}
