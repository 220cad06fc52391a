import { useInfiniteQuery } from '@tanstack/react-query'
import { profileRoutes } from '../../advocates/web/queries.ts'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, PersonCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { undoWideEdit } from '../wide-edit.contract.ts'
import { sayUndone, sayWideEdit, stewardshipRoutes, type WideEditRow, wideEditListQuery } from './queries.ts'
import { StewardshipTabsPanel } from './StewardshipTabsPanel.tsx'

const changedRoutes = [
  ...profileRoutes,
  ...stewardshipRoutes,
  'GET /advocates',
  'GET /accounts',
  'GET /contacts',
] as const

/** What was changed for many at once, by whom, and the way back while there is one. */
export function WideEditsPage() {
  const pages = useInfiniteQuery(wideEditListQuery())
  const rows = rowsOf(pages.data)
  const undo = useSubmit<typeof undoWideEdit>('POST /wide-edits/:wideEditId/undoing', {
    invalidates: changedRoutes,
    onDone: (done) => showToast(sayUndone(done)),
  })
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Wide edits' }]}
        fact="What was changed for many at once. It can be taken back; what somebody changed since stays."
      />
      <StewardshipTabsPanel />
      <DataTable
        label="Wide edits"
        columns={columnsOf((wideEditId) => undo.submit({ params: { wideEditId } }))}
        rows={rows}
        rowKey={({ id }) => id}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={
          <EmptyState title="Nothing was changed for many at once">
            Choose people or accounts on their lists, then Change…
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

function sayState({ changed, untouched, undoneAt, undoneBy, may }: WideEditRow): string {
  if (undoneAt !== null)
    return `taken back ${formatDay(undoneAt)}${undoneBy === null ? '' : ` by ${undoneBy.name}`}`
  if (may['undo'] != null) return may['undo'].replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase())
  return untouched === changed ? 'as it was left' : `${changed - untouched} changed since`
}

function columnsOf(onUndo: (id: string) => void): readonly Column<WideEditRow>[] {
  return [
    {
      id: 'what',
      head: 'What',
      phone: 'title',
      width: '34%',
      cell: (row) => <TwoLines first={sayWideEdit(row).what} second={sayWideEdit(row).became} />,
    },
    {
      id: 'records',
      head: 'Records',
      align: 'right',
      width: '90px',
      phone: 'title-right',
      cell: ({ changed }) => formatNumber(changed),
    },
    {
      id: 'by',
      head: 'By',
      width: '16%',
      phone: 'second',
      cell: ({ by }) => <PersonCell name={by?.name ?? null} />,
    },
    { id: 'at', head: 'On', width: '92px', below1100: 'hide', cell: ({ at }) => <DateCell when={at} /> },
    {
      id: 'state',
      head: 'Since then',
      phone: 'third',
      cell: (row) => <StateMark kind={row.undoneAt === null ? 'kept' : 'ended'}>{sayState(row)}</StateMark>,
    },
    {
      id: 'act',
      head: 'Take back',
      width: '110px',
      phone: 'third-right',
      cell: ({ id, may }) => (
        <Button look="link" disabledReason={may['undo'] ?? null} onPress={() => onUndo(id)}>
          Take back
        </Button>
      ),
    },
  ]
}
