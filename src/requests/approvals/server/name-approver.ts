import type { Actor } from '../../../kernel/actor.ts'
import { personOf } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { approverNamed } from '../../asks/ask.events.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { openStep } from './open-step.ts'
import { findOutsideApprover, type OutsideApprover, saveOutsideApprover } from './outside-approver.store.ts'

/**
 * Names who approves in the customer's house: for this ask, and from then on as the usual one of the account. A step
 * that waits for them opens anew with a link of theirs; an earlier one works no more. The same once more changes
 * nothing. Refused where the kind asks nobody there, or they have answered already.
 */
export async function nameApprover(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  input: OutsideApprover,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, askId)
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined) throw notFound('ask')
  const [name, email] = [clean(input.name), clean(input.email)]
  if (name === null) throw invalid('name', 'Say who it is.')
  if (email === null) throw invalid('email', 'Say where to write to.')
  const step = ask.approvals.find(({ approver }) => approver === 'company')
  if (step === undefined) return refuse('nobody-there', 'For this kind nobody in their house is asked.')
  if (step.state !== 'open' && step.state !== 'waiting') {
    return refuse('decided-already', 'They have answered already.')
  }
  const known = await findOutsideApprover(tx, askId)
  if (known?.isUsual === false && known.name === name && known.email === email) return accept({ askId })
  const place = { workspaceId: actor.workspaceId, askId, accountId: ask.account.id }
  await saveOutsideApprover(tx, place, { name, email }, personOf(actor), now)
  await announce(tx, approverNamed(actor, request, await readAskFacts(tx, askId), name))
  if (step.state === 'open') await openStep(tx, actor, step.id, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId })
}
