import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, forbidden, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { advocateMoved, interviewBooked } from '../events.ts'
import { canInterview } from '../policy.ts'
import { beginJourney, loadAdvocate, saveStep } from './advocate.store.ts'
import { requireAhead } from './book-interview.ts'
import { openOne } from './interview.store.ts'
import { refreshDocuments } from './refresh-documents.ts'

/**
 * Opens the interview of a contact: now, or booked for a moment to come. A mere customer becomes potential by
 * it. An interview that is open already stays the one.
 */
export async function openInterview(
  tx: WorkspaceTx,
  actor: Actor,
  input: {
    readonly contactId: string
    readonly bookedFor: Instant | null
    /** Its time is still to be found: nobody has begun to write. */
    readonly isAhead?: boolean
  },
  now: Instant,
): Promise<void> {
  const scribe = personOf(actor)
  if (scribe === null) throw forbidden('An interview needs a person who writes it down.')
  const advocate = await loadAdvocate(tx, actor, input.contactId)
  requirePermission(canInterview(actor, advocate))
  if (input.bookedFor !== null) requireAhead(input.bookedFor, now)
  if (advocate.stage === 'retired' || advocate.stage === 'declined') {
    throw new AppError('refused', `That is not possible while the contact is ${advocate.stage}.`)
  }
  if (advocate.stage === 'customer') {
    await beginJourney(tx, actor, advocate.contactId, now)
    const step = { from: 'customer', to: 'potential', reason: null, isOverride: false } as const
    await saveStep(tx, actor, advocate.contactId, step, now)
    await announce(tx, advocateMoved(actor, advocate, step))
    await refreshDocuments(tx, actor.workspaceId, [advocate.contactId], now)
  }
  const startedAt = input.bookedFor === null && input.isAhead !== true ? now : null
  await openOne(tx, actor, advocate.contactId, scribe, input.bookedFor, now, startedAt)
  if (input.bookedFor !== null) await announce(tx, interviewBooked(actor, advocate, input.bookedFor))
}
