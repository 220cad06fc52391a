import { formatNumber } from '../../../web/format.ts'
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
      width: '18%',
      cell: ({ met, due }) => `${formatNumber(met)} of ${formatNumber(due)}`,
    },
    {
      id: 'excepted',
      head: 'Excepted',
      phone: 'third',
      align: 'right',
      width: '12%',
      cell: ({ excepted }) => (excepted === 0 ? '' : formatNumber(excepted)),
    },
    {
      id: 'percent',
      head: 'Judged',
      phone: 'title-right',
      width: '18%',
      cell: ({ percent }) => <Judged percent={percent} targetPercent={targetPercent} />,
    },
  ]
  return (
    <DataTable label={label} tall columns={columns} rows={rows} rowKey={({ code }) => code} empty={null} />
  )
}

function Judged({
  percent,
  targetPercent,
}: Pick<PromiseTold, 'percent'> & { readonly targetPercent: number }) {
  if (percent === null) return <StateMark kind="not-asked">too few</StateMark>
  const kind = percent >= targetPercent ? 'kept' : percent >= targetPercent - 15 ? 'due' : 'risk'
  return <StateMark kind={kind}>{`${percent}%`}</StateMark>
}
