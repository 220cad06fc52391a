import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type EmptyStateProps = {
  /** States the fact: “Nobody fits all five”, “No accounts yet”. */
  readonly title: string
  /** Until when, or where it comes from. */
  readonly children?: ReactNode
  /** One to three acts. */
  readonly actions?: ReactNode
}

/** Nothing here, and what to do about it. No picture, no joke. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
