import type { ReactNode } from 'react'
import styles from './ItemHead.module.css'

type ItemHeadProps = {
  readonly title: ReactNode
  /** What stands small beside the title: a post, a place. */
  readonly aside?: ReactNode
  /** How it stands, at the right. */
  readonly state: ReactNode
}

/** The first line of one item among several: what it is, and how it stands. */
export function ItemHead({ title, aside, state }: ItemHeadProps) {
  return (
    <p className={styles.head}>
      <span>
        <span className={styles.title}>{title}</span>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </span>
      {state}
    </p>
  )
}
