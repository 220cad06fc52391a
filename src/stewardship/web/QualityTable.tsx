import type { UseQueryResult } from '@tanstack/react-query'
import { formatNumber } from '../../web/format.ts'
import { NumberCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import styles from './QualityTable.module.css'
import { type FactList, type Quality, type QualityGroup, type QualityRow, sayShare } from './queries.ts'

const groups = [
  { value: 'owner', label: 'Relationship owner' },
  { value: 'team', label: 'Team' },
  { value: 'segment', label: 'Segment' },
] as const

const nobody: Readonly<Record<QualityGroup, string>> = {
  owner: 'Nobody owns the relationship',
  team: 'No team',
  segment: 'No industry or region',
}

type QualityTableProps = {
  readonly by: QualityGroup
  readonly quality: UseQueryResult<Quality>
}

/** One line for each owner, team or segment; each figure opens to its facts. */
export function QualityTable({ by, quality }: QualityTableProps) {
  const [, setView] = useUrlState({ by: 'owner' })
  return (
    <>
      <div className={styles.by}>
        <Segmented
          legend="By"
          legendUnseen
          value={by}
          onChange={(value) => setView({ by: value })}
          choices={groups}
        />
      </div>
      <DataTable
        label="Data quality"
        columns={columnsOf(by)}
        rows={quality.data?.rows}
        rowKey={({ key }) => key ?? 'none'}
        problem={quality.error}
        onRetry={() => void quality.refetch()}
        empty={
          <EmptyState title="Nothing to keep true yet">
            Facts stand here once somebody was interviewed or can be found.
          </EmptyState>
        }
      />
    </>
  )
}

function columnsOf(by: QualityGroup): readonly Column<QualityRow>[] {
  const opens = (list: FactList, row: QualityRow, shown: string) => (
    <TextLink to={`/stewardship?tab=${list}&by=${by}&key=${encodeURIComponent(row.key ?? 'none')}`}>
      {shown}
    </TextLink>
  )
  return [
    {
      id: 'name',
      head: groups.find(({ value }) => value === by)?.label ?? '',
      phone: 'title',
      width: '34%',
      cell: ({ name }) => name ?? nobody[by],
    },
    {
      id: 'facts',
      head: 'Facts',
      align: 'right',
      width: '80px',
      cell: ({ facts }) => <NumberCell value={facts} />,
    },
    {
      id: 'stale',
      head: 'Stale',
      align: 'right',
      width: '80px',
      phone: 'third',
      phoneHead: 'stale',
      cell: (row) => opens('stale', row, formatNumber(row.stale)),
    },
    {
      id: 'fresh',
      head: 'In date',
      align: 'right',
      width: '90px',
      phone: 'title-right',
      phoneHead: 'in date',
      cell: ({ facts, stale }) => sayShare(facts - stale, facts),
    },
    {
      id: 'asked',
      head: 'Asked in 90 days',
      align: 'right',
      width: '130px',
      below1100: 'hide',
      cell: ({ asked }) => <NumberCell value={asked} />,
    },
    {
      id: 'on-time',
      head: 'On time',
      align: 'right',
      width: '90px',
      phone: 'third-right',
      phoneHead: 'on time',
      cell: (row) => opens('on-time', row, sayShare(row.onTime, row.asked)),
    },
    {
      id: 'late',
      head: 'Not in time',
      align: 'right',
      width: '100px',
      cell: (row) => opens('late', row, formatNumber(row.asked - row.onTime)),
    },
  ]
}
