import type { ReactNode } from 'react'
import { formatNumber } from '../../../web/format.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import styles from './ArcPanel.module.css'

type StepLine = {
  readonly label: string
  readonly count: number
  /** The rows behind it; a figure of nothing opens nothing. */
  readonly to: string | null
  /** Its share of the longest bar, in 0..1; without it the line has no bar. */
  readonly share?: number
}

type ArcPanelProps = {
  readonly title: string
  readonly qualifier?: string
  readonly lines: readonly StepLine[]
  readonly children?: ReactNode
}

/** One arc: its steps with their counts, each opening its rows. */
export function ArcPanel({ title, qualifier, lines, children }: ArcPanelProps) {
  return (
    <Section title={title} {...(qualifier === undefined ? {} : { qualifier })}>
      <ul className={styles.steps}>
        {lines.map(({ label, count, to, share }) => (
          <li key={label} className={classes(styles.step, share === undefined && styles.plain)}>
            <span>{label}</span>
            {share !== undefined && (
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ width: `${Math.round(100 * share)}%` }} />
              </span>
            )}
            <span className={styles.count}>
              {to === null || count === 0 ? (
                formatNumber(count)
              ) : (
                <TextLink to={to}>{formatNumber(count)}</TextLink>
              )}
            </span>
          </li>
        ))}
      </ul>
      {children !== undefined && <p className={styles.note}>{children}</p>}
    </Section>
  )
}
