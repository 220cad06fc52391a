import { standInOf } from '../../identity/absence.ts'
import { readAway } from '../../identity/server/absence.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { outreachPlanned } from '../events.ts'
import { decidePlan, type Origin, ownerToAsk, respondBy } from '../outreach.ts'
import { type OutOfReach, whyOutOfReach } from '../owner-reach.ts'
import { canPlanOutreach } from '../policy.ts'
import { type OutreachGround, readGround } from './ground.reads.ts'
import { tellOwner } from './outreach.mails.ts'
import { type ContactFacts, holdContact, insertOutreach, readContactFacts } from './outreach.store.ts'
import { readPersonHere } from './person.reads.ts'
import { readHolders, sendsMail } from './reach.reads.ts'
import { loadTemplate } from './template.reads.ts'

/** What a first word asks for where nobody wrote it otherwise. */
export const usualPlan =
  'One mail that asks for a talk of half an hour: what they did, what came of it, and what they would like to do. Nothing else is asked of them.'

export type PlanInput = {
  readonly contactId: string
  readonly reason: string
  readonly plan?: string | null
  readonly from?: Origin
  readonly nominationId?: string | null
  readonly templateId?: string | null
  readonly senderId?: string | null
}

/**
 * Plans a first word to a customer. Whoever holds the relationship, or stands in for them, sees plan and reason and has
 * so many working days; where nobody holds it, or the planner does, it is free at once. Whoever cannot be reached is not
 * asked, and it waits until they can be, or somebody decides. Two who plan the same contact meet at the contact's row,
 * and the second is told of the first.
 */
export async function planOutreach(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: PlanInput,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly id: string }>> {
  const contact = await holdAndRead(tx, actor, input.contactId, now)
  const at = await readGround(tx, now)
  const decision = decidePlan(contact, at.today, at.againAfter)
  if (!decision.ok) return decision
  const sender = await readSender(tx, actor, input.senderId ?? null)
  const nominationId = await requireNomination(tx, input)
  if (input.templateId != null) await loadTemplate(tx, input.templateId)
  const toAsk = await whomToAsk(tx, contact, actor.personId, { ...at, sendsMail: sendsMail(at, host) })
  const ownerId = toAsk?.id ?? null
  const by = toAsk === null ? null : respondBy(at.today, at.ownerDays, at.holidays)
  const plan = { reason: input.reason.trim(), plan: input.plan?.trim() ?? usualPlan }
  const from = input.from ?? (nominationId === null ? 'hand' : 'nomination')
  const made = { contactId: contact.contactId, from, nominationId, ...plan, ownerId, respondBy: by }
  const who = { plannedBy: actor.personId, senderId: sender.id, templateId: input.templateId ?? null }
  const id = await insertOutreach(tx, actor.workspaceId, { ...made, ...who }, now)
  const about = { id, contactId: contact.contactId, accountId: contact.accountId }
  const asked = toAsk?.outOfReach === null ? by : null
  await announce(tx, outreachPlanned(actor, about, { from, ownerId, respondBy: asked, reason: plan.reason }))
  if (ownerId !== null && asked !== null) {
    const told = {
      id,
      ownerId,
      respondBy: asked,
      contact: contact.name,
      account: contact.account?.name ?? null,
    }
    await tellOwner(tx, actor, { ...told, sender, ...plan }, host, now)
  }
  return accept({ id })
}

async function holdAndRead(tx: WorkspaceTx, actor: PersonActor, contactId: string, now: Instant) {
  await holdContact(tx, contactId)
  const contact = await readContactFacts(tx, contactId, now)
  requirePermission(canPlanOutreach(actor, contact))
  return contact
}

/** Somebody who is to be asked first; with why they cannot be. */
export type ToAsk = { readonly id: string; readonly name: string; readonly outOfReach: OutOfReach | null }

/**
 * Whom to ask first: who stands in for the relationship owner, the owner, or who holds the account, the first of them
 * who can be reached; the owner with why not where none can. Null where nobody holds it or they plan it themselves.
 */
export async function whomToAsk(
  tx: Parameters<typeof readAway>[0],
  contact: Pick<ContactFacts, 'ownerId' | 'relationshipOwnerId'>,
  plannerId: string,
  at: Pick<OutreachGround, 'today'> & { readonly sendsMail: boolean },
): Promise<ToAsk | null> {
  const ownerId = ownerToAsk(contact, plannerId)
  if (ownerId === null) return null
  const standIn = standInOf(ownerId, await readAway(tx, at.today))
  if (standIn === plannerId) return null
  const inTurn = [standIn, ownerId, contact.relationshipOwnerId].filter((id) => id !== null)
  const holders = await readHolders(tx, inTurn)
  const told = inTurn.flatMap((id): ToAsk[] => {
    const holder = holders.get(id)
    return holder === undefined
      ? []
      : [{ id, name: holder.name, outOfReach: whyOutOfReach(holder, at.sendsMail) }]
  })
  return told.find(({ outOfReach }) => outOfReach === null) ?? told.find(({ id }) => id === ownerId) ?? null
}

async function readSender(tx: WorkspaceTx, actor: PersonActor, senderId: string | null) {
  if (senderId === null || senderId === actor.personId) {
    return { id: actor.personId, name: actor.name, email: actor.email }
  }
  const sender = await readPersonHere(tx, senderId)
  if (sender === undefined) throw invalid('senderId', 'is nobody of this workspace')
  return sender
}

async function requireNomination(tx: WorkspaceTx, input: PlanInput): Promise<string | null> {
  if (input.nominationId == null) return null
  const nomination = await tx
    .selectFrom('nominations')
    .select('id')
    .where('id', '=', input.nominationId)
    .where('contact_id', '=', input.contactId)
    .executeTakeFirst()
  if (nomination === undefined) throw invalid('nominationId', 'is no nomination of this contact')
  return nomination.id
}
