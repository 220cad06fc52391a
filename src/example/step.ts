import type { RowResult } from '../customers/row-result.ts'
import type { SystemActor } from '../kernel/actor.ts'
import type { Instant } from '../kernel/time.ts'
import type { Host } from '../server/host.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import type { Example } from './make-example.ts'

export type Filling = {
  readonly tx: WorkspaceTx
  readonly actor: SystemActor
  readonly example: Example
  readonly now: Instant
  readonly host: Host
}

/** One part of the filling; it may run again after a restart that came too late to undo it. */
export type Step = (filling: Filling) => Promise<void>

/** The example is ours: a row of it that is refused is a mistake to be seen, not to be listed. */
export function requireTaken<Result extends Pick<RowResult, 'row' | 'outcome' | 'field' | 'reason'>>(
  what: string,
  results: readonly Result[],
): readonly Result[] {
  const refused = results.find((result) => result.outcome === 'refused')
  if (refused === undefined) return results
  throw new Error(`${what}, row ${refused.row}: ${refused.field} ${refused.reason}`)
}
