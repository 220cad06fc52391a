import { formatNumber } from '../format.ts'
import { classes } from './classes.ts'
import styles from './Measure.module.css'

/** How much of what is known is within its policy age: 0 to 100. Amber under 60. */
export function FreshnessMark({ percent, words }: { readonly percent: number; readonly words?: string }) {
  const filled = Math.round(percent / 25)
  return (
    <span className={classes(styles.fresh, percent < 60 && styles.stale)}>
      <span className={styles.ticks} aria-hidden="true">
        {[1, 2, 3, 4].map((tick) => (
          <span key={tick} className={tick <= filled ? styles.tickOn : styles.tick} />
        ))}
      </span>
      <span>
        {formatNumber(percent)}
        <span className={words === undefined ? 'unseen' : undefined}> {words ?? '% fresh'}</span>
      </span>
    </span>
  )
}
