import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatNumber } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DateCell, PersonCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { duplicateRoutes } from '../../duplicates/web/duplicate.queries.ts'
import type { undoMerging } from '../merge.contract.ts'
import { type Merge, mergesQuery, recordPath } from './merge.queries.ts'

/** What was merged, each with its undoing. */
export function MergesTable() {
  const list = useInfiniteQuery(mergesQuery())
  const undo = useSubmit<typeof undoMerging>('DELETE /merges/:mergeId', {
    invalidates: duplicateRoutes,
    onDone: () => showToast('Two again, as they were'),
  })
  const rows = rowsOf(list.data)
  return (
    <>
      <FormErrors problem={undo.problem} title="It was not undone" />
      <DataTable
        label="What was merged"
        columns={columnsOf((merge) => undo.submit({ params: { mergeId: merge.id } }))}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="Nothing was merged yet">
            Compare a pair that looks like one; what was merged stands here and can be undone.
          </EmptyState>
        }
      />
      {rows !== undefined && rows.length > 0 && (
        <Pager shown={rows.length} total={rows.length} query={list} />
      )}
    </>
  )
}

function columnsOf(undo: (merge: Merge) => void): readonly Column<Merge>[] {
  return [
    {
      id: 'survivor',
      head: 'Stands for both',
      phone: 'title',
      cell: ({ record, survivor }) => (
        <TextLink to={recordPath(record, survivor.id)}>{survivor.name}</TextLink>
      ),
    },
    {
      id: 'absorbed',
      head: 'Went into it',
      phone: 'second',
      cell: (merge) => <TextCell text={merge.absorbedName} />,
    },
    {
      id: 'moved',
      head: 'Rows',
      align: 'right',
      width: '72px',
      below1100: 'hide',
      cell: (merge) => formatNumber(merge.moved),
    },
    {
      id: 'by',
      head: 'By',
      width: '18%',
      phone: 'third',
      cell: (merge) => <PersonCell name={merge.by?.name} />,
    },
    {
      id: 'at',
      head: 'When',
      width: '112px',
      phone: 'third-right',
      cell: (merge) => <DateCell when={merge.at} />,
    },
    {
      id: 'undo',
      head: <span className="unseen">Undo</span>,
      label: 'Undo',
      width: '112px',
      phone: 'title-right',
      cell: (merge) =>
        merge.undoneAt === null ? (
          <Button look="link" onPress={() => undo(merge)}>
            Undo
          </Button>
        ) : (
          'Undone'
        ),
    },
  ]
}
