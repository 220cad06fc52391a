import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  findOpenQuestion,
  insertMessage,
  insertQuestion,
  readLastMessage,
} from '../conversation/server/conversation.store.ts'
import { requesterAsked } from '../events.ts'
import { canAskRequester } from '../policy.ts'
import { mailColleague, questionMail } from './request.mails.ts'
import { loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Returns a request with a question: a first answer, and our clocks stand still until the requester answers. */
export async function askRequester(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly text: string },
  now: Instant,
  host: Host,
): Promise<Decision<object, 'question-open'>> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canAskRequester(actor, request))
  const place = { workspaceId: actor.workspaceId, requestId: request.id }
  const text = input.text.trim()
  if ((await findOpenQuestion(tx, place)) !== undefined) {
    const last = await readLastMessage(tx, place)
    if (last?.authorId === actor.personId && last.text === text) return accept({})
    return refuse('question-open', `${request.requester.name} has a question to answer already.`)
  }
  const questionId = await insertQuestion(tx, place, actor.personId, now)
  await insertMessage(tx, place, { authorId: actor.personId, text, questionId }, now)
  await saveRequest(tx, actor.workspaceId, request.id, {
    ...(request.answeredAt === null ? { answered_at: now } : {}),
    ...(request.state === 'submitted' ? { state: 'in-triage' } : {}),
    ...(request.handlerId === null ? { handler_id: actor.personId } : {}),
  })
  await announce(tx, requesterAsked(actor, request, questionId, text))
  const to = { personId: request.requesterId, requestId: request.id }
  await mailColleague(tx, host, actor, to, questionMail(request, actor.name, text))
  await settleRequest(tx, actor, request.id, now)
  return accept({})
}
