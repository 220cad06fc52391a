import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { TaskKind, TaskState } from '../task.ts'

export type StoredTask = {
  readonly id: string
  readonly interviewId: string
  readonly contactId: string
  readonly contact: string
  readonly account: string | null
  readonly kind: TaskKind
  readonly state: TaskState
  readonly owner: { readonly id: string; readonly name: string }
  readonly scribe: string
  readonly scribeId: string
  readonly scribeMail: string | null
  readonly bookedFor: Instant | null
  readonly dueFrom: Day
  readonly askId: string | null
  readonly answerBy: Day | null
  readonly answeredAt: Instant | null
  readonly isRight: boolean | null
  readonly words: string | null
}

/** Tasks by what they belong to; one statement. */
export async function readTasks(
  db: WorkspaceDb | WorkspaceTx,
  by: { readonly id?: string; readonly contactId?: string },
): Promise<StoredTask[]> {
  const found = await sql<StoredTask>`
    select t.id, t.interview_id as "interviewId", t.contact_id as "contactId", c.name as contact, a.name as account, t.kind,
      t.state, jsonb_build_object('id', o.id, 'name', o.name) as owner, s.name as scribe, s.id as "scribeId",
      s.email as "scribeMail", i.booked_for as "bookedFor", t.due_from as "dueFrom", t.ask_id as "askId",
      t.answer_by as "answerBy", t.answered_at as "answeredAt", t.is_right as "isRight", t.words
    from interview_tasks t
    join interviews i on i.workspace_id = t.workspace_id and i.id = t.interview_id
    join people s on s.workspace_id = i.workspace_id and s.id = i.scribe_id
    join people o on o.workspace_id = t.workspace_id and o.id = t.owner_id
    join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where t.workspace_id = current_workspace()
      and ${by.id === undefined ? sql`t.contact_id = ${by.contactId ?? null}::uuid` : sql`t.id = ${by.id}::uuid`}
    order by t.id desc limit 10`.execute(db)
  return found.rows
}

/** Holds a task and reads it; undefined where there is none. */
export async function holdTask(tx: WorkspaceTx, id: string): Promise<StoredTask | undefined> {
  await sql`select from interview_tasks where workspace_id = current_workspace() and id = ${id} for no key update`.execute(
    tx,
  )
  return (await readTasks(tx, { id }))[0]
}

/** Notes what is owed, once for each kind of an interview. */
export async function insertTask(
  tx: WorkspaceTx,
  workspaceId: string,
  task: {
    readonly interviewId: string
    readonly contactId: string
    readonly kind: TaskKind
    readonly ownerId: string
    readonly dueFrom: Day
  },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('interview_tasks')
    .values({
      workspace_id: workspaceId,
      interview_id: task.interviewId,
      contact_id: task.contactId,
      kind: task.kind,
      owner_id: task.ownerId,
      due_from: task.dueFrom,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'interview_id', 'kind']).doNothing())
    .execute()
}

type Change = Partial<{
  state: TaskState
  due_from: Day
  ask_id: string
  asked_at: Instant
  answer_by: Day
  answered_at: Instant
  answered_by: string | null
  is_right: boolean | null
  words: string | null
}>

/** Writes what changed of a task. */
export async function saveTask(tx: WorkspaceTx, id: string, change: Change): Promise<void> {
  await tx
    .updateTable('interview_tasks')
    .set(change)
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('id', '=', id)
    .execute()
}
