import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { readQuestions } from '../../conversation/server/conversation.reads.ts'
import { clearedAt, wasAsked } from '../../exceptions/server/standing-exception.reads.ts'
import type { AskedException, ClockFacts, Escalation } from '../promised.ts'

type Db = WorkspaceDb | WorkspaceTx

/** What clocks are read from beside the request and its asks. */
type ClockMore = Pick<ClockFacts, 'questions' | 'exceptions' | 'escalations'>

/** Questions, exceptions and escalations of requests, by request. Three statements, however many. */
export async function readClockMore(
  db: Db,
  requestIds: readonly string[],
): Promise<(requestId: string) => ClockMore> {
  const questions = await readQuestions(db, requestIds)
  const exceptions = Map.groupBy(await selectExceptions(db, requestIds), ({ requestId }) => requestId)
  const escalations = Map.groupBy(await selectEscalations(db, requestIds), ({ requestId }) => requestId)
  return (requestId) => ({
    questions: questions.get(requestId) ?? [],
    exceptions: exceptions.get(requestId) ?? [],
    escalations: escalations.get(requestId) ?? [],
  })
}

async function selectExceptions(db: Db, requestIds: readonly string[]) {
  if (requestIds.length === 0) return []
  const found = await sql<AskedException & { requestId: string }>`
    select x.request_id as "requestId", x.opened_at as "openedAt", x.due_at as "dueAt", x.decided_at as "decidedAt",
      ${clearedAt} as "clearedAt",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as approver
    from request_exceptions x left join people p on p.workspace_id = x.workspace_id and p.id = x.approver_id
    where x.workspace_id = current_workspace() and x.request_id = any(${[...requestIds]}::uuid[])
      and ${wasAsked}
    order by x.opened_at, x.id`.execute(db)
  return found.rows
}

async function selectEscalations(db: Db, requestIds: readonly string[]) {
  if (requestIds.length === 0) return []
  const found = await sql<Escalation & { requestId: string }>`
    select e.request_id as "requestId", e.clock_kind as kind, e.ask_id as "askId", e.started_at as "startedAt", e.at,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as to
    from request_escalations e left join people p on p.workspace_id = e.workspace_id and p.id = e.person_id
    where e.workspace_id = current_workspace() and e.request_id = any(${[...requestIds]}::uuid[])`.execute(db)
  return found.rows
}
