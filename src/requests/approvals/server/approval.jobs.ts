import { sql } from 'kysely'
import { type Attended, attending } from '../../../server/attend.ts'
import { moveToStandIn, readStepsOfAbsent } from './move-to-stand-in.ts'
import { passApproval, remindApprover, tellOverdue } from './pass-approval.ts'

/**
 * Every minute: hands what waits for somebody who is away to whoever stands in, reminds approvers half of whose time
 * is gone, goes on where silence is enough, and tells our side where it is not.
 */
export const passApprovalsJob = attending('pass-approvals', '* * * * *', async (at) => {
  const { db, each, actor, now, host } = at
  await each(await readStepsOfAbsent(db, now), (tx, id) => moveToStandIn(tx, actor, id, now, host))
  await each(await readReminders(at), (tx, id) => remindApprover(tx, actor, id, now, host))
  await each(await readDue(at), (tx, id) => passApproval(tx, actor, id, now, host))
  await each(await readOverdue(at), (tx, id) => tellOverdue(tx, actor, id, now, host))
})

async function readDue({ db, workspaceId, now }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and not needs_yes
      and due_at <= ${now} order by due_at, id limit 1000`.execute(db)
  return found.rows.map(({ id }) => id)
}

async function readReminders({ db, workspaceId, now }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and reminded_at is null
      and remind_at <= ${now} order by remind_at, id limit 1000`.execute(db)
  return found.rows.map(({ id }) => id)
}

async function readOverdue({ db, workspaceId, now }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and needs_yes
      and overdue_told_at is null and due_at <= ${now} order by due_at, id limit 1000`.execute(db)
  return found.rows.map(({ id }) => id)
}
