import type { Actor } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { advocateMoved, interviewFinished } from '../events.ts'
import { decideFinish } from '../interview.ts'
import { decideStep } from '../journey.ts'
import { canInterview } from '../policy.ts'
import { loadOnJourney, saveStep } from './advocate.store.ts'
import { loadInterview, requireInterviewVersion, saveInterview } from './interview.store.ts'
import { settleProfile } from './settle-profile.ts'

/**
 * Ends an interview once every section was gone through or passed over; whoever was on the way becomes
 * interviewed by it, and discoverable too where the workspace lets that happen by itself.
 */
export async function finishInterview(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly version: number },
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canInterview(actor, advocate))
  const interview = await loadInterview(tx, actor, input.contactId)
  await requireInterviewVersion(tx, actor, interview, input.version)
  const decision = decideFinish(interview.notes)
  if (!decision.ok) return decision
  await saveInterview(tx, actor, interview.id, { isFinished: true }, now)
  await announce(tx, interviewFinished(actor, advocate))
  const step = decideStep(advocate.stage, 'interview', null)
  if (step.ok) {
    const moved = { from: advocate.stage, to: step.to, reason: null, isOverride: false }
    await saveStep(tx, actor, advocate.contactId, moved, now)
    await announce(tx, advocateMoved(actor, advocate, moved))
  }
  await settleProfile(tx, actor, step.ok ? { ...advocate, stage: step.to } : advocate, now)
  return { ok: true }
}
