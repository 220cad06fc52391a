import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './KeyValue.module.css'

type KeyValueProps = {
  readonly facts: readonly {
    readonly label: string
    readonly value: ReactNode
    /** Right of the value: its age, its source, a small act. */
    readonly aside?: ReactNode
  }[]
  /** Labels above their values, for a narrow column of long values. */
  readonly stacked?: boolean
}

/** Labels and values between hairlines. An absent value is a dash and says so. */
export function KeyValue({ facts, stacked = false }: KeyValueProps) {
  return (
    <dl className={classes(styles.list, stacked && styles.stacked)}>
      {facts.map(({ label, value, aside }) => (
        <div key={label} className={styles.line}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>
            {isAbsent(value) ? <Absent /> : value}
            {aside !== undefined && <span className={styles.aside}>{aside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function isAbsent(value: ReactNode): boolean {
  return value === null || value === undefined || value === ''
}

function Absent() {
  return (
    <span className={styles.absent}>
      <span aria-hidden="true">–</span>
      <span className="unseen">not known</span>
    </span>
  )
}
