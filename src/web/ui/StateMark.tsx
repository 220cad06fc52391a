import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './StateMark.module.css'

/** Every state of the look, by its shape: see the table in src/web/README.md. */
export type StateKind =
  | 'free'
  | 'close'
  | 'resting'
  | 'held'
  | 'blocked'
  | 'never'
  | 'risk'
  | 'ended'
  | 'due'
  | 'later'
  | 'maybe'
  | 'half'
  | 'not-asked'
  | 'kept'
  | 'given'

type StateMarkProps = {
  readonly kind: StateKind
  /** The word, always: “resting until 9 Dec”, “held, renewal 14 Dec”. */
  readonly children: ReactNode
}

/** Shape and word. A block says until when or because of what. */
export function StateMark({ kind, children }: StateMarkProps) {
  return (
    <span className={classes(styles.mark, styles[toneOf(kind)])}>
      <StateShape kind={kind} />
      <span>{children}</span>
    </span>
  )
}

/** The shape alone, for legends and filters where the word stands beside it. */
export function StateShape({ kind }: { readonly kind: StateKind }) {
  return (
    <svg
      className={classes(styles.shape, styles[`${toneOf(kind)}Shape`])}
      width="13"
      height="13"
      viewBox="0 0 13 13"
      aria-hidden="true"
    >
      {drawingOf(kind)}
    </svg>
  )
}

type Tone = 'ink' | 'quiet' | 'green' | 'amber' | 'brick'

function toneOf(kind: StateKind): Tone {
  switch (kind) {
    case 'free':
    case 'kept':
    case 'given':
      return 'green'
    case 'close':
    case 'held':
    case 'due':
      return 'amber'
    case 'blocked':
    case 'risk':
    case 'ended':
      return 'brick'
    case 'resting':
    case 'never':
    case 'later':
    case 'maybe':
    case 'not-asked':
      return 'quiet'
    case 'half':
      return 'ink'
  }
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 } as const

function drawingOf(kind: StateKind): ReactNode {
  switch (kind) {
    case 'free':
      return <circle cx="6.5" cy="6.5" r="4.5" fill="currentColor" />
    case 'close':
      return (
        <>
          <circle cx="6.5" cy="6.5" r="4.9" {...line} />
          <path d="M6.5 1.6A4.9 4.9 0 1 0 11.4 6.5H6.5z" fill="currentColor" />
        </>
      )
    case 'resting':
      return <path d="M8.4 1.4a5.1 5.1 0 0 0 0 10.2a5.6 5.6 0 0 1 0-10.2z" fill="currentColor" />
    case 'held':
      return (
        <>
          <rect x="1.15" y="1.15" width="10.7" height="10.7" rx="1.5" {...line} />
          <path d="M5 4.2v4.6M8 4.2v4.6" {...line} />
        </>
      )
    case 'blocked':
      return (
        <>
          <circle cx="6.5" cy="6.5" r="5" {...line} />
          <path d="M10 3 3 10" {...line} />
        </>
      )
    case 'never':
      return <path d="m2.3 2.3 8.4 8.4M10.7 2.3l-8.4 8.4" {...line} />
    case 'risk':
    case 'ended':
      return <path d="M6.5 0.9 12.1 6.5 6.5 12.1 0.9 6.5z" fill="currentColor" />
    case 'due':
      return <path d="M6.5 1.2 12.6 11.8H0.4z" fill="currentColor" />
    default:
      return ringOrTick(kind)
  }
}

function ringOrTick(kind: 'later' | 'maybe' | 'half' | 'not-asked' | 'kept' | 'given'): ReactNode {
  switch (kind) {
    case 'later':
    case 'maybe':
      return <circle cx="6.5" cy="6.5" r="4.6" {...line} />
    case 'half':
      return (
        <>
          <circle cx="6.5" cy="6.5" r="4.6" {...line} />
          <path d="M6.5 1.9a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
        </>
      )
    case 'not-asked':
      return <circle cx="6.5" cy="6.5" r="4.9" {...line} strokeDasharray="2.05 1.8" />
    case 'kept':
    case 'given':
      return <path d="M1.6 6.9 5 10.3 11.4 3.1" {...line} strokeWidth={1.9} />
  }
}
