import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import { loadEntry, type StoredAsk } from '../../activities/server/load-entry.ts'
import { type MoveInput, moveStoredAsk } from '../../activities/server/move-ask.ts'
import type { Actor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askedForOf } from '../asked-for.ts'
import { decideAsk, type Override, withoutAsk } from '../decide-ask.ts'
import { canSettle } from '../policy.ts'
import type { RulesToday } from './facts.reads.ts'
import { lockForAsk } from './lock.store.ts'
import { factsOf, noteOverride } from './reserve-ask.ts'

export type Settlement = Omit<MoveInput, 'today' | 'loadOfNo'> & { readonly override?: Override | null }

/**
 * Moves an ask on: invited, agreed, declined, put off, done, withdrawn. Under the same locks as a reservation,
 * because an agreed day may overbook where the wished one did not, and an invitation may meet a hold that came
 * since. What happened — done, declined — is never refused.
 */
export async function settleAsk(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  input: Settlement,
  now: Instant,
): Promise<Decision<{ readonly askId: string }>> {
  const known = await loadEntry(tx, actor.workspaceId, askId)
  if (known.kind !== 'ask' || known.isReversal) throw notFound('ask')
  requirePermission(canSettle(actor, known))
  const at = await lockForAsk(tx, actor.workspaceId, known.accountId, known.contactId, now)
  const ask = await loadEntry(tx, actor.workspaceId, askId, true)
  const refusal = await checkDay(tx, actor, ask, input, at, now)
  if (refusal !== null) return refusal
  const moved = await moveStoredAsk(
    tx,
    actor,
    ask,
    { ...input, today: at.today, loadOfNo: at.rules.loadOfNo },
    now,
  )
  return moved.ok ? accept({ askId }) : moved
}

async function checkDay(
  tx: WorkspaceTx,
  actor: Actor,
  ask: StoredAsk,
  input: Settlement,
  at: RulesToday,
  now: Instant,
) {
  const day = input.action === 'ask' ? (ask.agreedOn ?? ask.wishedOn) : input.agreedOn
  if (day === undefined || ask.activityTypeId === null) return null
  const type = await readActivityType(tx, ask.activityTypeId)
  if (type === undefined) return null
  const facts = withoutAsk(await factsOf(tx, ask.contactId, ask.accountId, at), ask.id)
  // The load it was booked with counts, not what the kind weighs by now.
  const asked = { ...askedForOf(type), loadQuarters: ask.fullQuarters }
  const override = input.override ?? null
  const decision = decideAsk(facts, asked, day, { override, onlyLimits: input.action !== 'ask' })
  if (!decision.ok) return decision
  await noteOverride(tx, actor, { ...ask, askId: ask.id }, decision, override, now)
  return null
}
