import type { PersonActor } from '../kernel/actor.ts'
import type { WorkspaceTx } from './tenancy.ts'

// Kept beside the transaction, since what tells people of an act is called far from the route that knows whose it is.
const acting = new WeakMap<WorkspaceTx, PersonActor>()

/** Notes who acts in a transaction. */
export function actIn(tx: WorkspaceTx, actor: PersonActor): void {
  acting.set(tx, actor)
}

/** Who acts in a transaction; null where nobody signed in does: a job, a reaction, a link. */
export function whoActsIn(tx: WorkspaceTx): PersonActor | null {
  return acting.get(tx) ?? null
}
