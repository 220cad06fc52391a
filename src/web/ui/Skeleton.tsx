import { classes } from './classes.ts'
import styles from './Skeleton.module.css'

type BarProps = { readonly width: string }

/** A grey bar where data will stand. Shows nothing for the first 300 ms; nothing moves. */
export function SkeletonBar({ width }: BarProps) {
  return <span className={styles.bar} style={{ width }} aria-hidden="true" />
}

const widths = ['72%', '58%', '66%', '44%', '62%', '51%'] as const

/** Grey lines for a section whose text is on its way. */
export function SkeletonLines({ lines = 4, label = 'Loading' }: { readonly lines?: number; readonly label?: string }) {
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className={classes(styles.line)}>
          <SkeletonBar width={widths[at % widths.length] ?? '60%'} />
        </div>
      ))}
    </div>
  )
}
