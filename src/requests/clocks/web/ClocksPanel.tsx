import { formatFull } from '../../../web/format.ts'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { type Clock, sayDay, sayMoment } from '../../web/queries.ts'
import styles from './ClocksPanel.module.css'
import { ClockTrackChart } from './ClockTrackChart.tsx'
import { markOfClock, sayLeft } from './clock.queries.ts'

/** What both sides owe each other, by when, and why a clock stands still. */
export function ClocksPanel({ clocks }: { readonly clocks: readonly Clock[] }) {
  return (
    <Section title="Clocks" qualifier="working hours of both sides">
      {clocks.length === 0 && <p>They run from the moment the request is submitted.</p>}
      <ul>
        {clocks.map((clock) => (
          <li key={`${clock.kind}-${clock.askId}-${clock.startedAt}`} className={styles.clock}>
            <p className={styles.head}>
              <span className={styles.says}>{clock.says}</span>
              {clock.state === 'ahead' ? (
                <span>{sayLeft(clock)}</span>
              ) : (
                <StateMark kind={markOfClock(clock)}>{sayLeft(clock)}</StateMark>
              )}
            </p>
            {clock.endedAt === null && <ClockTrackChart clock={clock} />}
            <When clock={clock} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** “escalated to Mara on Tue 3 Mar” */
function sayEscalated({ to, at }: NonNullable<Clock['escalated']>): string {
  return to === null ? 'nobody is named to escalate to' : `escalated to ${to.name} on ${sayDay(at)}`
}

function When({ clock: { state, dueAt, endedAt, pausedFor, escalated } }: { readonly clock: Clock }) {
  const moment = endedAt ?? dueAt
  const why = state === 'paused' ? pausedFor : null
  if (moment === null && why === null) return null
  return (
    <p className={styles.when}>
      {moment !== null && (
        <time dateTime={moment} title={formatFull(moment)}>
          {endedAt === null ? `by ${sayMoment(moment)}` : `done ${sayMoment(moment)}`}
        </time>
      )}
      {why !== null && `${moment === null ? '' : '; '}paused: ${why}`}
      {escalated !== null && `; ${sayEscalated(escalated)}`}
    </p>
  )
}
