import type { PersonActor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { refused } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import { collisionAcknowledged } from '../collision.events.ts'
import { collisionDays, refuseCollision, tellCollision } from '../collision.ts'
import { mailCollisions } from './collision.mails.ts'
import { readCollisions } from './collision.reads.ts'
import { insertCollisions } from './collision.store.ts'

/** An ask that was just reserved, and so holds its account: nobody else reaches it until this transaction ends. */
type Reserved = { readonly askId: string; readonly isAcknowledged: boolean }

/**
 * What other teams have with the customer of an ask around its day. Throws the refusal `collision`, which takes the
 * reservation back with it, unless whoever proposes said that they know; then it stands on both requests, and both
 * requesters are told. Of two teams at the same moment the second waits for the account, and sees the first.
 */
export async function meetCollisions(
  tx: WorkspaceTx,
  actor: PersonActor,
  request: LoadedRequest,
  ask: Reserved,
  now: Instant,
  host: Host,
): Promise<void> {
  const days = await readSetting(tx, actor, collisionDays)
  const facts = await readAskFacts(tx, ask.askId)
  const today = dayOf(now, facts.workspace.timeZone)
  const accountId = facts.account.id
  const contactId = facts.contact?.id ?? null
  const met = await readCollisions(tx, {
    ...{ accountId, contactId, on: facts.wishedOn ?? today, today, days, now },
    requestId: request.id,
    actorId: actor.personId,
    without: ask.askId,
  })
  if (met.length === 0) return
  if (!ask.isAcknowledged) throw refused(refuseCollision(met))
  const place = { workspaceId: actor.workspaceId, askId: ask.askId, requestId: request.id }
  await insertCollisions(tx, place, met, actor.personId, now)
  const about = { askId: ask.askId, accountId, contactId, contact: facts.contact?.name ?? null }
  await announce(tx, collisionAcknowledged(actor, request, about, met.map(tellCollision)))
  await mailCollisions(tx, facts, met, host)
}
