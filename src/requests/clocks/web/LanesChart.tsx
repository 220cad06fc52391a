import { IconChevronRight } from '@tabler/icons-react'
import { formatDay } from '../../../web/format.ts'
import { classes } from '../../../web/ui/classes.ts'
import type { RequestRow } from '../../web/queries.ts'
import { type LaneDay, laneDays, type laneScale } from '../lane-scale.ts'
import { toneOf } from './clock.queries.ts'
import styles from './LanesChart.module.css'

type Scale = ReturnType<typeof laneScale>

/** The days over all lanes: a letter and a number, today in bold. */
export function LanesHeadChart({ scale }: { readonly scale: Scale }) {
  return (
    <span className={styles.head} aria-hidden="true">
      {scale.days.map((day) => (
        <span key={day.date} className={day.isToday ? styles.today : undefined}>
          {shortDay(day)}
        </span>
      ))}
    </span>
  )
}

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'narrow', timeZone: 'UTC' })

const shortDay = ({ date }: LaneDay) => `${weekday.format(new Date(date))} ${Number(date.slice(8))}`

type LaneProps = { readonly row: RequestRow; readonly scale: Scale; readonly now: string }

/** One request on the scale of all: pale done, solid used, outline left, a diamond agreed, upright needed by. */
export function LanesChart({ row, scale, now }: LaneProps) {
  const { clock, meetsAt, needBy } = row
  return (
    <span className={styles.lane} role="img" aria-label={describe(row)}>
      {scale.days.map((day, at) => (
        <span
          key={day.date}
          className={classes(styles.grid, day.beginsWeek && styles.week)}
          style={{ left: percent(at / laneDays) }}
        />
      ))}
      <LaneBars row={row} scale={scale} now={now} />
      <span className={styles.now} style={{ left: percent(scale.placeOf(now)) }} />
      {needBy !== null && <NeedBy at={scale.placeOf(`${needBy}T12:00:00.000Z`)} />}
      {meetsAt !== null && isShown(scale.placeOf(meetsAt)) && (
        <span className={styles.meets} style={{ left: percent(scale.placeOf(meetsAt)) }} />
      )}
      {clock?.dueAt != null && scale.placeOf(clock.dueAt) > 1 && needBy === null && <Beyond />}
    </span>
  )
}

function LaneBars({ row: { clock, submittedAt, closedAt }, scale, now }: LaneProps) {
  const place = (moment: string) => scale.placeOf(moment)
  const begun = clock?.startedAt ?? null
  const done = submittedAt === null ? null : ([place(submittedAt), place(begun ?? closedAt ?? now)] as const)
  if (clock === null || begun === null) return done && <Bar span={done} look={styles.done} />
  const tone = toneOf(clock)
  const due = clock.dueAt === null ? null : place(clock.dueAt)
  const used = [place(begun), place(now)] as const
  return (
    <>
      {done && <Bar span={done} look={styles.done} />}
      {tone === 'paused' ? (
        <Bar span={used} look={styles.paused} />
      ) : (
        <>
          <Bar span={used} look={classes(styles.used, styles[tone])} />
          {due !== null && <Bar span={[place(now), due]} look={classes(styles.left, styles[tone])} />}
        </>
      )}
    </>
  )
}

type BarProps = { readonly span: readonly [number, number]; readonly look: string | undefined }

/** What lies outside the scale is cut at its edge; a bar of no length is none. */
function Bar({ span: [from, to], look }: BarProps) {
  const [left, right] = [Math.max(0, from), Math.min(1, to)]
  if (right <= left) return null
  return (
    <span
      className={classes(styles.bar, look)}
      style={{ left: percent(left), width: `max(3px, ${percent(right - left)})` }}
    />
  )
}

function NeedBy({ at }: { readonly at: number }) {
  if (at > 1) return <Beyond />
  return at < 0 ? null : <span className={styles.needed} style={{ left: percent(at) }} />
}

const Beyond = () => (
  <IconChevronRight className={styles.beyond} size={16} stroke={1.5} aria-label="beyond this scale" />
)

const isShown = (at: number) => at >= 0 && at <= 1
const percent = (share: number) => `${100 * share}%`

function describe({ clock, needBy, meetsAt }: RequestRow): string {
  const parts = [
    clock?.dueAt == null ? null : `due ${formatDay(clock.dueAt)}`,
    meetsAt === null ? null : `agreed for ${formatDay(meetsAt)}`,
    needBy === null ? null : `needed by ${formatDay(needBy)}`,
  ]
  return parts.filter((part) => part !== null).join(', ') || 'no dates'
}
