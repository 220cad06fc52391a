import type { ReactNode } from 'react'
import { formatNumber } from '../format.ts'
import styles from './BulkBar.module.css'
import { Button } from './Button.tsx'

type BulkBarProps = {
  readonly count: number
  readonly onClear: () => void
  /** What can be done with all that are chosen. */
  readonly children: ReactNode
}

/** Stands over a table while rows are chosen. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  if (count === 0) return null
  return (
    <div className={styles.bar}>
      <span role="status">{formatNumber(count)} chosen</span>
      {children}
      <Button look="link" onPress={onClear}>
        Choose none
      </Button>
    </div>
  )
}
