import type { PersonActor } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { voiceAdded } from '../events.ts'
import { decideVoice } from '../nomination.ts'
import { canNominate } from '../policy.ts'
import { loadNomination, saveVoice } from './store.ts'

/** Speaks for somebody whom a colleague put forward; from then on the voice is told what becomes of it. */
export async function addVoice(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly nominationId: string; readonly words: string | null },
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  requirePermission(canNominate(actor))
  const nomination = await loadNomination(tx, actor, input.nominationId)
  const decision = decideVoice(nomination, actor.personId)
  if (!decision.ok) return decision
  const words = clean(input.words)
  await saveVoice(tx, actor, nomination.id, { personId: actor.personId, words }, now)
  await announce(tx, voiceAdded(actor, nomination, words))
  return { ok: true }
}
