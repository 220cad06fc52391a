import { classes } from '../../web/ui/classes.ts'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './QuarterPanel.module.css'
import { monthsOf, sayMonth } from './quarter.queries.ts'
import { type EntryRow, entryPath, firstNeed, markOfNeed, sayDays, sayWhose } from './queries.ts'

type QuarterPanelProps = {
  readonly quarter: string
  readonly rows: readonly EntryRow[]
  /** There are more than were read, all of them later. */
  readonly isCut: boolean
}

/** Three months side by side; each entry with its day and the state of its most pressing need. */
export function QuarterPanel({ quarter, rows, isCut }: QuarterPanelProps) {
  return (
    <div className={styles.quarter}>
      {monthsOf(quarter).map((month, at) => {
        const own = rows.filter(({ startsOn }) => isIn(startsOn, month, at === 0 ? quarter : ''))
        return (
          <Section key={month} title={sayMonth(month)}>
            {own.length === 0 ? (
              <p className={styles.nothing}>
                {isCut ? 'Not read yet: show more, below.' : 'Nothing is planned.'}
              </p>
            ) : (
              <ul aria-label={sayMonth(month)}>
                {own.map((entry) => (
                  <EntryLine key={entry.id} entry={entry} isEarlier={entry.startsOn < month} />
                ))}
              </ul>
            )}
          </Section>
        )
      })}
    </div>
  )
}

/** What began before the quarter stands in its first month. */
const isIn = (day: string, month: string, first: string) =>
  day.slice(0, 7) === month.slice(0, 7) || (first !== '' && day < first)

type EntryLineProps = { readonly entry: EntryRow; readonly isEarlier: boolean }

/** What began in an earlier quarter has no day of its own in this one. */
function EntryLine({ entry, isEarlier }: EntryLineProps) {
  const { id, startsOn, lastOn, title, kind, team, owner, state, needs, time } = entry
  const need = firstNeed(needs)
  const mark = need === undefined ? null : markOfNeed(need.state)
  const isCancelled = state === 'cancelled'
  return (
    <li>
      <TextLink to={entryPath(id)} className={classes(styles.entry, time === 'over' && styles.past)}>
        <span className={styles.day}>{isEarlier ? '…' : Number(startsOn.slice(8))}</span>
        <span>
          <span className={classes(styles.title, isCancelled && styles.cancelled)}>{title}</span>
          <br />
          <span className={styles.whose}>
            {sayWhose(kind, team?.name ?? owner.name)}
            {startsOn !== lastOn && `, ${sayDays(entry)}`}
          </span>
          {mark !== null && !isCancelled && (
            <>
              <br />
              <span className={styles.whose}>
                <StateMark kind={mark.kind}>{mark.words}</StateMark>
              </span>
            </>
          )}
        </span>
      </TextLink>
    </li>
  )
}
