import { sql } from 'kysely'
import { dayOf } from '../../../kernel/time.ts'
import { attending } from '../../../server/attend.ts'
import { askForTask } from './plan-task.ts'

/** As many as one run looks after in a workspace; the next goes on from there. */
const most = 200

/** Every five minutes: what the account team owes is asked for, as soon as the owner's week has a place. */
export const askAccountTeamsJob = attending('ask-account-teams', '*/5 * * * *', async (at) => {
  const { each, actor, now, host, db, workspaceId, timeZone } = at
  const found = await sql<{ id: string }>`
    select id from interview_tasks where workspace_id = ${workspaceId} and state = 'due'
      and due_from <= ${dayOf(now, timeZone)}::date order by due_from, id limit ${most}`.execute(db)
  await each(
    found.rows.map(({ id }) => id),
    (tx, id) => askForTask(tx, actor, id, now, host),
  )
})
