import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { withdrawLinks } from '../../server/links.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { outreachWithdrawn } from '../events.ts'
import { decideAct } from '../outreach.ts'
import { canWithdrawOutreach } from '../policy.ts'
import { awaitedOf, tellTakenBack } from './outreach.mails.ts'
import { holdOutreach, saveOutreach } from './outreach.store.ts'
import { outreachPurpose } from './reach.reads.ts'

/** Takes a plan back before anybody was written to; the owner's page says so from then on. */
export async function withdrawOutreach(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly outreachId: string; readonly note?: string | null },
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const outreach = await holdOutreach(tx, input.outreachId)
  requirePermission(canWithdrawOutreach(actor, outreach))
  const decision = decideAct(outreach.state, 'withdraw')
  if (!decision.ok) return decision
  const note = clean(input.note)
  const { workspaceId } = actor
  await saveOutreach(tx, workspaceId, outreach.id, { state: 'withdrawn', answer_note: note }, now)
  await withdrawLinks(tx, { workspaceId, purpose: outreachPurpose, subjectId: outreach.id }, now)
  await endAwaitedNotices(tx, [awaitedOf(outreach.id)], now)
  await announce(tx, outreachWithdrawn(actor, outreach, note))
  if (outreach.askedId !== null && outreach.wasAsked) {
    const told = { id: outreach.id, ownerId: outreach.askedId, contact: outreach.name, note }
    await tellTakenBack(tx, told, { id: actor.personId, name: actor.name }, host, now)
  }
  return accept({})
}
