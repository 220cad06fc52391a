import type { ReactNode } from 'react'
import { asProblem } from '../api-problem.ts'
import { Button } from './Button.tsx'
import { Note } from './Note.tsx'

type FaultProps = {
  /** What was being read, as it begins a sentence: “The load”. */
  readonly what: string
  readonly problem: unknown
  readonly onRetry?: (() => void) | undefined
  readonly retrying?: boolean
  /** What still holds in spite of it. */
  readonly holds?: ReactNode
  /** Another way to the same end, as a link. */
  readonly other?: ReactNode
}

/** A failure inside its own section: what failed, what still holds, a way on, a code. */
export function Fault({ what, problem: thrown, onRetry, retrying = false, holds, other }: FaultProps) {
  const problem = asProblem(thrown)
  const offline = problem.code === 'offline'
  const refused = problem.status >= 400 && problem.status < 500
  return (
    <Note
      tone={offline ? 'due' : 'risk'}
      title={
        offline ? `${what} could not be read; the server cannot be reached.` : `${what} could not be read.`
      }
      live
      code={refused ? undefined : problem.requestId}
      actions={
        <>
          {onRetry !== undefined && !refused && (
            <Button onPress={onRetry} waiting={retrying && 'Reading'}>
              Try again
            </Button>
          )}
          {other}
        </>
      }
    >
      {refused ? problem.detail : (holds ?? 'Everything else on this page stands.')}
    </Note>
  )
}
