import type { Actor } from '../../kernel/actor.ts'
import type { Decision } from '../../kernel/result.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askMoved } from '../events.ts'
import { type AskAction, isOpen, type MovedAsk, moveAsk } from '../ledger.ts'
import { type MoveColumns, saveMove } from './ledger.store.ts'
import type { StoredAsk } from './load-entry.ts'

export type MoveInput = {
  readonly action: AskAction
  readonly today: Day
  readonly agreedOn?: Day
  readonly doneOn?: Day
  readonly deferredUntil?: Day
  readonly neverAgain?: boolean
  readonly minutes?: number | null
  readonly outcome?: string | null
  readonly evidence?: string | null
  readonly reason?: string | null
  /** What a no weighs, in quarter points: the workspace's setting. */
  readonly loadOfNo: number
}

/**
 * Moves a locked ask by one action and tells it. Moving it to another day can overbook somebody: who does so
 * asks the standing first, under the same locks (`settle-ask` in protection).
 */
export async function moveStoredAsk(
  tx: WorkspaceTx,
  actor: Actor,
  ask: StoredAsk,
  input: MoveInput,
  now: Instant,
): Promise<Decision<{ readonly ask: MovedAsk }>> {
  const { today, agreedOn, doneOn } = input
  const facts = {
    today,
    ...(agreedOn === undefined ? {} : { agreedOn }),
    ...(doneOn === undefined ? {} : { doneOn }),
  }
  const decision = moveAsk(ask, input.action, facts, input.loadOfNo)
  if (!decision.ok) return decision
  await saveMove(tx, actor.workspaceId, ask.id, columnsOf(decision.ask, input, now))
  const moved = {
    action: input.action,
    from: ask.state,
    to: decision.ask.state,
    on: decision.ask.effectiveOn,
    loadQuarters: decision.ask.loadQuarters,
    reason: input.reason ?? null,
  }
  await announce(tx, askMoved(actor, ask.id, ask, moved))
  return decision
}

const answers: readonly AskAction[] = [
  'accept',
  'schedule',
  'decline',
  'defer',
  'refuse',
  'expire',
  'withdraw',
]

function columnsOf(ask: MovedAsk, input: MoveInput, now: Instant): MoveColumns {
  const said = {
    minutes: input.minutes,
    outcome: input.outcome,
    evidence: input.evidence,
    reason: input.reason,
  }
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  return {
    state: ask.state,
    effective_on: ask.effectiveOn,
    load_quarters: ask.loadQuarters,
    agreed_on: ask.agreedOn,
    done_on: ask.doneOn,
    ...(input.action === 'ask' ? { asked_at: now, approved_at: now } : {}),
    ...(answers.includes(input.action) ? { answered_at: now } : {}),
    ...(isOpen(ask.state) ? {} : { closed_at: now }),
    ...(input.deferredUntil === undefined ? {} : { deferred_until: input.deferredUntil }),
    ...(input.neverAgain === undefined ? {} : { never_again: input.neverAgain }),
    ...Object.fromEntries(given),
  }
}
