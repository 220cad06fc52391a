import type { ReactNode } from 'react'
import { formatNumber } from '../../web/format.ts'
import { DateCell, NumberCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import { kindNames } from '../import-kind.ts'
import type { FileLine } from './queries.ts'

type ImportsTableProps = {
  readonly rows: readonly FileLine[] | undefined
  readonly problem: unknown
  readonly onRetry: () => void
  readonly empty: ReactNode
}

/** Files that came in, with what became of them. */
export function ImportsTable({ rows, problem, onRetry, empty }: ImportsTableProps) {
  return (
    <DataTable
      label="Files brought before"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowTo={(row) => `/customers/import/${row.id}`}
      problem={problem}
      onRetry={onRetry}
      empty={empty}
    />
  )
}

const columns: readonly Column<FileLine>[] = [
  { id: 'file', head: 'File', phone: 'title', cell: (row) => row.fileName },
  {
    id: 'kind',
    head: 'Holds',
    width: '18%',
    phone: 'second',
    cell: (row) => (row.kind === null ? 'not said yet' : kindNames[row.kind][1]),
  },
  {
    id: 'rows',
    head: 'Rows',
    align: 'right',
    width: '80px',
    phone: 'title-right',
    cell: (row) => <NumberCell value={row.rows} />,
  },
  { id: 'state', head: 'State', width: '28%', phone: 'third', cell: (row) => <FileState file={row} /> },
  { id: 'who', head: 'By', width: '15%', below1100: 'hide', cell: (row) => row.createdBy },
  {
    id: 'when',
    head: 'When',
    width: '96px',
    phone: 'third-right',
    cell: (row) => <DateCell when={row.createdAt} />,
  },
]

const states: Readonly<Record<FileLine['state'], readonly [StateKind, string]>> = {
  waiting: ['not-asked', 'waits to be read'],
  reading: ['later', 'is being read'],
  read: ['not-asked', 'nothing written yet'],
  trying: ['later', 'dry run under way'],
  tried: ['not-asked', 'nothing written yet'],
  running: ['half', 'coming in'],
  stopped: ['due', 'stopped on the way'],
  done: ['kept', 'done'],
  unreadable: ['risk', 'could not be read'],
}

/** A file's state with its shape and word; how many rows stayed out, where some did. */
export function FileState({ file }: { readonly file: FileLine }) {
  const [kind, word] = states[file.state]
  const refused =
    file.state === 'done' && file.counts.refused > 0 ? `, ${formatNumber(file.counts.refused)} refused` : ''
  return (
    <StateMark kind={kind}>
      {word}
      {refused}
    </StateMark>
  )
}
