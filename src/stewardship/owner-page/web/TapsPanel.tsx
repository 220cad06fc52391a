import type { ReactNode } from 'react'
import { tellDay } from '../../../requests/asks/page-time.ts'
import styles from './OwnerPanel.module.css'

type Fact = {
  readonly confirmedOn: string | null
  readonly confirmedBy: string | null
  readonly isStale: boolean
}

type TapsPanelProps = {
  readonly what: ReactNode
  /** When it was last confirmed; without it nobody keeps its age. */
  readonly fact?: Fact
  readonly taps: readonly { readonly label: string; readonly onTap: () => void }[]
  /** What the taps are about, for whoever does not see where they stand. */
  readonly about: string
  readonly isSending: boolean
  /** What a tap opened. */
  readonly children?: ReactNode
}

/** One fact and its taps. */
export function TapsPanel({ what, fact, taps, about, isSending, children }: TapsPanelProps) {
  return (
    <div className={styles.fact}>
      <p className={styles.what}>{what}</p>
      {fact !== undefined && (
        <p className={fact.isStale ? `${styles.age} ${styles.stale}` : styles.age}>{ageOf(fact)}</p>
      )}
      {taps.length > 0 && (
        <div className={styles.taps}>
          {taps.map(({ label, onTap }) => (
            <button
              key={label}
              type="button"
              aria-label={`${label}: ${about}`}
              aria-disabled={isSending}
              onClick={onTap}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      {children}
    </div>
  )
}

function ageOf({ confirmedOn, confirmedBy }: Fact): string {
  if (confirmedOn === null) return 'Never confirmed'
  return `Confirmed ${tellDay(confirmedOn, 'en')}${confirmedBy === null ? '' : ` by ${confirmedBy}`}`
}
