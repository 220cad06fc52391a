import { useMemo } from 'react'
import { formatDay } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { StateMark, StateShape } from '../../../web/ui/StateMark.tsx'
import { laneScale } from '../../clocks/lane-scale.ts'
import {
  markOfClock,
  runningClock,
  sayLeft,
  sayNow,
  sayOwed,
  sayWho,
  toneOf,
} from '../../clocks/web/clock.queries.ts'
import { LanesChart, LanesHeadChart } from '../../clocks/web/LanesChart.tsx'
import { causeWords } from '../../request.ts'
import {
  outcomeOf,
  phaseWords,
  type RequestRow,
  requestPath,
  sayDay,
  sayRequestNumber,
  sayStake,
} from '../../web/queries.ts'
import styles from './RequestsTable.module.css'

type RequestsTableProps = {
  readonly label: string
  readonly rows: readonly RequestRow[] | undefined
  readonly empty: React.ReactNode
  readonly problem?: unknown
  readonly onRetry?: () => void
  /** Nothing runs any more: how it ended stands instead of who owes what. */
  readonly isOver?: boolean
  readonly sort?: string
  readonly onSort?: (sort: string) => void
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (chosen: ReadonlySet<string>) => void
}

/** Requests as rows, with both sides' time on one scale. */
export function RequestsTable(props: RequestsTableProps) {
  const { label, rows, empty, problem, onRetry, isOver = false, sort, onSort, chosen, onChoose } = props
  const me = useSession().person?.id
  const columns = useMemo(() => (isOver ? ended : columnsFor(me)), [me, isOver])
  return (
    <div className={styles.table}>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => requestPath(id)}
        empty={empty}
        problem={problem}
        {...(onRetry === undefined ? {} : { onRetry })}
        {...(onSort === undefined ? {} : { sort: sort ?? '', onSort })}
        {...(chosen === undefined || onChoose === undefined ? {} : { chosen, onChoose })}
        tall
        foot={
          !isOver && (
            <span className={styles.legend}>
              <span>pale: done</span>
              <span>solid: used of the running clock, outline: left</span>
              <span>broken: paused</span>
              <span>diamond: agreed date</span>
              <span>thick upright: needed by</span>
              <span>working days, {zone}</span>
            </span>
          )
        }
      />
    </div>
  )
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

function columnsFor(me: string | undefined): readonly Column<RequestRow>[] {
  const now = new Date().toISOString()
  const scale = laneScale(now, zone)
  const lanes: Column<RequestRow> = {
    id: 'lanes',
    head: <LanesHeadChart scale={scale} />,
    label: 'Time of both sides',
    width: '352px',
    below1100: 'hide',
    cell: (row) => <LanesChart row={row} scale={scale} now={now} />,
  }
  return [...plain, stateColumn, owesColumn(me), lanes]
}

const plain: readonly Column<RequestRow>[] = [
  {
    id: 'title',
    head: 'Request',
    sort: 'number',
    optional: false,
    phone: 'title',
    cell: (row) => (
      <TwoLines
        first={<strong>{row.title}</strong>}
        second={
          <>
            {sayRequestNumber(row.number)}
            {row.isException && <span className={styles.exception}>, an exception</span>}
          </>
        }
      />
    ),
  },
  {
    id: 'requester',
    head: 'For',
    width: '130px',
    phone: 'second',
    cell: ({ requester }) => <TwoLines first={requester.name} second={requester.team ?? ''} />,
  },
  {
    id: 'stake',
    head: 'At stake',
    width: '124px',
    sort: 'need',
    phone: 'title-right',
    cell: (row) => (
      <TwoLines
        first={sayStake(row) ?? 'no deal'}
        second={row.needBy === null ? 'no date' : `by ${sayDay(row.needBy)}`}
      />
    ),
  },
]

const stateColumn: Column<RequestRow> = {
  id: 'state',
  head: 'State',
  width: '112px',
  phone: 'third-right',
  cell: ({ phase }) => phaseWords[phase],
}

/** What is over: how it ended, why, and when. */
const ended: readonly Column<RequestRow>[] = [
  ...plain,
  {
    id: 'ended',
    head: 'How it ended',
    width: '232px',
    phone: 'third',
    cell: ({ outcome, cause }) => {
      if (outcome === null) return null
      const { kind, words } = outcomeOf(outcome)
      return (
        <StateMark kind={kind}>
          <TwoLines first={words} second={cause === null ? '' : causeWords[cause]} />
        </StateMark>
      )
    },
  },
  {
    id: 'closed',
    head: 'Closed',
    width: '100px',
    phone: 'third-right',
    cell: ({ closedAt }) => (closedAt === null ? '' : formatDay(closedAt)),
  },
]

const owesColumn = (me: string | undefined): Column<RequestRow> => ({
  id: 'owes',
  head: 'Who owes, and how long',
  sort: 'due',
  width: '188px',
  phone: 'third',
  cell: (row) => <Owes row={row} me={me} />,
})

function Owes({ row, me }: { readonly row: RequestRow; readonly me: string | undefined }) {
  const clock = runningClock(row)
  if (clock === null) {
    const { kind, who, words } = sayNow(row, me)
    return (
      <span className={styles.owes}>
        <StateShape kind={kind} />
        <TwoLines first={who ?? 'Nobody'} second={words} />
      </span>
    )
  }
  const tone = toneOf(clock)
  const look = tone === 'risk' || tone === 'due' ? styles[tone] : undefined
  return (
    <span className={styles.owes}>
      <StateMark kind={markOfClock(clock)}>
        <TwoLines
          first={sayWho(clock, me)}
          second={
            <span className={look}>
              {sayOwed(clock)}, {sayLeft(clock)}
            </span>
          }
        />
      </StateMark>
    </span>
  )
}
