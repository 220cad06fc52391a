import { useState } from 'react'
import { formatNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { classes } from '../../web/ui/classes.ts'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { RequestPhase } from '../request.ts'
import styles from './BoardPanel.module.css'
import { ClockTrackChart } from './ClockTrackChart.tsx'
import { markOfClock, runningClock, sayLeft, sayNow, sayOwed, sayWho } from './clock.queries.ts'
import { type RequestRow, requestPath, sayDay, sayRequestNumber, sayStake } from './queries.ts'

/** The columns, in the order of the work. What was just submitted stands first in triage. */
const columns: readonly { readonly title: string; readonly phases: readonly RequestPhase[] }[] = [
  { title: 'In triage', phases: ['submitted', 'in-triage'] },
  { title: 'Matched', phases: ['matched'] },
  { title: 'In approval', phases: ['in-approval'] },
  { title: 'Asking', phases: ['asking'] },
  { title: 'Scheduled', phases: ['scheduled'] },
  { title: 'Feedback owed', phases: ['feedback-owed'] },
]

/** Requests by where they stand. They move by what happens to them; nobody drags them. */
export function BoardPanel({ rows }: { readonly rows: readonly RequestRow[] }) {
  return (
    <>
      <div className={styles.columns} data-rows="">
        {columns.map(({ title, phases }) => (
          <Column key={title} title={title} rows={rows.filter(({ phase }) => phases.includes(phase))} />
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

const shown = 8

function Column({ title, rows }: { readonly title: string; readonly rows: readonly RequestRow[] }) {
  const [all, setAll] = useState(false)
  const visible = all ? rows : rows.slice(0, shown)
  const hidden = rows.length - visible.length
  return (
    <section className={classes(styles.column, rows.length === 0 && styles.empty)} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.count}>{formatNumber(rows.length)}</span>
      </div>
      {rows.length === 0 && <p className={styles.nobody}>None</p>}
      <ul>
        {visible.map((row) => (
          <Item key={row.id} row={row} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={styles.more}>
          <Button look="link" onPress={() => setAll(true)} aria-label={`${hidden} more in ${title}`}>
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
      {row.isException && <p className={styles.exception}>exception: below the usual notice</p>}
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
