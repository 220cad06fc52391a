import { readLedgerContact } from '../../activities/server/ledger.reads.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { advocateRestEnded, advocateRested } from '../events.ts'
import { canRest } from '../policy.ts'
import { readRules } from './facts.reads.ts'
import { endRests, insertRest } from './rest.store.ts'

/** Lets an advocate rest until a day, as they asked; an earlier request gives way to this one. */
export async function restAdvocate(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly until: Day; readonly reason?: string | null },
  now: Instant,
): Promise<void> {
  const contact = await loadContact(tx, actor, input.contactId)
  const { today } = await readRules(tx, now)
  if (input.until <= today) throw invalid('until', 'This day is not ahead.')
  await endRests(tx, actor.workspaceId, contact.contactId, now)
  const reason = input.reason?.trim() || null
  const rest = { contactId: contact.contactId, until: input.until, reason, by: personOf(actor), now }
  await insertRest(tx, actor.workspaceId, rest)
  await announce(tx, advocateRested(actor, contact, { until: input.until, reason }))
}

/** Ends the rest an advocate asked for, because they said so. Where they asked for none nothing changes. */
export async function endRest(tx: WorkspaceTx, actor: Actor, contactId: string, now: Instant): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  const ended = await endRests(tx, actor.workspaceId, contact.contactId, now)
  if (ended > 0) await announce(tx, advocateRestEnded(actor, contact))
}

async function loadContact(tx: WorkspaceTx, actor: Actor, contactId: string) {
  const contact = await readLedgerContact(tx, contactId)
  if (contact === undefined) throw notFound('contact')
  requirePermission(canRest(actor, contact))
  return contact
}
