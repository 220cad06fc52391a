import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

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

export type Message = {
  readonly id: string
  readonly author: { readonly id: string; readonly name: string }
  readonly text: string
  readonly at: Instant
  readonly isQuestion: boolean
}

/** The conversation on a request, oldest first. One statement. */
export async function readConversation(db: Db, requestId: string): Promise<Message[]> {
  const found = await sql<Message>`
    select m.id, jsonb_build_object('id', p.id, 'name', p.name) as author, m.text, m.at,
      (q.id is not null and q.asked_by = m.author_id and q.asked_at = m.at) as "isQuestion"
    from request_messages m
    join people p on p.workspace_id = m.workspace_id and p.id = m.author_id
    left join request_questions q on q.workspace_id = m.workspace_id and q.id = m.question_id
    where m.workspace_id = current_workspace() and m.request_id = ${requestId}
    order by m.at, m.id`.execute(db)
  return found.rows
}
