import type { PersonActor, SystemActor } from '../kernel/actor.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** What a noun puts into a new workspace: default terms, the activity catalogue. Runs in its first transaction. */
export type Starter = (tx: WorkspaceTx, actor: PersonActor | SystemActor) => Promise<void>

let starters: readonly Starter[] = []

/** Makes the starters of all nouns known to this process; `app.ts` calls it once. */
export function registerStarters(all: readonly Starter[]): void {
  starters = all
}

/** Furnishes a workspace that was just made, in the order of the nouns. */
export async function furnishWorkspace(tx: WorkspaceTx, actor: PersonActor | SystemActor): Promise<void> {
  for (const starter of starters) await starter(tx, actor)
}
