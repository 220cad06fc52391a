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
}

/** Three months side by side; each entry with its day and the state of its most pressing need. */
export function QuarterPanel({ quarter, rows }: QuarterPanelProps) {
  return (
    <div className={styles.quarter}>
      {monthsOf(quarter).map((month, at) => {
        const own = rows.filter(({ startsOn }) => isIn(startsOn, month, at === 0 ? quarter : ''))
        return (
          <Section key={month} title={sayMonth(month)}>
            {own.length === 0 ? (
              <p className={styles.nothing}>Nothing is planned.</p>
            ) : (
              <ul aria-label={sayMonth(month)}>
                {own.map((entry) => (
                  <EntryLine key={entry.id} entry={entry} />
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

function EntryLine({ entry }: { readonly entry: EntryRow }) {
  const { id, startsOn, lastOn, title, kind, team, owner, state, needs, time } = entry
  const need = firstNeed(needs)
  const mark = need === undefined ? null : markOfNeed(need.state)
  const isCancelled = state === 'cancelled'
  return (
    <li>
      <TextLink to={entryPath(id)} className={classes(styles.entry, time === 'over' && styles.past)}>
        <span className={styles.day}>{Number(startsOn.slice(8))}</span>
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
