import type { PersonActor } from '../../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { messageWritten, questionAnswered } from '../../events.ts'
import { canWrite, isRequester } from '../../policy.ts'
import { mailColleague, mentionMail, messageMail } from '../../server/request.mails.ts'
import { type LoadedRequest, loadRequest } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { personNamed } from '../conversation.events.ts'
import { closeQuestion, findOpenQuestion, insertMessage, readLastMessage } from './conversation.store.ts'
import { attachFiles } from './file.store.ts'
import { insertMentions, readWatchers } from './watcher.store.ts'

/** The same words of the same person within this time are one message: a second click. */
const twiceWithin = 60_000

type MessageInput = {
  readonly requestId: string
  readonly text: string
  /** People it names: they are told, and see the request from now on. */
  readonly mentions?: readonly string[]
  /** Files the author uploaded for it. */
  readonly fileIds?: readonly string[]
}

/** Writes in the conversation. From the requester it answers the open question, and the program's clocks run on. */
export async function writeMessage(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: MessageInput,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canWrite(actor, request))
  const place = { workspaceId: actor.workspaceId, requestId: request.id }
  const text = input.text.trim()
  const { mentions = [], fileIds = [] } = input
  const last = await readLastMessage(tx, place)
  const isTwice = last?.authorId === actor.personId && last.text === text && fileIds.length === 0
  if (isTwice && last.at > addMilliseconds(now, -twiceWithin)) return
  const named = await readNamed(tx, actor, mentions)
  const open = isRequester(actor, request) ? await findOpenQuestion(tx, place) : undefined
  const message = { authorId: actor.personId, text, questionId: open?.id ?? null }
  const messageId = await insertMessage(tx, place, message, now)
  await announce(tx, messageWritten(actor, request, messageId))
  await takeFiles(tx, place, fileIds, { messageId, authorId: actor.personId })
  const naming = { id: messageId, authorId: actor.personId, mentions: named.map(({ id }) => id) }
  await insertMentions(tx, place, naming, now)
  for (const person of named) await announce(tx, personNamed(actor, request, person))
  if (open !== undefined) {
    await closeQuestion(tx, place, open.id, now)
    await announce(tx, questionAnswered(actor, request, open.id))
    await settleRequest(tx, actor, request.id, now)
  }
  await tell(tx, host, actor, request, { text, askedBy: open?.askedBy ?? null, named })
}

type Named = { readonly id: string; readonly name: string }

/** Whom a message names. Throws `invalid` for anybody who is not here. */
async function readNamed(
  tx: WorkspaceTx,
  { workspaceId }: PersonActor,
  mentions: readonly string[],
): Promise<Named[]> {
  if (mentions.length === 0) return []
  const people = await tx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...mentions])
    .where('left_at', 'is', null)
    .orderBy('id')
    .execute()
  if (people.length < new Set(mentions).size) throw invalid('mentions', 'names somebody who is not here')
  return people
}

async function takeFiles(
  tx: WorkspaceTx,
  place: { readonly workspaceId: string; readonly requestId: string },
  fileIds: readonly string[],
  to: { readonly messageId: string; readonly authorId: string },
): Promise<void> {
  if (fileIds.length === 0) return
  const taken = await attachFiles(tx, place, fileIds, to)
  if (taken < fileIds.length)
    throw invalid('fileIds', 'names a file that is not yours to send, or was sent before')
}

/** Whoever is named hears of it, then the other side: who asked and looks after it, or the requester; then watchers. */
async function tell(
  tx: WorkspaceTx,
  host: Host,
  actor: PersonActor,
  request: LoadedRequest,
  told: { readonly text: string; readonly askedBy: string | null; readonly named: readonly Named[] },
): Promise<void> {
  const { text, askedBy, named } = told
  const inName = new Set(named.map(({ id }) => id))
  for (const personId of inName) {
    const to = { personId, requestId: request.id }
    await mailColleague(tx, host, actor, to, mentionMail(request, actor.name, text))
  }
  const side = isRequester(actor, request) ? [request.handlerId, askedBy] : [request.requesterId]
  const watchers = (await readWatchers(tx, request.id)).map(({ id }) => id)
  for (const personId of new Set([...side, ...watchers])) {
    if (personId !== null && inName.has(personId)) continue
    const to = { personId, requestId: request.id }
    await mailColleague(tx, host, actor, to, messageMail(request, actor.name, text))
  }
}
