import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay, formatMoment } from '../../../web/format.ts'
import { isStaff, useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { takeBackOutsideAsk } from '../outside-ask.contract.ts'
import { OutsideAskForm } from './OutsideAskForm.tsx'
import { type OutsideAsk, outsideAsksQuery, outsideRoutes } from './outside-ask.queries.ts'

const defaults = { open: '', only: '' }

/** Asks that happened outside, as they were written down, each to be taken back by whoever did. */
export function OutsideAsksPage() {
  const [{ open, only }, setView] = useUrlState(defaults)
  const list = useInfiniteQuery(outsideAsksQuery(only === 'counted' ? 'counted' : undefined))
  const rows = rowsOf(list.data)
  const home = isStaff(useSession())
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  const isCounted = only === 'counted'
  return (
    <>
      <PageHeader
        title={isCounted ? 'Asks outside in the last 90 days' : 'Asks that happened outside'}
        crumbs={[home, { label: 'Outside' }]}
        fact={
          isCounted ? (
            <>
              What the share counts: done in the last 90 days and not taken back.{' '}
              <TextLink to="/requests/outside">Show all</TextLink>
            </>
          ) : (
            'By mail, chat or phone. They count in load and history, and nobody is blamed.'
          )
        }
        actions={
          <Button look="solid" onPress={() => setView({ open: 'log' })}>
            Log an outside ask
          </Button>
        }
      />
      <DataTable
        label="Asks outside"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        tall
        empty={
          <EmptyState title="None is written down">
            Whoever asked a customer by mail or chat writes it down in seconds, so that nobody asks them too
            often.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />
      {open === 'log' && <OutsideAskForm onClose={() => setView({ open: '' })} />}
    </>
  )
}

const columns: readonly Column<OutsideAsk>[] = [
  {
    id: 'who',
    head: 'Customer',
    phone: 'title',
    optional: false,
    cell: ({ contact, account }) => (
      <TwoLines
        first={<strong>{contact?.name ?? account.name}</strong>}
        second={contact === null ? 'the company' : account.name}
      />
    ),
  },
  {
    id: 'what',
    head: 'What',
    phone: 'second',
    cell: ({ activityType, opportunity, prospect }) => (
      <TwoLines first={activityType.name} second={opportunity?.name ?? prospect?.name ?? ''} />
    ),
  },
  { id: 'on', head: 'Day', width: '110px', phone: 'title-right', cell: ({ on }) => formatDay(on) },
  {
    id: 'asked',
    head: 'Asked by',
    width: '200px',
    phone: 'third',
    cell: ({ askedBy, loggedBy, loggedAt }) => (
      <TwoLines
        first={askedBy.name}
        second={`written down ${formatMoment(loggedAt)}${loggedBy === null || loggedBy === askedBy.name ? '' : ` by ${loggedBy}`}`}
      />
    ),
  },
  { id: 'note', head: 'Note', below1100: 'hide', cell: ({ note }) => note ?? '' },
  {
    id: 'back',
    head: '',
    label: 'Take back',
    width: '120px',
    align: 'right',
    phone: 'third-right',
    cell: (row) => <TakeBack row={row} />,
  },
]

function TakeBack({ row }: { readonly row: OutsideAsk }) {
  const back = useSubmit<typeof takeBackOutsideAsk>('POST /outside-asks/:askId/reversal', {
    invalidates: outsideRoutes,
    onDone: () => showToast('Taken back; it counts no longer'),
  })
  if (row.isTakenBack) return <StateMark kind="never">taken back</StateMark>
  if (row.whyNotTakeBack !== null) return null
  return (
    <Button
      look="link"
      waiting={back.waiting && 'Taking back'}
      onPress={() => back.submit({ params: { askId: row.id }, body: {} })}
    >
      Take back
    </Button>
  )
}
