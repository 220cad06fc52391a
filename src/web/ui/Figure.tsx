import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Measure.module.css'
import { type StateKind, StateMark } from './StateMark.tsx'

type FigureProps = {
  readonly value: ReactNode
  /** What the figure counts; it stands under it, with its mark when it has a state. */
  readonly label: ReactNode
  readonly mark?: StateKind
}

/** One large serif figure over its words. Every figure opens: put a link into the value or the label. */
export function Figure({ value, label, mark }: FigureProps) {
  const tone =
    mark === 'risk' || mark === 'blocked' ? styles.brickText : mark === 'due' ? styles.amberText : null
  return (
    <div className={styles.figureBlock}>
      <span className={classes(styles.big, tone)}>{value}</span>
      <span className={styles.figureWord}>
        {mark === undefined ? label : <StateMark kind={mark}>{label}</StateMark>}
      </span>
    </div>
  )
}

type FigureRowProps = {
  /** Between the head of a page and what its figures lead to, with room on either side. */
  readonly apart?: boolean
  readonly children: ReactNode
}

/** Figures in one row. */
export function FigureRow({ apart = false, children }: FigureRowProps) {
  return <div className={classes(styles.figures, apart && styles.apart)}>{children}</div>
}
