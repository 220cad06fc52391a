import { formatDay } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './AgendaPanel.module.css'
import { sayMonth } from './quarter.queries.ts'
import {
  type CalendarNeed,
  type EntryRow,
  entryPath,
  markOfNeed,
  sayDays,
  sayFree,
  sayNeed,
  sayWhose,
  timeWords,
} from './queries.ts'

type AgendaPanelProps = { readonly rows: readonly EntryRow[]; readonly today: string }

/** What is planned, month by month; what has begun stands under the month it is now. */
export function AgendaPanel({ rows, today }: AgendaPanelProps) {
  const months = Map.groupBy(rows, ({ startsOn }) => (startsOn < today ? today : startsOn).slice(0, 7))
  return (
    <Stack>
      {[...months].map(([month, entries]) => (
        <Section
          key={month}
          title={sayMonth(month)}
          qualifier={entries.length > 1 ? String(entries.length) : undefined}
        >
          <ul className={styles.entries} aria-label={sayMonth(month)}>
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
      ))}
    </Stack>
  )
}

function EntryLine({ entry }: { readonly entry: EntryRow }) {
  const { id, title, kind, team, owner, place, state, needs, time } = entry
  const isCancelled = state === 'cancelled'
  const stands = isCancelled ? 'cancelled' : timeWords[time]
  return (
    <li>
      <TextLink to={entryPath(id)} className={styles.entry}>
        <span className={styles.days}>{sayDays(entry)}</span>
        <span>
          <span className={classes(styles.title, isCancelled && styles.cancelled)}>{title}</span>
          <br />
          <span className={styles.whose}>
            {[sayWhose(kind, team?.name ?? owner.name), place, stands]
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        </span>
        <span>
          {needs.length === 0 && !isCancelled && <span className={styles.none}>needs nobody yet</span>}
          {!isCancelled && needs.map((need) => <NeedLine key={need.id} need={need} />)}
        </span>
      </TextLink>
    </li>
  )
}

/** Where a need stands, in one line: “time to ask by 12 Mar: Event speech, 2 wanted; 4 are free then”. */
function NeedLine({ need }: { readonly need: CalendarNeed }) {
  const { kind, words } = markOfNeed(need.state)
  const by = need.state === 'early' || need.state === 'time-to-ask' ? ` by ${formatDay(need.askBy)}` : ''
  const free = sayFree(need)
  return (
    <p className={styles.need}>
      <StateMark kind={kind}>{need.state === 'early' ? `ask${by}` : `${words}${by}`}</StateMark>{' '}
      {sayNeed(need)}
      {free !== null && <span className={styles.detail}>; {free}</span>}
    </p>
  )
}
