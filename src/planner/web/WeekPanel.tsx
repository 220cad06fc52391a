import { formatTime } from '../../web/format.ts'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { formatWeekday, type Today } from './queries.ts'
import styles from './WeekPanel.module.css'

type Entry = Today['week'][number]['entries'][number]

/** Talks and interviews of the days ahead, at the reader's time. */
export function WeekPanel({ today }: { readonly today: Today }) {
  return (
    <Section
      title="On this week"
      qualifier="talks and interviews with customers, your time"
      aside={<TextLink to="/calendar">Calendar</TextLink>}
    >
      <ol className={styles.week} aria-label="On this week">
        {today.week.map(({ day, entries }) => (
          <li key={day} className={styles.day}>
            <p className={day === today.today ? styles.current : styles.date}>{formatWeekday(day)}</p>
            {entries.length === 0 && <p className={styles.nothing}>Nothing</p>}
            {entries.map((entry) => (
              <EntryLine key={`${entry.at} ${entry.to}`} entry={entry} />
            ))}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function EntryLine({ entry: { at, person, title, isHeld, to, kind } }: { readonly entry: Entry }) {
  return (
    <p className={styles.entry}>
      <TextLink to={to} className={styles.link}>
        <strong>{formatTime(at)}</strong> {person.name},{' '}
        {kind === 'interview' ? 'interview' : title.toLowerCase()}
      </TextLink>
      {isHeld && <StateMark kind="held">held</StateMark>}
    </p>
  )
}
