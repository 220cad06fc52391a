import type { PersonActor } from '../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { messageWritten, questionAnswered } from '../events.ts'
import { canWrite, isRequester } from '../policy.ts'
import { closeQuestion, findOpenQuestion, insertMessage, readLastMessage } from './conversation.store.ts'
import { mailColleague, messageMail } from './request.mails.ts'
import { type LoadedRequest, loadRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** The same words of the same person within this time are one message: a second click. */
const twiceWithin = 60_000

/** Writes in the conversation. From the requester it answers the open question, and the program's clocks run on. */
export async function writeMessage(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly text: string },
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canWrite(actor, request))
  const place = { workspaceId: actor.workspaceId, requestId: request.id }
  const text = input.text.trim()
  const last = await readLastMessage(tx, place)
  const isTwice = last?.authorId === actor.personId && last.text === text
  if (isTwice && last.at > addMilliseconds(now, -twiceWithin)) return
  const open = isRequester(actor, request) ? await findOpenQuestion(tx, place) : undefined
  const message = { authorId: actor.personId, text, questionId: open?.id ?? null }
  const messageId = await insertMessage(tx, place, message, now)
  await announce(tx, messageWritten(actor, request, messageId))
  if (open !== undefined) {
    await closeQuestion(tx, place, open.id, now)
    await announce(tx, questionAnswered(actor, request, open.id))
    await settleRequest(tx, actor, request.id, now)
  }
  await tell(tx, host, actor, request, { text, askedBy: open?.askedBy ?? null })
}

/** The other side hears of it: who asked and who looks after it, or the requester. */
async function tell(
  tx: WorkspaceTx,
  host: Host,
  actor: PersonActor,
  request: LoadedRequest,
  { text, askedBy }: { readonly text: string; readonly askedBy: string | null },
): Promise<void> {
  const people = isRequester(actor, request) ? [request.handlerId, askedBy] : [request.requesterId]
  for (const personId of new Set(people)) {
    const to = { personId, requestId: request.id }
    await mailColleague(tx, host, actor, to, messageMail(request, actor.name, text))
  }
}
