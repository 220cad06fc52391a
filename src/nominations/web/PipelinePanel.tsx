import { useState } from 'react'
import { formatDay, formatFull, formatNumber, formatPercent, formatTime } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './PipelinePanel.module.css'
import { type Board, type BoardColumn, type BoardLine, nominationPath, sayAge } from './queries.ts'
import { WhyNotPanel } from './WhyNotPanel.tsx'

const heads = {
  new: ['New', 'accepted'],
  accepted: ['Accepted', 'go on'],
  introduced: ['Introduced', 'go on'],
  booked: ['Interview booked', 'take place'],
  interviewed: ['Interviewed', 'discoverable'],
} as const

/** Columns parted by hairlines; facts move people from one to the next, nobody drags them. */
export function PipelinePanel({ board }: { readonly board: Board }) {
  return (
    <div className={styles.columns}>
      {board.columns.map((column) => (
        <Column key={column.column} column={column} />
      ))}
      <WhyNotPanel board={board} />
    </div>
  )
}

const shown = 4

function Column({ column }: { readonly column: BoardColumn }) {
  const [all, setAll] = useState(false)
  const lines = all ? column.lines : column.lines.slice(0, shown)
  const hidden = column.lines.length - lines.length
  const unread = column.count - column.lines.length
  const [title] = heads[column.column]
  return (
    <section className={styles.column} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.count}>
          <span className={styles.figure}>{formatNumber(column.count)}</span>
          <FlowWords column={column} />
        </p>
      </div>
      {column.count === 0 && <p className={styles.nobody}>Nobody here now</p>}
      <ul>
        {lines.map((line) => (
          <PersonLine key={line.nominationId ?? line.contactId} column={column.column} line={line} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={styles.more}>
          <Button look="link" onPress={() => setAll(true)} aria-label={`${hidden} more in ${title}`}>
            {formatNumber(hidden)} more
          </Button>
        </div>
      )}
      {all && unread > 0 && <p className={styles.nobody}>and {formatNumber(unread)} younger ones</p>}
    </section>
  )
}

/** “57% of 21 accepted, 3 d”: of those who left the column in the last year. */
function FlowWords({ column: { column, goingOn, left, medianDays } }: { readonly column: BoardColumn }) {
  if (goingOn === null) return null
  const [, verb] = heads[column]
  return (
    <span
      className={styles.flow}
      title="Of those who left this column in the last year, and the median days they stood in it"
    >
      {formatPercent(goingOn)} of {formatNumber(left)} {verb}
      {medianDays !== null && `, ${formatNumber(medianDays)} d`}
    </span>
  )
}

type PersonLineProps = { readonly column: BoardColumn['column']; readonly line: BoardLine }

function PersonLine({ column, line }: PersonLineProps) {
  const isUndecided = line.nominationId !== null && column === 'new'
  return (
    <li>
      <TextLink
        to={isUndecided ? nominationPath(line.nominationId ?? '') : `/advocates/${line.contactId}`}
        className={styles.line}
      >
        <span className={styles.name}>{line.name}</span>
        <span className={styles.account}>{line.account ?? 'no account known'}</span>
        <span className={styles.foot}>
          <Age column={column} line={line} />
          <Holder column={column} line={line} />
        </span>
      </TextLink>
    </li>
  )
}

function Age({ column, line }: PersonLineProps) {
  const words =
    column === 'booked' && line.bookedFor !== null ? sayBooked(line.bookedFor) : sayAge(line.ageDays)
  const since = formatFull(line.bookedFor ?? line.since)
  return <span title={since}>{line.isLate ? <StateMark kind="due">{words}</StateMark> : words}</span>
}

function sayBooked(bookedFor: string): string {
  const isToday = formatDay(bookedFor) === formatDay(new Date().toISOString())
  return isToday ? `today ${formatTime(bookedFor)}` : formatDay(bookedFor)
}

/** Whose turn it is; after the interview, what is missing. */
function Holder({ column, line }: PersonLineProps) {
  if (column === 'new') return <span>from {line.isHolderMe ? 'you' : line.holder}</span>
  if (line.isHolderMe) return <span>you</span>
  if (line.holder !== null) return <span>{line.holder}</span>
  return column === 'accepted' ? <span>the program</span> : <span className={styles.nobodysTurn}>nobody</span>
}
