import styles from './Skeleton.module.css'

type BarProps = { readonly width: string }

/** A grey bar where data will stand. Shows nothing for the first 300 ms; nothing moves. */
export function SkeletonBar({ width }: BarProps) {
  return <span className={styles.bar} style={{ width }} aria-hidden="true" />
}

const widths = ['72%', '58%', '66%', '44%', '62%', '51%', '69%', '47%', '64%', '55%', '73%', '49%'] as const

type LinesProps = { readonly lines?: number; readonly label?: string }

/** Grey lines for a section whose text is on its way. */
export function SkeletonLines({ lines = 4, label = 'Loading' }: LinesProps) {
  return (
    <div className={styles.lines} role="status" aria-busy="true" aria-label={label}>
      {widths.slice(0, lines).map((width) => (
        <div key={width} className={styles.line}>
          <SkeletonBar width={width} />
        </div>
      ))}
    </div>
  )
}
