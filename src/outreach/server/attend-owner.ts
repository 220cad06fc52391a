import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { withdrawLinks } from '../../server/links.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { respondBy } from '../outreach.ts'
import { whyOutOfReach } from '../owner-reach.ts'
import { goOnInSilence } from './answer-for-owner.ts'
import { type OutreachGround, readGround } from './ground.reads.ts'
import { awaitedOf, tellOwner } from './outreach.mails.ts'
import { holdOutreach, type LoadedOutreach, readContactFacts, saveOutreach } from './outreach.store.ts'
import { readPersonHere } from './person.reads.ts'
import { whomToAsk } from './plan-outreach.ts'
import { outreachPurpose, readHolders, sendsMail } from './reach.reads.ts'

/**
 * Looks after a plan that stands with its owner. Whoever was asked and said nothing in time lets it go on. Whoever cannot
 * be reached has nothing to be silent about: their page ends, and as soon as they, or who holds the relationship by then,
 * can be reached, they are asked and have their days.
 */
export async function attendOwner(
  tx: WorkspaceTx,
  actor: Actor,
  outreachId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const outreach = await holdOutreach(tx, outreachId)
  if (outreach.state !== 'with-owner' || outreach.askedId === null) return
  const at = await readGround(tx, now)
  const reach = { ...at, sendsMail: sendsMail(at, host) }
  const owner = (await readHolders(tx, [outreach.askedId])).get(outreach.askedId)
  const isInReach = owner !== undefined && whyOutOfReach(owner, reach.sendsMail) === null
  if (outreach.wasAsked && isInReach) {
    if (outreach.respondBy !== null && outreach.respondBy < at.today)
      await goOnInSilence(tx, actor, outreachId, now, host)
    return
  }
  if (outreach.wasAsked) await endPage(tx, actor, outreach.id, now)
  const contact = await readContactFacts(tx, outreach.contactId, now)
  const toAsk = await whomToAsk(tx, contact, outreach.plannedBy, reach)
  if (toAsk === null) {
    // Nobody holds it any more, or whoever planned it does.
    const change = { state: 'free', owner_id: null, respond_by: null } as const
    await saveOutreach(tx, actor.workspaceId, outreach.id, change, now)
  } else if (toAsk.outOfReach === null) {
    await ask(
      tx,
      actor,
      outreach,
      { ownerId: toAsk.id, account: contact.account?.name ?? null, at },
      host,
      now,
    )
  }
}

async function endPage(tx: WorkspaceTx, { workspaceId }: Actor, id: string, now: Instant): Promise<void> {
  await withdrawLinks(tx, { workspaceId, purpose: outreachPurpose, subjectId: id }, now)
  await endAwaitedNotices(tx, [awaitedOf(id)], now)
}

async function ask(
  tx: WorkspaceTx,
  actor: Actor,
  { id, name, reason, plan, senderId }: LoadedOutreach,
  to: { readonly ownerId: string; readonly account: string | null; readonly at: OutreachGround },
  host: Host,
  now: Instant,
): Promise<void> {
  const { ownerId, account, at } = to
  const by = respondBy(at.today, at.ownerDays, at.holidays)
  await saveOutreach(tx, actor.workspaceId, id, { owner_id: ownerId, respond_by: by }, now)
  const sender = (await readPersonHere(tx, senderId)) ?? { id: senderId, name: 'A colleague', email: null }
  const planned = { id, ownerId, respondBy: by, contact: name, account, sender, reason, plan }
  await tellOwner(tx, actor, planned, host, now)
}
