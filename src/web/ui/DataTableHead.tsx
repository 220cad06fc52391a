import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './DataTable.module.css'

export type Column<Row> = {
  readonly id: string
  /** Short words; an icon needs `label` as well. */
  readonly head: ReactNode
  /** The plain name, where `head` is no text: for screen readers and the list of columns. */
  readonly label?: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand right, and so does their head. */
  readonly align?: 'left' | 'right'
  /** As in CSS: “22%”, “96px”. Columns without one share what is left. */
  readonly width?: string
  /** The word the API sorts by; gives the head a button. */
  readonly sort?: string
  /** What happens from 1100 px down; stays unless told to go. */
  readonly below1100?: 'hide'
  /**
   * Where it stands in the folded row of a phone: line one left or right, line two, line three left or
   * right, or nowhere (the default). Exactly one column is `title`, and it is the first.
   */
  readonly phone?: 'title' | 'title-right' | 'second' | 'third' | 'third-right'
  /** On a phone its head stands before the value: for figures that say nothing alone. */
  readonly phoneHead?: string
  /** May be switched off in ColumnChooser; `false` for what the row is unreadable without. */
  readonly optional?: boolean
  /** Off until somebody chooses it. */
  readonly offAtFirst?: boolean
}

type TableHeadProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
  readonly chooser: ReactNode
}

export function TableHead<Row>({ columns, sort, onSort, chooser }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {chooser !== undefined && <th className={styles.choose}>{chooser}</th>}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={column.width === undefined ? undefined : { width: column.width }}
            className={classes(
              column.align === 'right' && styles.right,
              column.below1100 === 'hide' && styles.wideOnly,
            )}
            aria-sort={column.sort === undefined ? undefined : sortOf(column.sort, sort)}
          >
            {column.sort === undefined || onSort === undefined ? (
              <HeadWords column={column} />
            ) : (
              <button type="button" onClick={() => onSort(nextSort(column.sort ?? '', sort))}>
                <HeadWords column={column} />
                <SortArrow state={sortOf(column.sort, sort)} />
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function HeadWords<Row>({ column }: { readonly column: Column<Row> }) {
  if (column.label === undefined || column.head === column.label) return column.head
  return (
    <>
      <span aria-hidden="true" title={column.label}>
        {column.head}
      </span>
      <span className="unseen">{column.label}</span>
    </>
  )
}

function sortOf(name: string, sort: string | undefined) {
  if (sort === name) return 'ascending' as const
  return sort === `-${name}` ? ('descending' as const) : ('none' as const)
}

function nextSort(name: string, sort: string | undefined): string {
  return sort === name ? `-${name}` : name
}

function SortArrow({ state }: { readonly state: 'ascending' | 'descending' | 'none' }) {
  if (state === 'none') return null
  return (
    <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
      <path
        d={state === 'ascending' ? 'M1.5 6 4.5 3 7.5 6' : 'M1.5 3 4.5 6 7.5 3'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
      />
    </svg>
  )
}
