import { type Actor, personOf } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import {
  findOpenQuestion,
  insertMessage,
  insertQuestion,
} from '../../conversation/server/conversation.store.ts'
import { requesterAsked } from '../../events.ts'
import { holdAndRead, type LoadedRequest } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { canDecideException, decideException } from '../decide-exception.ts'
import { exceptionDecided } from '../exception.events.ts'
import type { ExceptionAnswer } from '../exception.ts'
import { mailExceptionDecided } from './exception.mails.ts'
import { saveExceptions } from './exception.store.ts'
import { loadException, type StoredException } from './standing-exception.reads.ts'

type ExceptionInput = {
  readonly exceptionId: string
  readonly answer: ExceptionAnswer
  readonly comment: string | null
}

/**
 * Answers an exception, in the app or by its link. Yes lets the program go on; no brings the request back to the
 * requester, with the reason as a question. Of two who answer at once the first counts.
 */
export async function answerException(
  tx: WorkspaceTx,
  actor: Actor,
  input: ExceptionInput,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const { requestId } = await loadException(tx, input.exceptionId)
  const request = await holdAndRead(tx, requestId)
  const exception = await loadException(tx, input.exceptionId)
  requirePermission(canDecideException(actor, exception))
  const by = actor.kind === 'link' ? exception.approverId : personOf(actor)
  const decision = decideException(exception, request, { ...input, by })
  if (!decision.ok || decision.isKnown) return decision
  const comment = clean(input.comment)
  const state = input.answer === 'yes' ? 'approved' : 'refused'
  await saveExceptions(tx, actor.workspaceId, [exception.id], {
    state,
    decided_at: now,
    decided_by: by,
    decided_through: actor.kind === 'link' ? 'link' : 'app',
    comment,
  })
  const about = { exceptionId: exception.id, kind: exception.kind, state } as const
  await announce(tx, exceptionDecided(actor, request, about, comment))
  if (state === 'refused') await returnToRequester(tx, actor, request, { by, comment }, now)
  const told = await nameOf(tx, by)
  const news = { id: exception.id, isYes: state === 'approved', by: told, comment }
  await mailExceptionDecided(tx, actor, request, news, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({})
}

/** The reason stands in the conversation as a question; one that is open already is answered by the same change. */
async function returnToRequester(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  { by, comment }: { readonly by: StoredException['approverId']; readonly comment: string | null },
  now: Instant,
): Promise<void> {
  if (by === null || comment === null) return
  const place = { workspaceId: actor.workspaceId, requestId: request.id }
  const open = await findOpenQuestion(tx, place)
  const questionId = open?.id ?? (await insertQuestion(tx, place, by, now))
  await insertMessage(tx, place, { authorId: by, text: comment, questionId }, now)
  if (open === undefined) await announce(tx, requesterAsked(actor, request, questionId, comment))
}

async function nameOf(tx: WorkspaceTx, personId: string | null): Promise<string> {
  if (personId === null) return 'The program'
  const person = await tx.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst()
  return person?.name ?? 'The program'
}
