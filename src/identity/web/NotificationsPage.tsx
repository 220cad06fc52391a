import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatFull, formatRecent, startWithNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../web/ui/Button.tsx'
import { TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { NotificationList, putNotificationsAside, readNotifications } from '../notification.contract.ts'
import {
  type NotificationRow,
  notificationCountsQuery,
  notificationRoutes,
  notificationsQuery,
} from './notification.queries.ts'

/** What I am told: what waits for me, news, and what is over. */
export function NotificationsPage() {
  const counts = useQuery(notificationCountsQuery()).data
  const tabs = [
    { value: '', label: 'Waits for you', count: counts?.waiting },
    { value: 'news', label: 'News', count: counts?.news },
    { value: 'over', label: 'Read and done' },
  ] as const
  const tab = useTab(tabs)
  const list: NotificationList = tab === 'news' || tab === 'over' ? tab : 'waiting'
  const readAll = useSubmit<typeof readNotifications>('POST /notifications/readings', {
    invalidates: notificationRoutes,
    onDone: ({ read }) => showToast(`${formatCount(read, 'line', 'lines')} marked as read`),
  })
  const isAllRead = counts !== undefined && counts.unread + counts.news === 0
  return (
    <>
      <PageHeader
        title={titleOf(counts?.waiting)}
        fact="Opening a record marks what leads to it as read."
        actions={
          <ButtonRow>
            <Button
              onPress={() => readAll.submit({ body: { everything: true } })}
              waiting={readAll.waiting && 'Marking'}
              disabledReason={isAllRead ? 'All is read' : null}
            >
              Mark all as read
            </Button>
            <LinkButton to="/settings/notifications">Choose how you are told</LinkButton>
          </ButtonRow>
        }
      />
      <FormErrors problem={readAll.problem} title="Nothing was marked" />
      <Tabs label="What you are told" tabs={tabs} />
      <ToldList key={list} list={list} />
    </>
  )
}

function titleOf(waiting: number | undefined): string {
  if (waiting === undefined) return 'Notifications'
  if (waiting === 0) return 'Nothing waits for you'
  return `${startWithNumber(waiting)} ${waiting === 1 ? 'thing waits' : 'things wait'} for you`
}

const empty = {
  waiting: [
    'Nothing waits for you',
    'Questions and approvals that are yours to answer stand here until they are done.',
  ],
  news: [
    'No news',
    'What happens to your requests, customers and nominations stands here until you read it.',
  ],
  over: ['Nothing yet', 'What you read and what is done stays here for 90 days.'],
} as const

function ToldList({ list }: { readonly list: NotificationList }) {
  const query = useInfiniteQuery(notificationsQuery(list))
  const rows = rowsOf(query.data)
  const [title, where] = empty[list]
  return (
    <DataTable
      label={list === 'waiting' ? 'Waits for you' : list === 'news' ? 'News' : 'Read and done'}
      columns={columnsOf(list)}
      rows={rows}
      rowKey={(row) => row.id}
      rowTo={(row) => row.path}
      tall
      problem={query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={title}>{where}</EmptyState>}
      foot={
        <Pager
          shown={rows?.length ?? 0}
          total={query.hasNextPage ? null : (rows?.length ?? 0)}
          query={query}
        />
      }
    />
  )
}

const state: Column<NotificationRow> = {
  id: 'state',
  head: 'State',
  width: '130px',
  phone: 'third',
  cell: ({ readAt, doneAt }) => {
    if (doneAt !== null) return <StateMark kind="kept">done</StateMark>
    return readAt === null ? (
      <StateMark kind="due">unread</StateMark>
    ) : (
      <StateMark kind="later">read</StateMark>
    )
  },
}

function columnsOf(list: NotificationList): readonly Column<NotificationRow>[] {
  return [
    {
      id: 'what',
      head: 'What',
      phone: 'title',
      cell: ({ title, pieces, detail }) => (
        <TwoLines first={pieces > 1 ? `${title} (and ${pieces - 1} more)` : title} second={shorten(detail)} />
      ),
    },
    {
      id: 'by',
      head: 'By',
      width: '16%',
      phone: list === 'news' ? 'third' : 'second',
      below1100: 'hide',
      cell: ({ by }) => by?.name ?? '',
    },
    ...(list === 'news' ? [] : [state]),
    {
      id: 'when',
      head: 'When',
      width: '120px',
      phone: 'third-right',
      cell: ({ at }) => <span title={formatFull(at)}>{formatRecent(at)}</span>,
    },
    ...(list === 'over' ? [] : [actOf(list)]),
  ]
}

/** The rest is read where the line leads to. */
const shorten = (detail: string) => (detail.length <= 200 ? detail : `${detail.slice(0, 199).trimEnd()}…`)

function actOf(list: 'waiting' | 'news'): Column<NotificationRow> {
  return {
    id: 'act',
    head: <span className="unseen">Act</span>,
    label: 'Act',
    width: '128px',
    align: 'right',
    phone: 'title-right',
    cell: (row) => (list === 'waiting' ? <AsideButton row={row} /> : <ReadButton row={row} />),
  }
}

function AsideButton({ row }: { readonly row: NotificationRow }) {
  const aside = useSubmit<typeof putNotificationsAside>('POST /notifications/completions', {
    invalidates: notificationRoutes,
    onDone: () => showToast('Put aside'),
  })
  return (
    <Button
      look="link"
      aria-label={`Put aside: ${row.title}`}
      waiting={aside.waiting && 'Wait'}
      onPress={() => aside.submit({ body: { notificationIds: [row.id] } })}
    >
      Put aside
    </Button>
  )
}

function ReadButton({ row }: { readonly row: NotificationRow }) {
  const read = useSubmit<typeof readNotifications>('POST /notifications/readings', {
    invalidates: notificationRoutes,
  })
  return (
    <Button
      look="link"
      aria-label={`Mark as read: ${row.title}`}
      waiting={read.waiting && 'Wait'}
      onPress={() => read.submit({ body: { notificationIds: [row.id] } })}
    >
      Mark as read
    </Button>
  )
}
