import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { notFound } from '../../server/errors.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { keyRevoked } from '../events.ts'
import { readKeys, removeKey } from './key.store.ts'

/** Ends a key for good, in every process at once. One's own, or as an administrator anybody's. */
export async function revokeKey(tx: WorkspaceTx, actor: PersonActor, keyId: string): Promise<void> {
  const key = (await readKeys(tx, actor)).find((each) => each.id === keyId)
  if (key === undefined) throw notFound('key')
  await removeKey(tx, keyId)
  await forgetEverywhere(tx, `key:${keyId}`)
  await announce(tx, keyRevoked(actor, key.person.id, key.name))
}
