import { classes } from '../../../web/ui/classes.ts'
import type { Clock } from '../../web/queries.ts'
import styles from './ClockTrackChart.module.css'
import { sayLeft, toneOf } from './clock.queries.ts'

/** Time used of a promise: one tick per working day, an ink tick at its end, broken while it stands still. */
export function ClockTrackChart({ clock }: { readonly clock: Clock }) {
  const share = clock.allowedMinutes === 0 ? 1 : clock.usedMinutes / clock.allowedMinutes
  const width = clock.state === 'late' ? 1 : Math.min(1, share)
  const ticks = Array.from({ length: Math.min(clock.days, 12) - 1 }, (_, at) => (at + 1) / clock.days)
  return (
    <span className={styles.track} role="img" aria-label={`${clock.says}: ${sayLeft(clock)}`}>
      {clock.state !== 'ahead' && (
        <span className={classes(styles.used, styles[toneOf(clock)])} style={{ width: `${100 * width}%` }} />
      )}
      {ticks.map((at) => (
        <span key={at} className={styles.tick} style={{ left: `${100 * at}%` }} />
      ))}
      <span className={styles.end} />
    </span>
  )
}
