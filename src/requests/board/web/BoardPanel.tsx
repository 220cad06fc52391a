import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { classes } from '../../../web/ui/classes.ts'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { ClockTrackChart } from '../../clocks/web/ClockTrackChart.tsx'
import {
  markOfClock,
  runningClock,
  sayLeft,
  sayNow,
  sayOwed,
  sayWho,
} from '../../clocks/web/clock.queries.ts'
import {
  type RequestFilters,
  type RequestRow,
  requestPath,
  requestsQuery,
  sayDay,
  sayRequestNumber,
  sayStake,
} from '../../web/queries.ts'
import styles from './BoardPanel.module.css'
import { type Board, columnWords } from './request-list.queries.ts'

type BoardPanelProps = {
  readonly board: Board
  /** What the board is narrowed by; a column that is opened further is too. */
  readonly filters: RequestFilters
}

/** Requests by where they stand. They move by what happens to them; nobody drags them. */
export function BoardPanel({ board, filters }: BoardPanelProps) {
  return (
    <>
      <div className={styles.columns} data-rows="">
        {board.columns.map((column) => (
          <Column key={column.column} column={column} filters={filters} />
        ))}
      </div>
      <p className={styles.foot}>
        <span>track: time used, ink tick: the end</span>
        <span>broken line: paused while it waits for the other side</span>
        <span>A request moves by what happens to it, not by dragging</span>
      </p>
    </>
  )
}

type ColumnProps = { readonly column: Board['columns'][number]; readonly filters: RequestFilters }

/** The first of a column, and on demand the others, page by page. */
function Column({ column: { column, total, rows }, filters }: ColumnProps) {
  const [isOpen, setOpen] = useState(false)
  const all = useInfiniteQuery({ ...requestsQuery({ ...filters, column }, 50), enabled: isOpen })
  const visible = (isOpen ? rowsOf(all.data) : undefined) ?? rows
  const hidden = total - visible.length
  const title = columnWords[column]
  const more = () => (isOpen ? void all.fetchNextPage() : setOpen(true))
  return (
    <section className={classes(styles.column, total === 0 && styles.empty)} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.count}>{formatNumber(total)}</span>
      </div>
      {total === 0 && <p className={styles.nobody}>None</p>}
      <ul>
        {visible.map((row) => (
          <Item key={row.id} row={row} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={styles.more}>
          <Button
            look="link"
            onPress={more}
            waiting={isOpen && all.isFetching && 'Reading'}
            aria-label={`${hidden} more in ${title}`}
          >
            {formatNumber(hidden)} more
          </Button>
        </div>
      )}
    </section>
  )
}

function Item({ row }: { readonly row: RequestRow }) {
  const stake = sayStake(row)
  return (
    <li className={styles.item} data-row="">
      <p className={styles.above}>
        <span>{sayRequestNumber(row.number)}</span>
        {row.needBy !== null && <span>{sayDay(row.needBy)}</span>}
      </p>
      <TextLink to={requestPath(row.id)} className={styles.link} data-row-link="">
        {row.title}
      </TextLink>
      <p className={styles.who}>
        {row.requester.name}
        {stake !== null && `, ${stake}`}
      </p>
      {row.isException && <p className={styles.exception}>an exception</p>}
      <Owes row={row} />
    </li>
  )
}

/** Who owes what, with its track; where nothing is owed, what comes next. */
function Owes({ row }: { readonly row: RequestRow }) {
  const me = useSession().person?.id
  const clock = runningClock(row)
  if (clock === null) {
    const { kind, who, words } = sayNow(row, me)
    return (
      <p className={styles.owes}>
        <StateMark kind={kind}>
          {who !== null && `${who}: `}
          {words}
        </StateMark>
      </p>
    )
  }
  return (
    <>
      <p className={styles.owes}>
        <StateMark kind={markOfClock(clock)}>
          {sayWho(clock, me)}: {sayOwed(clock)}, {sayLeft(clock)}
        </StateMark>
      </p>
      <ClockTrackChart clock={clock} />
    </>
  )
}
