import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { keyMade } from '../events.ts'
import { saveKey } from './key.store.ts'

export type KeyInput = {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Instant | null
}

/** Makes a key that acts as its maker. The secret is in the answer and nowhere else. */
export async function makeKey(tx: WorkspaceTx, actor: PersonActor, input: KeyInput, now: Instant) {
  const key = { workspaceId: actor.workspaceId, personId: actor.personId, ...input }
  const saved = await saveKey(tx, key, now)
  await announce(tx, keyMade(actor, actor.personId, input))
  return saved
}
