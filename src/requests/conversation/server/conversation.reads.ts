import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { getRequest } from '../../request.contract.ts'
import { canRemoveFile } from '../conversation.policy.ts'
import { readFiles, type StoredFile } from './file.store.ts'

type Db = WorkspaceDb | WorkspaceTx
type Request = ResponseOf<typeof getRequest>

export type Question = { readonly id: string; readonly askedAt: Instant; readonly answeredAt: Instant | null }

/** What the program asked back on requests, by request, oldest first. One statement. */
export async function readQuestions(db: Db, requestIds: readonly string[]): Promise<Map<string, Question[]>> {
  const byRequest = new Map<string, Question[]>()
  if (requestIds.length === 0) return byRequest
  const found = await sql<Question & { requestId: string }>`
    select id, request_id as "requestId", asked_at as "askedAt", answered_at as "answeredAt" from request_questions
    where workspace_id = current_workspace() and request_id = any(${[...requestIds]}::uuid[])
    order by asked_at, id`.execute(db)
  for (const { requestId, ...question } of found.rows) {
    byRequest.set(requestId, [...(byRequest.get(requestId) ?? []), question])
  }
  return byRequest
}

type Message = Request['conversation'][number]
type File = Request['files'][number]

/** A file as readers see it, with what they may do. */
export function tellFile(actor: Actor, file: StoredFile): File {
  const { id, name, bytes, addedBy, at } = file
  return { id, name, bytes, addedBy, at, whyNotRemove: canRemoveFile(actor, { addedById: addedBy.id }) }
}

/** The conversation on a request, oldest first, each message with whom it names and its files. Two statements. */
export async function readConversation(
  db: Db,
  actor: Actor,
  requestId: string,
): Promise<{ readonly conversation: Message[]; readonly files: File[] }> {
  const files = await readFiles(db, requestId)
  const byMessage = Map.groupBy(files, ({ messageId }) => messageId)
  const found = await sql<Omit<Message, 'files'>>`
    select m.id, jsonb_build_object('id', p.id, 'name', p.name) as author, m.text, m.at,
      (q.id is not null and q.asked_by = m.author_id and q.asked_at = m.at) as "isQuestion",
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name, n.id)
        from request_mentions x join people n on n.workspace_id = x.workspace_id and n.id = x.person_id
        where x.workspace_id = m.workspace_id and x.message_id = m.id), '[]') as mentions
    from request_messages m
    join people p on p.workspace_id = m.workspace_id and p.id = m.author_id
    left join request_questions q on q.workspace_id = m.workspace_id and q.id = m.question_id
    where m.workspace_id = current_workspace() and m.request_id = ${requestId}
    order by m.at, m.id`.execute(db)
  const tell = (file: StoredFile) => tellFile(actor, file)
  return {
    conversation: found.rows.map((row) => ({ ...row, files: (byMessage.get(row.id) ?? []).map(tell) })),
    files: files.map(tell),
  }
}
