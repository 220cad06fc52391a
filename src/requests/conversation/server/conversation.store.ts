import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

type Place = { readonly workspaceId: string; readonly requestId: string }

/** Writes a message and gives its id. */
export async function insertMessage(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
  message: { readonly authorId: string; readonly text: string; readonly questionId: string | null },
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('request_messages')
    .values({
      workspace_id: workspaceId,
      request_id: requestId,
      author_id: message.authorId,
      question_id: message.questionId,
      text: message.text,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The question the requester has not answered yet, where there is one. */
export async function findOpenQuestion(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
): Promise<{ readonly id: string; readonly askedBy: string } | undefined> {
  return tx
    .selectFrom('request_questions')
    .select(['id', 'asked_by as askedBy'])
    .where('workspace_id', '=', workspaceId)
    .where('request_id', '=', requestId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
}

/** Opens a question and gives its id. */
export async function insertQuestion(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
  askedBy: string,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('request_questions')
    .values({ workspace_id: workspaceId, request_id: requestId, asked_by: askedBy, asked_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Closes a question: the requester has answered, and the program's clocks run on. */
export async function closeQuestion(
  tx: WorkspaceTx,
  { workspaceId }: Place,
  questionId: string,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('request_questions')
    .set({ answered_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', questionId)
    .execute()
}

/** The last message of a request, so that a second click is known. */
export async function readLastMessage(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
): Promise<{ readonly authorId: string; readonly text: string; readonly at: Instant } | undefined> {
  return tx
    .selectFrom('request_messages')
    .select(['author_id as authorId', 'text', 'at'])
    .where('workspace_id', '=', workspaceId)
    .where('request_id', '=', requestId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
