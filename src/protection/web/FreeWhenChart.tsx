import { daysBetween } from '../../kernel/time.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './FreeWhenChart.module.css'
import { turnWords } from './overview.queries.ts'
import { markOf, type Protection } from './queries.ts'

const days = 56

/** Who turns free when: a solid bar ends on a date, an outlined one when a fact changes. */
export function FreeWhenChart({ protection }: { readonly protection: Protection }) {
  const { turning, today } = protection
  const total = turning.later + turning.waiting + turning.weeks.reduce((sum, week) => sum + week.people, 0)
  return (
    <Section
      title="Who turns free when"
      qualifier="solid: a date; outlined: a fact must change"
      aside={total > 0 && <TextLink to="/protection/people">All {formatNumber(total)}</TextLink>}
    >
      {total === 0 ? (
        <p>Nobody rests and nobody is held.</p>
      ) : (
        <>
          <Weeks turning={turning} />
          <ul className={styles.people} aria-label={formatCount(turning.people.length, 'person', 'people')}>
            {turning.people.map((person) => (
              <Person key={person.contactId} person={person} today={today} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

type Turning = Protection['turning']

function Weeks({ turning }: { readonly turning: Turning }) {
  const most = Math.max(1, ...turning.weeks.map(({ people }) => people))
  return (
    <div className={styles.weeks}>
      <span className={styles.label}>
        Turn free in that week; {formatNumber(turning.later)} later, {formatNumber(turning.waiting)} without a
        date
      </span>
      <ol className={styles.lane}>
        {turning.weeks.map((week, at) => (
          <li key={week.from}>
            <span className={styles.head}>{at === 0 ? 'today' : formatDay(week.from)}</span>
            <span className={styles.week}>
              <span className={styles.count} style={{ height: `${(24 * week.people) / most}px` }} />
              {formatNumber(week.people)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

type PersonProps = { readonly person: Turning['people'][number]; readonly today: string }

function Person({ person: { contactId, name, state, freeFrom, turn }, today }: PersonProps) {
  const isOutlined = turn === null || turn.needsFact
  return (
    <li className={styles.person}>
      <TextLink to={`/advocates/${contactId}`} className={styles.name}>
        <StateShape kind={markOf(state)} /> {name}
        <span className="unseen">, {state}</span>
      </TextLink>
      <span className={styles.bar}>
        <span
          className={isOutlined ? styles.open : styles.dated}
          style={{ width: `${widthOf(freeFrom, today)}%` }}
        />
        <span className={styles.says}>{turn === null ? 'free now' : turnWords(turn)}</span>
      </span>
    </li>
  )
}

/** True to the weeks above, as far as there is room for the words behind it. */
function widthOf(freeFrom: string | null, today: string): number {
  if (freeFrom === null) return 14
  return Math.min(56, Math.max(1, (100 * daysBetween(today, freeFrom)) / days))
}
