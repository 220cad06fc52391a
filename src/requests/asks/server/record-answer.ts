import type { PersonActor } from '../../../kernel/actor.ts'
import type { Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Answer } from '../answer.ts'
import { answerAsk } from './answer-ask.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'

/** Notes what a customer answered by phone or in person. It counts as if they had answered on their page. */
export async function recordAnswer(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  answer: Answer,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  await loadOwnAsk(tx, actor, of)
  return answerAsk(tx, actor, of.askId, answer, now, host)
}
