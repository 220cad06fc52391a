import type { ReactNode } from 'react'
import { markOf } from '../../protection/web/queries.ts'
import { AccountWithCountry, DateCell, NameWithRole, PersonCell, TextCell } from '../../web/ui/Cells.tsx'
import type { useColumns } from '../../web/ui/ColumnChooser.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { FreshnessMark } from '../../web/ui/FreshnessMark.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import type { Stage } from '../journey.ts'
import styles from './AdvocatesTable.module.css'
import { FavouritePanel } from './FavouritePanel.tsx'
import { type AdvocateRow, sayStanding } from './queries.ts'
import { WillHeadPanel, WillPanel } from './WillPanel.tsx'

const stageMarks: Readonly<Record<Stage, StateKind>> = {
  customer: 'later',
  potential: 'later',
  introduced: 'later',
  interviewed: 'half',
  discoverable: 'free',
  active: 'free',
  retired: 'ended',
  declined: 'never',
}

type AvailabilityProps = { readonly row: AdvocateRow; readonly byWhom?: boolean }

/** A row's one state: what protection says of those who can be found, else the stage. Members read by whom. */
function Availability({ row, byWhom = false }: AvailabilityProps) {
  const { standing, stage, owner } = row
  const by = byWhom && standing?.state === 'held' && owner !== null ? ` by ${owner}` : ''
  const words = standing === null ? stage : `${sayStanding(standing)}${by}`
  return (
    <span className={styles.state} title={words}>
      <StateMark kind={standing === null ? stageMarks[stage] : markOf(standing.state)}>{words}</StateMark>
    </span>
  )
}

const name: Column<AdvocateRow> = {
  id: 'name',
  head: 'Advocate',
  sort: 'name',
  phone: 'title',
  width: '22%',
  cell: (row) => <NameWithRole name={row.name} role={row.title} />,
}

const account: Column<AdvocateRow> = {
  id: 'account',
  head: 'Account',
  sort: 'account',
  phone: 'second',
  width: '15%',
  cell: (row) =>
    row.account === null ? (
      <TextCell text={null} />
    ) : (
      <AccountWithCountry name={row.account.name} country={row.account.country} />
    ),
}

const industry: Column<AdvocateRow> = {
  id: 'industry',
  head: 'Industry',
  below1100: 'hide',
  optional: true,
  width: '9%',
  cell: (row) => <TextCell text={row.industry} />,
}

const will: Column<AdvocateRow> = {
  id: 'will',
  head: <WillHeadPanel />,
  label: 'Will do',
  optional: true,
  width: '122px',
  cell: (row) => <WillPanel will={row.will} />,
}

const favourite: Column<AdvocateRow> = {
  id: 'favourite',
  head: <span className="unseen">Favourite</span>,
  label: 'Favourite',
  optional: true,
  width: '40px',
  cell: (row) => <FavouritePanel contactId={row.contactId} name={row.name} />,
}

const languages: Column<AdvocateRow> = {
  id: 'languages',
  head: 'Speaks',
  optional: true,
  offAtFirst: true,
  cell: (row) => <TextCell text={row.languages.join(' ')} />,
}

const owner: Column<AdvocateRow> = {
  id: 'owner',
  head: 'Owner',
  optional: true,
  offAtFirst: true,
  cell: (row) => <PersonCell name={row.owner} />,
}

const stage: Column<AdvocateRow> = {
  id: 'stage',
  head: 'Journey',
  optional: true,
  offAtFirst: true,
  cell: (row) => row.stage,
}

/** The columns of staff. */
export const advocateColumns: readonly Column<AdvocateRow>[] = [
  name,
  account,
  industry,
  {
    id: 'standing',
    head: 'May be asked',
    phone: 'third',
    width: '18%',
    cell: (row) => <Availability row={row} />,
  },
  {
    id: 'load',
    head: 'Load of 8',
    label: 'Load',
    align: 'right',
    optional: true,
    phone: 'third-right',
    width: '88px',
    cell: (row) =>
      row.load === null ? (
        <TextCell text={null} />
      ) : (
        <LoadBar done={row.load.done} reserved={row.load.reserved} cap={row.load.cap} />
      ),
  },
  {
    id: 'freshness',
    head: 'Fresh %',
    sort: 'freshness',
    align: 'right',
    optional: true,
    phone: 'title-right',
    width: '72px',
    cell: (row) =>
      row.freshness === null ? <TextCell text={null} /> : <FreshnessMark percent={row.freshness} />,
  },
  will,
  favourite,
  languages,
  owner,
  stage,
  {
    id: 'touch',
    head: 'Last touch',
    align: 'right',
    below1100: 'hide',
    optional: true,
    width: '74px',
    cell: (row) => <DateCell when={row.lastTouchOn} />,
  },
]

/** The columns of a member: who, where, what they will do, and whether they are free. */
export const memberColumns: readonly Column<AdvocateRow>[] = [
  name,
  account,
  industry,
  {
    id: 'standing',
    head: 'May be asked',
    phone: 'third',
    cell: (row) => <Availability row={row} byWhom />,
  },
  will,
  favourite,
  languages,
]

type AdvocatesTableProps = {
  readonly columns: ReturnType<typeof useColumns<AdvocateRow>>
  readonly rows: readonly AdvocateRow[] | undefined
  readonly sort: string | null
  readonly onSort: (sort: string) => void
  readonly rowTo: (row: AdvocateRow) => string
  readonly problem: unknown
  readonly onRetry: () => void
  readonly empty: ReactNode
  readonly hasLegend: boolean
  /** For whoever may weigh an ask: the rows chosen. */
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (chosen: ReadonlySet<string>) => void
}

/** Advocates, one line each, with the legend of what the marks mean. */
export function AdvocatesTable({ columns, sort, onSort, hasLegend, ...rest }: AdvocatesTableProps) {
  return (
    <DataTable
      label="Advocates"
      columns={columns.shown}
      rowKey={(row) => row.contactId}
      {...(sort === null ? {} : { sort, onSort })}
      {...rest}
      foot={
        hasLegend && rest.rows !== undefined && rest.rows.length > 0 ? (
          <span>bar: done, outline: reserved · icon: will do, dashed: maybe, dot: no</span>
        ) : undefined
      }
    />
  )
}
