import { readLedgerContact } from '../../activities/server/ledger.reads.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { type Day, dayOf, type Instant, isDay } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { touchPlanned } from '../care.events.ts'
import { canCare } from '../care.policy.ts'
import { readCareGround } from './care-facts.reads.ts'
import { saveTouchPlan } from './value-touch.store.ts'

export type TouchPlanInput = {
  readonly contactId: string
  readonly everyDays: number | null
  readonly nextOn: Day | null
}

/** Plans when somebody next hears from us; neither interval nor day leaves it to the workspace's interval. */
export async function planTouch(
  tx: WorkspaceTx,
  actor: Actor,
  input: TouchPlanInput,
  now: Instant,
): Promise<string> {
  const contact = await readLedgerContact(tx, input.contactId)
  if (contact === undefined) throw notFound('contact')
  requirePermission(canCare(actor, contact))
  const { everyDays, nextOn } = input
  const { timeZone } = await readCareGround(tx, now)
  if (nextOn !== null && !isDay(nextOn)) throw invalid('nextOn', 'is no day')
  if (nextOn !== null && nextOn < dayOf(now, timeZone)) throw invalid('nextOn', 'This day is over.')
  const { contactId } = contact
  await saveTouchPlan(tx, actor.workspaceId, { contactId, everyDays, nextOn, by: personOf(actor), now })
  await announce(tx, touchPlanned(actor, contact, { everyDays, nextOn }))
  return contactId
}
