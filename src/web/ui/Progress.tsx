import { formatNumber } from '../format.ts'
import styles from './Measure.module.css'

type ProgressProps = {
  /** What is going on: “Writing accounts”. */
  readonly label: string
  readonly value: number
  /** Null while nobody knows the end. */
  readonly total: number | null
  /** Where it must get to, as an upright mark: 80 of 100. */
  readonly aim?: number
  /** Replaces “4,200 of 10,460”. */
  readonly words?: string
}

/** For every wait above a second. */
export function Progress({ label, value, total, aim, words }: ProgressProps) {
  const share = total === null || total === 0 ? 0 : Math.min(1, value / total)
  const count = total === null ? formatNumber(value) : `${formatNumber(value)} of ${formatNumber(total)}`
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        <span>{words ?? count}</span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : value}
        aria-valuetext={words ?? count}
      >
        <span className={styles.fill} style={{ width: `${100 * share}%` }} />
        {aim !== undefined && total !== null && (
          <span className={styles.aim} style={{ left: `${(100 * aim) / total}%` }} />
        )}
      </div>
    </div>
  )
}
