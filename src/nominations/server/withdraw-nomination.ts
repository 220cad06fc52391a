import type { PersonActor } from '../../kernel/actor.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { nominationDecided } from '../events.ts'
import { stateWords } from '../nomination.ts'
import { canWithdraw, seesNomination } from '../policy.ts'
import { loadNomination, saveDecision } from './store.ts'

/** Takes a nomination back, while nobody has decided on it. */
export async function withdrawNomination(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly nominationId: string; readonly note: string | null },
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const nomination = await loadNomination(tx, actor, input.nominationId)
  if (!seesNomination(actor, nomination)) throw notFound('nomination')
  requirePermission(canWithdraw(actor, nomination))
  if (nomination.state !== 'new') {
    return refuse('already-decided', `This nomination is ${stateWords[nomination.state]} already.`, {
      state: nomination.state,
    })
  }
  const decision = { state: 'withdrawn', reason: null, note: clean(input.note) } as const
  await saveDecision(tx, actor, nomination.id, { ...decision, duplicateOf: null }, now)
  await announce(tx, nominationDecided(actor, nomination, decision))
  return { ok: true }
}
