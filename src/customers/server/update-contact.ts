import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { dayOf, type Instant, isDay, isStillToCome } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { forbidden, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { updateContact as contract, moveContact as moveContract } from '../contact.contract.ts'
import {
  contactCameBack,
  contactChanged,
  contactDetailsSeen,
  contactLeft,
  contactMoved,
} from '../contact.events.ts'
import { canEditContact, canSeeContactDetails } from '../policy.ts'
import { vouchForFact } from './confirm-customer-fact.ts'
import { readContactDetails } from './contact.reads.ts'
import { loadContact, requireVersion, saveContact } from './contact.store.ts'
import { recordMoves } from './contact-upsert.store.ts'
import { requireAccount } from './create-contact.ts'
import { columnsOfContact, saveLinksOfContact } from './edit-contact.ts'

/** Changes what is on record of a contact. */
export async function updateContact(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  input: BodyOf<typeof contract>,
  now: Instant,
): Promise<void> {
  const { version, ...edit } = input
  const fields = Object.keys(edit)
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  await requireVersion(tx, actor, 'contact', contact, version)
  if (fields.length === 0) return
  const isOther = edit.ownerId != null && edit.ownerId !== personOf(actor) && edit.ownerId !== contact.ownerId
  if (isOther && !hasRole(actor, 'program-manager')) {
    throw forbidden('Only a program manager names somebody else as owner.')
  }
  await saveContact(tx, actor.workspaceId, contactId, await columnsOfContact(tx, actor, edit, contactId), now)
  await saveLinksOfContact(tx, actor, contactId, edit)
  if (edit.mails !== undefined)
    await vouchForFact(tx, actor, { contactId, accountId: null, fact: 'mail' }, now)
  await announce(tx, contactChanged(actor, { ...contact, name: edit.name ?? contact.name }, fields))
}

/** Records that a contact works elsewhere now. Where they worked stays on record; whoever had left is there again. */
export async function moveContact(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  input: BodyOf<typeof moveContract>,
  now: Instant,
): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  await requireVersion(tx, actor, 'contact', contact, input.version)
  await requireAccount(tx, actor.workspaceId, input.accountId)
  if (input.accountId === contact.accountId) throw invalid('accountId', 'is where they work already')
  const on = dayGiven('on', input.on, now)
  const title = input.title === undefined ? contact.title : (input.title?.trim() ?? null)
  const columns = { account_id: input.accountId, title, left_on: null }
  await saveContact(tx, actor.workspaceId, contactId, columns, now)
  const move = { contactId, from: contact.accountId, to: input.accountId, titleThere: contact.title, title }
  await recordMoves(tx, actor.workspaceId, [move], on, 'person')
  await announce(tx, contactMoved(actor, { ...contact, accountId: input.accountId }, contact.accountId))
}

/** Records that a contact left their account. */
export async function markContactLeft(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  input: { readonly on?: string },
  now: Instant,
): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  const on = dayGiven('on', input.on, now)
  if (contact.leftOn === on) return
  await saveContact(tx, actor.workspaceId, contactId, { left_on: on }, now)
  await announce(tx, contactLeft(actor, contact, on))
}

/** Records that a contact did not leave after all, or came back. */
export async function markContactBack(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  if (contact.leftOn === null) return
  await saveContact(tx, actor.workspaceId, contactId, { left_on: null }, now)
  await announce(tx, contactCameBack(actor, contact))
}

/** Shows mail and phone to whoever may see them, and keeps that they looked. */
export async function lookAtContact(tx: WorkspaceTx, actor: Actor, contactId: string) {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canSeeContactDetails(actor, contact))
  await announce(tx, contactDetailsSeen(actor, contact))
  return readContactDetails(tx, actor.workspaceId, contactId)
}

/** A day a form gave, today where it gave none. Throws `invalid` on one that does not exist or is to come. */
export function dayGiven(field: string, day: string | undefined, now: Instant): string {
  const today = dayOf(now)
  if (day === undefined) return today
  if (!isDay(day)) throw invalid(field, 'is no day')
  if (isStillToCome(day, today)) throw invalid(field, 'is still to come')
  return day
}
