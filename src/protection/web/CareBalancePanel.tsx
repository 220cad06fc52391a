import type { ReactNode } from 'react'
import { formatCount } from '../../web/format.ts'
import styles from './CareBalancePanel.module.css'

type CareBalanceProps = {
  readonly gives: number
  readonly asks: number
  /** What follows from it, in words. */
  readonly children: ReactNode
}

/** Gives against asks as a balance, in figures and words. */
export function CareBalancePanel({ gives, asks, children }: CareBalanceProps) {
  const all = gives + asks
  const given = all === 0 ? 0 : (gives / all) * 100
  return (
    <div>
      <svg className={styles.balance} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {gives > 0 && <rect className={styles.gives} width={asks === 0 ? 100 : given - 0.4} height="8" />}
        {asks > 0 && (
          <rect className={styles.asks} x={gives === 0 ? 0 : given + 0.4} width="100" height="8" />
        )}
      </svg>
      <div className={styles.ends}>
        <span>{formatCount(gives, 'give', 'gives')}</span>
        <span>{formatCount(asks, 'ask', 'asks')}</span>
      </div>
      <p className={styles.words}>{children}</p>
    </div>
  )
}
