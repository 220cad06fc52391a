import type { ReactNode } from 'react'
import styles from './Frames.module.css'

/** The settings column at the left, the record or list at its right, never in a window. */
export function SettingsFrame({ nav, children }: { readonly nav: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.settings}>
      {nav}
      <div className={styles.record}>{children}</div>
    </div>
  )
}

type PlainFrameProps = {
  /** Whose page it is, beside the wordmark. */
  readonly name?: string | undefined
  /** Right of the wordmark. */
  readonly aside?: ReactNode
  /** A reading measure instead of the whole width: what outsiders open. */
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** Pages without the rail: wordmark, a rule, and the page. */
export function PlainFrame({ name, aside, narrow = false, children }: PlainFrameProps) {
  return (
    <div className={narrow ? styles.narrow : styles.plain}>
      <header className={styles.head}>
        <span className={styles.wordmark}>Avouch</span>
        {name !== undefined && <span className={styles.name}>{name}</span>}
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
