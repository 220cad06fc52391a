import type { ReactNode } from 'react'
import { formatDay, formatFull } from '../format.ts'
import { TextLink } from './TextLink.tsx'
import styles from './Timeline.module.css'

export type TimelineEntry = {
  readonly id: string
  /** `note`: a change on record or a text, which is neither asked nor given; its detail speaks for itself. */
  readonly kind: 'ask' | 'use' | 'give' | 'touch' | 'note'
  readonly title: string
  /** A day or a moment. */
  readonly when: string
  /** After the kind: “40 min; prospect 5 of 5”. */
  readonly detail?: ReactNode
  readonly to?: string
}

const kindWords = { ask: 'Ask', use: 'Use', give: 'Give', touch: 'Touch', note: null } as const

/** Asks, uses, gives and touches, newest first as given. Triangle ask or use, plus give, dot touch. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <KindShape kind={entry.kind} />
          <div className={styles.words}>
            <div className={styles.head}>
              <span className={styles.title}>
                {entry.to === undefined ? entry.title : <TextLink to={entry.to}>{entry.title}</TextLink>}
              </span>
              <time className={styles.when} dateTime={entry.when} title={formatFull(entry.when)}>
                {formatDay(entry.when)}
              </time>
            </div>
            <p className={styles.detail}>
              {kindWords[entry.kind]}
              {kindWords[entry.kind] !== null && entry.detail && '. '}
              {entry.detail}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function KindShape({ kind }: { readonly kind: TimelineEntry['kind'] }) {
  return (
    <svg
      className={kind === 'give' ? styles.give : styles.shape}
      width="13"
      height="13"
      viewBox="0 0 13 13"
      aria-hidden="true"
    >
      {kind === 'give' && <path d="M6.5 1v11M1 6.5h11" fill="none" stroke="currentColor" strokeWidth="1.9" />}
      {kind === 'note' && <circle cx="6.5" cy="6.5" r="2.4" fill="none" stroke="currentColor" />}
      {kind === 'touch' && <circle cx="6.5" cy="6.5" r="2.4" fill="currentColor" />}
      {(kind === 'ask' || kind === 'use') && <path d="M2 1.6 11.4 6.5 2 11.4z" fill="currentColor" />}
    </svg>
  )
}
