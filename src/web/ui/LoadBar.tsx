import { formatNumber } from '../format.ts'
import { classes } from './classes.ts'
import styles from './Measure.module.css'

type LoadBarProps = {
  /** Load points already done and reserved, and the cap they count against. */
  readonly done: number
  readonly reserved: number
  readonly cap: number
  /** The person's own lower limit: an upright mark. */
  readonly ownLimit?: number | null | undefined
  /** “4 of 8” instead of “4”. */
  readonly withCap?: boolean
  readonly width?: number
}

/** The track is the cap; solid is done, outline reserved. The number always stands beside it. */
export function LoadBar({ done, reserved, cap, ownLimit, withCap = false, width = 48 }: LoadBarProps) {
  const total = done + reserved
  const limit = Math.min(cap, ownLimit ?? cap)
  const tone = total >= limit ? 'brick' : total >= 0.75 * limit ? 'amber' : 'ink'
  const share = (points: number) => `${cap > 0 ? Math.min(100, (100 * points) / cap) : 0}%`
  const words = describe(done, reserved, cap, ownLimit)
  return (
    <span className={styles.load}>
      <span className={classes(styles.track, styles[tone])} style={{ width }} role="img" aria-label={words}>
        <span className={styles.done} style={{ width: share(done) }} />
        {reserved > 0 && (
          <span
            className={styles.reserved}
            style={{ left: share(done), width: `calc(${share(total)} - ${share(done)})` }}
          />
        )}
        {ownLimit !== undefined && ownLimit !== null && ownLimit < cap && (
          <span className={styles.own} style={{ left: share(ownLimit) }} />
        )}
      </span>
      <span className={styles.figure} aria-hidden="true">
        {withCap ? `${formatNumber(total)} of ${formatNumber(cap)}` : formatNumber(total)}
      </span>
    </span>
  )
}

function describe(done: number, reserved: number, cap: number, ownLimit: number | null | undefined): string {
  const parts = [`load ${formatNumber(done + reserved)} of ${formatNumber(cap)}`]
  if (reserved > 0) parts.push(`${formatNumber(reserved)} of it reserved`)
  if (ownLimit !== undefined && ownLimit !== null && ownLimit < cap)
    parts.push(`own limit ${formatNumber(ownLimit)}`)
  return parts.join(', ')
}
