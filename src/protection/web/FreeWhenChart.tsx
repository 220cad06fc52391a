import { daysBetween } from '../../kernel/time.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './FreeWhenChart.module.css'
import { markOf, type Protection } from './queries.ts'

const days = 56

/** Who turns free when: a solid bar ends on a date, an outlined one when a fact changes. */
export function FreeWhenChart({ protection }: { readonly protection: Protection }) {
  const { turning, today } = protection
  const most = Math.max(1, ...turning.weeks.map(({ people }) => people))
  const total = turning.later + turning.waiting + turning.weeks.reduce((sum, week) => sum + week.people, 0)
  return (
    <Section title="Who turns free when" qualifier="solid: a date; outlined: a fact must change">
      {total === 0 ? (
        <p>Nobody rests and nobody is held.</p>
      ) : (
        <>
          <div className={styles.weeks}>
            <span className={styles.label}>
              Turn free in that week; {formatNumber(turning.later)} later, {formatNumber(turning.waiting)}{' '}
              without a date
            </span>
            <ol className={styles.lane}>
              {turning.weeks.map((week, at) => (
                <li key={week.from}>
                  <span className={styles.head}>
                    {at === 0 ? 'today' : formatDay(week.from, new Date(week.from))}
                  </span>
                  <span className={styles.week}>
                    <span className={styles.count} style={{ height: `${(24 * week.people) / most}px` }} />
                    {formatNumber(week.people)}
                  </span>
                </li>
              ))}
            </ol>
          </div>
          <ul className={styles.people} aria-label={formatCount(turning.people.length, 'person', 'people')}>
            {turning.people.map((person) => (
              <li key={person.contactId} className={styles.person}>
                <TextLink to={`/advocates/${person.contactId}`} className={styles.name}>
                  <StateMark kind={markOf(person.state)}>{person.name}</StateMark>
                </TextLink>
                <span className={styles.bar}>
                  <span
                    className={person.freeFrom === null ? styles.open : styles.dated}
                    style={{ width: `${widthOf(person.freeFrom, today)}%` }}
                  />
                  <span className={styles.says}>
                    {person.freeFrom === null ? 'no date yet' : formatDay(person.freeFrom)}. {person.says}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** True to the weeks above, as far as there is room for the words behind it. */
function widthOf(freeFrom: string | null, today: string): number {
  if (freeFrom === null) return 14
  return Math.min(66, Math.max(1, (100 * daysBetween(today, freeFrom)) / days))
}
