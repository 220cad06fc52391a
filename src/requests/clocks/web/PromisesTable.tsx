import { formatNumber, formatPercent } from '../../../web/format.ts'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import styles from './PromisesPage.module.css'
import type { PromiseTold } from './promise.queries.ts'

type PromisesTableProps = {
  readonly label: string
  readonly rows: readonly PromiseTold[]
  readonly targetPercent: number
  readonly onOpen: (code: string) => void
}

/** Promises of one side: target, cases, and how many were kept. Each opens its cases. */
export function PromisesTable({ label, rows, targetPercent, onOpen }: PromisesTableProps) {
  const columns: readonly Column<PromiseTold>[] = [
    {
      id: 'says',
      head: 'Promise',
      phone: 'title',
      cell: ({ code, says, target }) => (
        <TwoLines
          first={
            <button type="button" className={styles.open} onClick={() => onOpen(code)}>
              {says}
            </button>
          }
          second={target}
        />
      ),
    },
    {
      id: 'kept',
      head: 'Kept',
      phone: 'second',
      width: '24%',
      cell: (row) => sayKept(row),
    },
    {
      id: 'percent',
      head: 'Judged',
      phone: 'title-right',
      width: '18%',
      cell: (row) => <Judged row={row} targetPercent={targetPercent} />,
    },
  ]
  return (
    <DataTable label={label} tall columns={columns} rows={rows} rowKey={({ code }) => code} empty={null} />
  )
}

/** “32 of 33, 1 excepted” */
function sayKept({ met, due, excepted }: PromiseTold): string {
  if (due + excepted === 0) return 'no case yet'
  const apart = excepted === 0 ? '' : `, ${formatNumber(excepted)} excepted`
  return `${formatNumber(met)} of ${formatNumber(due)}${apart}`
}

type JudgedProps = { readonly row: PromiseTold; readonly targetPercent: number }

function Judged({ row: { percent, due }, targetPercent }: JudgedProps) {
  if (due === 0) return null
  if (percent === null) return <StateMark kind="not-asked">too few</StateMark>
  const kind = percent >= targetPercent ? 'kept' : percent >= targetPercent - 15 ? 'due' : 'risk'
  return <StateMark kind={kind}>{formatPercent(percent / 100)}</StateMark>
}
