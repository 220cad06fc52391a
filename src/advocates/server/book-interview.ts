import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { interviewBooked } from '../events.ts'
import { canInterview } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { loadInterview, requireInterviewVersion, saveInterview } from './interview.store.ts'

/** Refuses a time that is over: what was held already is begun, and not booked. */
export function requireAhead(bookedFor: Instant, now: Instant): void {
  if (Date.parse(bookedFor) > Date.parse(now)) return
  throw invalid(
    'bookedFor',
    'This time is over. An interview that was held is written down with “Begin now”.',
  )
}

/** Goes on with an open interview at another moment; what was written stays. */
export async function bookInterview(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly version: number; readonly bookedFor: Instant },
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canInterview(actor, advocate))
  requireAhead(input.bookedFor, now)
  const interview = await loadInterview(tx, actor, input.contactId)
  await requireInterviewVersion(tx, actor, interview, input.version)
  const version = await saveInterview(tx, actor, interview.id, { bookedFor: input.bookedFor }, now)
  await announce(tx, interviewBooked(actor, advocate, input.bookedFor))
  return { version }
}

/**
 * Notes the time that both sides agreed on, or that none is agreed any more. Whoever settles it, by link too, was let in
 * by the invitation; what was written stays.
 */
export async function noteInterviewTime(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  bookedFor: Instant | null,
  now: Instant,
): Promise<void> {
  const advocate = await loadOnJourney(tx, actor, contactId)
  const interview = await loadInterview(tx, actor, contactId)
  await saveInterview(tx, actor, interview.id, { bookedFor }, now)
  if (bookedFor !== null) await announce(tx, interviewBooked(actor, advocate, bookedFor))
}
