import { formatNumber } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import type { Match } from './queries.ts'
import styles from './ReasonPanel.module.css'

// Where the label is no noun.
const subjects: Readonly<Record<string, string>> = { Left: 'What they left is' }

type ReasonPanelProps = {
  readonly factor: Match['factors'][number]
  /** Bar, value and sentence on one line, for lists; else the sentence stands below. */
  readonly inline?: boolean
}

/** One factor: its part as a bar, its value, and the sentence that says why. */
export function ReasonPanel({ factor, inline = false }: ReasonPanelProps) {
  const { part, isKnown, weight, label } = factor
  // In a list no label stands beside the sentence, so the sentence has to say what is missing.
  const says = inline
    ? factor.says.replace(/^Not recorded/, `${subjects[label] ?? label} not recorded`)
    : factor.says
  const isGrey = weight === null || !isKnown
  return (
    <div className={classes(styles.reason, inline && styles.inline, !isKnown && styles.unknown)}>
      <span className={styles.track} aria-hidden="true">
        <span
          className={classes(styles.part, isGrey && styles.grey)}
          style={{ '--part': `${Math.round(part * 100)}%` } as React.CSSProperties}
        />
      </span>
      <span className={styles.value}>{formatNumber(part, part >= 0.995 ? 1 : 2)}</span>
      <span className={styles.says}>{says}</span>
    </div>
  )
}
