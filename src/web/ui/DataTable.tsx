import type { ReactNode } from 'react'
import { Checkbox } from './Checkbox.tsx'
import { classes } from './classes.ts'
import styles from './DataTable.module.css'
import { type Column, TableHead } from './DataTableHead.tsx'
import { Fault } from './Fault.tsx'
import { SkeletonBar } from './Skeleton.tsx'
import { TextLink } from './TextLink.tsx'

type DataTableProps<Row> = {
  /** Names the table for screen readers: “Accounts”. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Undefined while the first page is on its way. */
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string
  /** The row leads there; its first column becomes the link. */
  readonly rowTo?: (row: Row) => string
  /** The row open beside the table. */
  readonly currentKey?: string | null
  /** Instead of the table when there are no rows. */
  readonly empty: ReactNode
  readonly problem?: unknown
  readonly onRetry?: () => void
  readonly sort?: string
  /** Given when heads may sort: called with `name` or `-name`. */
  readonly onSort?: (sort: string) => void
  /** For bulk acts: the keys chosen. */
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (chosen: ReadonlySet<string>) => void
  /** Heads over runs of rows. */
  readonly groupOf?: (row: Row) => string
  /** For tables inside a record: rows of 30 px. */
  readonly dense?: boolean
  /** Rows of two lines, where each cell has a second, smaller one. */
  readonly tall?: boolean
  /** Left under the table: counts, a legend. */
  readonly foot?: ReactNode
}

/** Rows of 36 px; J and K move, Enter opens. On a phone each row folds as its columns say. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, empty, problem, onRetry, dense = false, tall = false, foot } = props
  if (problem && rows === undefined) return <Fault what={label} problem={problem} onRetry={onRetry} />
  if (rows?.length === 0) return <div className={styles.none}>{empty}</div>
  const choosing = props.onChoose !== undefined
  return (
    <div className={styles.frame}>
      <table
        className={classes(styles.table, dense && styles.dense, tall && styles.tall)}
        aria-label={label}
        aria-busy={rows === undefined}
        data-rows=""
      >
        <TableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          chooser={choosing ? <ChooseAll {...props} rows={rows ?? []} /> : undefined}
        />
        {rows === undefined ? (
          <SkeletonRows columns={columns} choosing={choosing} />
        ) : (
          <tbody>
            {rows.map((row, at) => (
              <TableRow key={rowKey(row)} row={row} before={rows[at - 1]} {...props} />
            ))}
          </tbody>
        )}
      </table>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </div>
  )
}

function TableRow<Row>(props: DataTableProps<Row> & { row: Row; before: Row | undefined }) {
  const { row, before, columns, rowKey, rowTo, currentKey, groupOf, chosen, onChoose } = props
  const key = rowKey(row)
  const group = groupOf?.(row)
  const opensGroup = group !== undefined && (before === undefined || groupOf?.(before) !== group)
  return (
    <>
      {opensGroup && (
        <tr className={styles.group}>
          <th scope="rowgroup" colSpan={columns.length + (onChoose === undefined ? 0 : 1)}>
            {group}
          </th>
        </tr>
      )}
      <tr className={classes(styles.row, key === currentKey && styles.current)}>
        {onChoose !== undefined && (
          <td className={styles.choose}>
            <Checkbox
              label="Choose this row"
              labelUnseen
              checked={chosen?.has(key) ?? false}
              onChange={(on) => onChoose(withKey(chosen, key, on))}
            />
          </td>
        )}
        {columns.map((column, at) => (
          <Cell key={column.id} column={column} row={row} to={at === 0 ? rowTo?.(row) : undefined} />
        ))}
      </tr>
    </>
  )
}

type CellProps<Row> = { readonly column: Column<Row>; readonly row: Row; readonly to: string | undefined }

function Cell<Row>({ column, row, to }: CellProps<Row>) {
  const content = column.cell(row)
  return (
    <td
      className={classes(
        column.align === 'right' && styles.right,
        column.below1100 === 'hide' && styles.wideOnly,
      )}
      data-phone={column.phone ?? 'hide'}
      data-phone-head={column.phoneHead}
    >
      {to === undefined ? (
        content
      ) : (
        <TextLink to={to} className={styles.link} data-row-link="">
          {content}
        </TextLink>
      )}
    </td>
  )
}

function ChooseAll<Row>({ rows, rowKey, chosen, onChoose }: DataTableProps<Row> & { rows: readonly Row[] }) {
  const keys = rows.map(rowKey)
  const count = keys.filter((key) => chosen?.has(key)).length
  return (
    <Checkbox
      label="Choose all rows shown"
      labelUnseen
      checked={count > 0 && count === keys.length}
      mixed={count > 0 && count < keys.length}
      onChange={(on) => onChoose?.(new Set(on ? keys : []))}
    />
  )
}

function withKey(chosen: ReadonlySet<string> | undefined, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (on) next.add(key)
  else next.delete(key)
  return next
}

const skeletonWidths = [
  '70%',
  '52%',
  '61%',
  '45%',
  '66%',
  '57%',
  '48%',
  '72%',
  '55%',
  '63%',
  '50%',
  '68%',
] as const

type SkeletonProps<Row> = { readonly columns: readonly Column<Row>[]; readonly choosing: boolean }

function SkeletonRows<Row>({ columns, choosing }: SkeletonProps<Row>) {
  return (
    <tbody>
      {skeletonWidths.map((width, line) => (
        <tr key={width} className={styles.row}>
          {choosing && <td className={styles.choose} />}
          {columns.map((column, at) => (
            <td
              key={column.id}
              className={classes(
                column.align === 'right' && styles.right,
                column.below1100 === 'hide' && styles.wideOnly,
              )}
              data-phone={column.phone ?? 'hide'}
            >
              <SkeletonBar width={skeletonWidths[(line + at) % skeletonWidths.length] ?? '60%'} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
