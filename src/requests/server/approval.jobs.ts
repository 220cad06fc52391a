import { sql } from 'kysely'
import type { SystemActor } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { moveToStandIn, readStepsOfAbsent } from './move-to-stand-in.ts'
import { passApproval, remindApprover, tellOverdue } from './pass-approval.ts'

type Act = (
  tx: WorkspaceTx,
  actor: SystemActor,
  approvalId: string,
  now: Instant,
  host: Host,
) => Promise<void>

/**
 * Every minute: hands what waits for somebody who is away to whoever stands in, reminds approvers half of whose time
 * is gone, goes on where silence is enough, and tells our side where it is not. Each in its own transaction, decided by what is stored, so that a server that was stopped catches up and does nothing twice.
 */
export const passApprovalsJob: JobDefinition = {
  name: 'pass-approvals',
  cron: '* * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
    for (const { id } of workspaces) {
      const workspaceId = toId<'workspace'>(id)
      for (const open of await readStepsOfAbsent(host.door.in(workspaceId), now))
        await act(host, workspaceId, open, now, moveToStandIn)
      for (const due of await readReminders(host, workspaceId, now))
        await act(host, workspaceId, due, now, remindApprover)
      for (const due of await readDue(host, workspaceId, now))
        await act(host, workspaceId, due, now, passApproval)
      for (const due of await readOverdue(host, workspaceId, now))
        await act(host, workspaceId, due, now, tellOverdue)
    }
  },
}

async function act(host: Host, workspaceId: WorkspaceId, id: string, now: Instant, run: Act): Promise<void> {
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'pass-approvals' }
  try {
    await host.door.write(workspaceId, (tx) => run(tx, actor, id, now, host))
  } catch (error) {
    // One that cannot go on must not keep the others waiting; it is tried again in a minute.
    host.log.error({ err: error, approvalId: id }, 'an approval could not go on')
  }
}

async function readDue(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and not needs_yes
      and due_at <= ${now} order by due_at, id limit 1000`.execute(host.door.in(workspaceId))
  return found.rows.map(({ id }) => id)
}

async function readReminders(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and reminded_at is null
      and remind_at <= ${now} order by remind_at, id limit 1000`.execute(host.door.in(workspaceId))
  return found.rows.map(({ id }) => id)
}

async function readOverdue(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ask_approvals where workspace_id = ${workspaceId} and state = 'open' and needs_yes
      and overdue_told_at is null and due_at <= ${now} order by due_at, id limit 1000`.execute(
    host.door.in(workspaceId),
  )
  return found.rows.map(({ id }) => id)
}
