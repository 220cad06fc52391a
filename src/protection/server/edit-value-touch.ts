import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Starter } from '../../server/workspace-start.ts'
import { valueTouchChanged } from '../care.events.ts'
import { canEditValueTouches } from '../care.policy.ts'
import { placeholders, type ValueTouchDefinition } from '../value-touch.ts'
import { shippedTouches } from '../value-touch-library.ts'
import { requireSoundLetter } from './require-sound-letter.ts'
import { readValueTouch, type ValueTouch } from './value-touch.reads.ts'
import { insertShippedTouches, insertValueTouch, saveValueTouch, setTouchInUse } from './value-touch.store.ts'

/** Puts the shipped value touches into a new workspace. */
export const furnishValueTouches: Starter = async (tx, actor) => {
  await insertShippedTouches(tx, actor.workspaceId, shippedTouches)
}

/** Adds the shipped value touches that the library does not have, and gives their number. */
export async function addShippedTouches(tx: WorkspaceTx, actor: Actor): Promise<number> {
  requirePermission(canEditValueTouches(actor))
  return insertShippedTouches(tx, actor.workspaceId, shippedTouches)
}

/** Adds a value touch to the library. */
export async function addValueTouch(
  tx: WorkspaceTx,
  actor: Actor,
  touch: ValueTouchDefinition,
): Promise<ValueTouch> {
  requirePermission(canEditValueTouches(actor))
  const sound = requireSoundLetter(touch, placeholders)
  return told(tx, actor, await insertValueTouch(tx, actor.workspaceId, sound), 'added')
}

/** Changes a value touch. What was sent stays in the ledger as it was called then. */
export async function updateValueTouch(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  touch: ValueTouchDefinition,
  version: number,
): Promise<ValueTouch> {
  requirePermission(canEditValueTouches(actor))
  const sound = requireSoundLetter(touch, placeholders)
  await loadValueTouch(tx, id)
  await saveValueTouch(tx, actor.workspaceId, id, sound, version)
  return told(tx, actor, id, 'changed')
}

/** Takes a value touch out of use, or puts it back. Doing so twice changes nothing. */
export async function setValueTouchInUse(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  inUse: boolean,
): Promise<ValueTouch> {
  requirePermission(canEditValueTouches(actor))
  const touch = await loadValueTouch(tx, id)
  if (!(await setTouchInUse(tx, actor.workspaceId, id, inUse))) return touch
  return told(tx, actor, id, inUse ? 'put-back' : 'retired')
}

/** The value touch, or a 404. */
export async function loadValueTouch(tx: WorkspaceTx, id: string): Promise<ValueTouch> {
  const touch = await readValueTouch(tx, id)
  if (touch === undefined) throw notFound('value touch')
  return touch
}

async function told(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  how: Parameters<typeof valueTouchChanged>[2],
): Promise<ValueTouch> {
  const touch = await loadValueTouch(tx, id)
  await announce(tx, valueTouchChanged(actor, id, how, touch.title))
  return touch
}
