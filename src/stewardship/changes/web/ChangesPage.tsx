import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, startWithNumber } from '../../../web/format.ts'
import { DateCell, NameWithRole, PersonCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { StewardshipTabsPanel } from '../../web/StewardshipTabsPanel.tsx'
import type { ReviewList } from '../contract.ts'
import {
  type ReviewCounts,
  type ReviewRow,
  reviewCountsQuery,
  reviewsQuery,
  sayKinds,
  sayReview,
} from './queries.ts'

/** Who of those who speak for us changed jobs, priorities or mood, and what becomes of them. */
export function ChangesPage() {
  const counts = useQuery(reviewCountsQuery()).data
  const tabs = [
    { value: '', label: 'Open', count: counts?.open },
    { value: 'decided', label: 'Decided', count: counts?.decided },
  ]
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        title={counts === undefined ? 'Changes' : findingOf(counts)}
        fact={
          counts === undefined
            ? undefined
            : `${counts.isMine ? 'Of your own customers. ' : ''}Each is looked at within ${formatCount(counts.days, 'working day', 'working days')}.`
        }
      />
      <StewardshipTabsPanel />
      <Tabs label="Reviews" tabs={tabs} />
      <ReviewTable key={tab} list={tab === 'decided' ? 'decided' : 'open'} />
    </>
  )
}

function findingOf({ open, late }: ReviewCounts): string {
  if (late > 0)
    return `${startWithNumber(late)} ${late === 1 ? 'change waits' : 'changes wait'} longer than we allow ourselves`
  return open === 0
    ? 'Nothing changed that we have not looked at'
    : `${startWithNumber(open)} ${open === 1 ? 'person is' : 'people are'} to be looked at again`
}

function ReviewTable({ list }: { readonly list: ReviewList }) {
  const pages = useInfiniteQuery(reviewsQuery(list))
  const rows = rowsOf(pages.data)
  return (
    <>
      <DataTable
        label="Reviews of changes"
        columns={list === 'open' ? openColumns : decidedColumns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/stewardship/changes/${id}`}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={
          <EmptyState title={list === 'open' ? 'No change waits for a look' : 'Nothing was decided yet'}>
            Bounced mail, another employer or post in a file, a colleague’s word and unhappy answers open a
            review. Tell of one on the page of a contact.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

const who: readonly Column<ReviewRow>[] = [
  {
    id: 'name',
    head: 'Person',
    phone: 'title',
    width: '22%',
    cell: ({ name, title }) => <NameWithRole name={name} role={title} />,
  },
  {
    id: 'account',
    head: 'Spoke for',
    phone: 'second',
    width: '20%',
    cell: ({ account }) => <TextCell text={account?.name} />,
  },
  { id: 'kinds', head: 'Noticed', cell: ({ kinds }) => <TextCell text={sayKinds(kinds)} /> },
  {
    id: 'owner',
    head: 'Owner',
    width: '14%',
    below1100: 'hide',
    cell: ({ owner }) => <PersonCell name={owner?.name ?? null} />,
  },
]

const openColumns: readonly Column<ReviewRow>[] = [
  ...who,
  {
    id: 'opened',
    head: 'Opened',
    width: '92px',
    below1100: 'hide',
    cell: ({ openedAt }) => <DateCell when={openedAt} />,
  },
  {
    id: 'due',
    head: 'Decision',
    width: '168px',
    phone: 'third',
    cell: (row) => <StateMark kind={row.lateDays === null ? 'later' : 'due'}>{sayReview(row)}</StateMark>,
  },
]

const decidedColumns: readonly Column<ReviewRow>[] = [
  ...who,
  {
    id: 'decided',
    head: 'Decided',
    width: '92px',
    cell: ({ decidedAt }) => <DateCell when={decidedAt} />,
  },
  {
    id: 'decision',
    head: 'Decision',
    width: '190px',
    phone: 'third',
    cell: (row) => <StateMark kind={row.decision === 'stays' ? 'kept' : 'ended'}>{sayReview(row)}</StateMark>,
  },
]
