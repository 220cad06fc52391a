import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { outreachDue } from '../events.ts'
import { tellDueAgain } from './outreach.mails.ts'
import { holdOutreach, saveOutreach } from './outreach.store.ts'

/** The day a customer had named has come: a person may write again, and hears of it. Nothing goes by itself. */
export async function takeUpAgain(
  tx: WorkspaceTx,
  actor: Actor,
  outreachId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const outreach = await holdOutreach(tx, outreachId)
  if (outreach.state !== 'later') return
  await saveOutreach(tx, actor.workspaceId, outreach.id, { state: 'free' }, now)
  await announce(tx, outreachDue(actor, outreach))
  const told = { id: outreach.id, senderId: outreach.senderId, contact: outreach.name }
  await tellDueAgain(tx, told, host, now)
}
