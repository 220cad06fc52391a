import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { askExpired } from '../ask.events.ts'
import { tellExpiry } from './answer.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'

/** Ends an ask whose time to answer has gone by. Where it was answered meanwhile nothing changes. */
export async function expireAsk(
  tx: WorkspaceTx,
  actor: SystemActor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  if (ask.state !== 'asked' || ask.answerBy === null || ask.answerBy > now) return
  acceptedOr(await settleAsk(tx, actor, askId, { action: 'expire' }, now))
  await announce(tx, askExpired(actor, request, ask))
  await tellExpiry(tx, ask, now, host)
  await settleRequest(tx, actor, request.id, now)
}
