import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { DateCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { type ArcStep, arcStepWords } from '../arc.ts'
import { type ArcRow, arcRowsQuery, type Period, rowPath } from './queries.ts'

/** The rows behind one figure of the arcs. */
export function ArcRowsTable({ step, period }: { readonly step: ArcStep; readonly period: Period }) {
  const list = useInfiniteQuery(arcRowsQuery(step, period))
  const rows = rowsOf(list.data)
  return (
    <Section title={arcStepWords[step]} aside={<TextLink to="/recruiting/arcs">Back to the arcs</TextLink>}>
      <DataTable
        label={arcStepWords[step]}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={rowPath}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="None in these months">Choose other days above.</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </Section>
  )
}

const columns: readonly Column<ArcRow>[] = [
  {
    id: 'name',
    head: 'Name',
    width: '44%',
    phone: 'title',
    optional: false,
    cell: (row) => <strong>{row.name}</strong>,
  },
  { id: 'detail', head: 'At, or by', phone: 'second', cell: (row) => <TextCell text={row.detail} /> },
  {
    id: 'on',
    head: 'Day',
    align: 'right',
    width: '14%',
    phone: 'title-right',
    cell: (row) => (row.on === null ? '–' : <DateCell when={row.on} />),
  },
]
