import { type Actor, personOf } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { editDecided } from '../events.ts'
import { canDecideEdits } from '../policy.ts'
import { writableValue } from '../round.ts'
import { holdEdit, saveDecision } from './edit.store.ts'
import { confirmRoundFact, writeRoundFact } from './write-fact.ts'

type DecisionInput = {
  readonly proposedEditId: string
  readonly decision: 'accept' | 'decline'
  /** What is written; null where it was written by hand on the record already. */
  readonly written: string | null
  readonly reason: string | null
}

/**
 * Accepts what somebody said has changed, as it was said or amended, or declines it. What cannot be written from a
 * field is written by hand on the record first; accepting then notes that it is done, and the fact counts as fresh.
 */
export async function decideEdit(
  tx: WorkspaceTx,
  actor: Actor,
  input: DecisionInput,
  now: Instant,
): Promise<void> {
  requirePermission(canDecideEdits(actor))
  const edit = await holdEdit(tx, input.proposedEditId)
  if (edit === undefined) throw notFound('edit')
  const state = input.decision === 'accept' ? 'accepted' : 'declined'
  if (edit.state !== 'waiting') {
    if (edit.state === state) return
    throw new AppError('conflict', `Somebody ${edit.state} this already.`)
  }
  const reason = clean(input.reason)
  const written = input.decision === 'accept' ? clean(input.written) : null
  if (input.decision === 'decline' && reason === null) throw invalid('reason', 'Say why not.')
  if (input.decision === 'accept') {
    const value = written === null ? null : writableValue(edit.kind, written)
    if (written !== null && value === null) throw invalid('written', 'cannot be written like this')
    if (value === null) await confirmRoundFact(tx, actor, edit, now)
    else await writeRoundFact(tx, actor, edit, value, now)
  }
  await saveDecision(tx, edit.id, { state, by: personOf(actor), written, reason }, now)
  await announce(tx, editDecided(actor, edit, { state, written, reason }))
}
