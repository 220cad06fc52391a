import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { decideTake } from '../decide-time.ts'
import { settleOnTime } from './settle-on-time.ts'

/**
 * Takes one of the times the other side named: whoever is to be convinced takes the customer's, the customer theirs.
 * `instead` is the agreed time the page showed, null where none was. The same time once more changes nothing; of two
 * who take one at once the second is told so.
 */
export async function takeTime(
  tx: WorkspaceTx,
  actor: LinkActor,
  take: {
    readonly startsAt: Instant
    readonly instead: Instant | null
    readonly by: 'advocate' | 'prospect'
  },
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, actor.subjectId)
  const ask = await readAskFacts(tx, actor.subjectId)
  const of = take.by === 'prospect' ? ask.suggested : ask.counterTimes
  const decision = decideTake(ask, { ...take, of }, now)
  if (!decision.ok) return decision
  if (decision.isKnown) return accept({ askId: ask.id })
  const settled = await settleOnTime(tx, actor, request, ask, take.startsAt, now, host)
  if (!settled.ok) return settled
  await settleRequest(tx, actor, request.id, now)
  return settled
}
