import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Popup } from './Popup.tsx'
import styles from './ReadAs.module.css'

type Criterion = {
  readonly id: string
  /** What it is about: “Will do”. */
  readonly name: string
  /** What was understood: “Reference call”. */
  readonly value: string
  readonly must?: boolean
  /** Where it came from when nobody typed it: “from the deal”. */
  readonly source?: string
  /** What opens: edit, loosen, remove. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

type ReadAsProps = {
  readonly criteria: readonly Criterion[]
  /** “Add a criterion”, or the words that became none. */
  readonly more?: ReactNode
  /** Right: “47 of 186, best fit first”. */
  readonly result?: ReactNode
}

/** How the search box was understood; each criterion opens. */
export function ReadAs({ criteria, more, result }: ReadAsProps) {
  return (
    <div className={styles.line}>
      {criteria.length > 0 && <span className={styles.label}>Read as</span>}
      {criteria.map((criterion) => (
        <Popup
          key={criterion.id}
          label={`${criterion.name} ${criterion.value}`}
          place="below-left"
          button={(toggle, open) => (
            <button type="button" className={styles.criterion} aria-expanded={open} onClick={toggle}>
              {criterion.must && <IconLock size={13} stroke={1.5} aria-label="must" />}
              {criterion.name} <strong>{criterion.value}</strong>
              {criterion.source !== undefined && <span className={styles.label}> {criterion.source}</span>}
            </button>
          )}
        >
          {criterion.children}
        </Popup>
      ))}
      {more}
      {result !== undefined && (
        <span className={styles.result} role="status">
          {result}
        </span>
      )}
    </div>
  )
}
