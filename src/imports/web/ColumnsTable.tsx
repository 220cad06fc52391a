import { useSubmit } from '../../web/submit.ts'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import type { mapImport } from '../contract.ts'
import { dateOrders } from '../dates.ts'
import styles from './ColumnsTable.module.css'
import { type FileView, importRoutes } from './queries.ts'

type FileColumn = FileView['columns'][number]
type Change = (
  column: FileColumn,
  choice: { field?: string | null; order?: (typeof dateOrders)[number] },
) => void

/** Where every column of the file goes, and why it was guessed so. */
export function ColumnsTable({ file }: { readonly file: FileView }) {
  const map = useSubmit<typeof mapImport>('PUT /imports/:importId/mapping', { invalidates: importRoutes })
  const change: Change = (column, choice) =>
    map.submit({ params: { importId: file.id }, body: { columns: { [column.name]: choice } } })
  return (
    <Section title="Columns" qualifier="our guess; change what is wrong">
      <DataTable
        label="Columns of the file"
        columns={columnsFor(file, change)}
        rows={file.columns}
        rowKey={(column) => String(column.position)}
        empty={<EmptyState title="The file has no columns">Its header row is empty.</EmptyState>}
      />
      <FormErrors problem={map.problem} title="The column stays where it was." />
    </Section>
  )
}

function columnsFor(file: FileView, change: Change): readonly Column<FileColumn>[] {
  return [
    {
      id: 'column',
      head: 'In your file',
      width: '21%',
      phone: 'title',
      cell: ({ name, note }) => (
        <span className={styles.name} title={note ?? undefined}>
          {name}
        </span>
      ),
    },
    {
      id: 'example',
      head: 'For example',
      width: '20%',
      phone: 'second',
      cell: (column) => <Example column={column} />,
    },
    {
      id: 'field',
      head: 'Goes to',
      width: '33%',
      phone: 'third',
      cell: (column) => <Target file={file} column={column} change={change} />,
    },
    {
      id: 'why',
      head: 'Why',
      phone: 'third-right',
      cell: (column) => <Why file={file} column={column} change={change} />,
    },
  ]
}

function Example({ column }: { readonly column: FileColumn }) {
  if (column.filled === 0) return <span className={styles.grey}>empty</span>
  return (
    <span className={styles.example} title={column.examples.join('\n')}>
      {column.examples[0]}
    </span>
  )
}

type CellProps = { readonly file: FileView; readonly column: FileColumn; readonly change: Change }

function Target({ file, column, change }: CellProps) {
  const isOpen = column.field !== null && column.order === null
  return (
    <Select
      label={`Where ${column.name} goes`}
      labelUnseen
      value={column.field ?? ''}
      doubtful={isOpen}
      placeholder="Leave out"
      options={file.targets}
      onChange={(field) => change(column, { field: field === '' ? null : field })}
    />
  )
}

/** The reason of the guess; for dates whose order nobody can know, the question. */
function Why({ column, change }: CellProps) {
  if (
    column.field === null ||
    column.order === undefined ||
    (column.order !== null && column.why !== 'chosen')
  ) {
    return <span className={styles.why}>{column.why}</span>
  }
  return (
    <Select
      label={`Order of the dates in ${column.name}`}
      labelUnseen
      value={column.order ?? ''}
      doubtful={column.order === null}
      {...(column.order === null ? { placeholder: 'Which is first?' } : {})}
      options={[
        { value: 'day-first', label: 'Day first' },
        { value: 'month-first', label: 'Month first' },
      ]}
      onChange={(value) => {
        const order = dateOrders.find((each) => each === value)
        if (order !== undefined) change(column, { order })
      }}
    />
  )
}
