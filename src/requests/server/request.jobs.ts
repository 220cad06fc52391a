import { sql } from 'kysely'
import type { SystemActor } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { escalateClocks } from './escalate-clocks.ts'
import { expireRequest } from './expire-request.ts'

type Act = (tx: WorkspaceTx, actor: SystemActor, requestId: string, now: Instant, host: Host) => Promise<void>

/** As many as one run looks after in a workspace; the next goes on from there. */
const most = 500

/**
 * Every five minutes: carries clocks that stayed late to somebody above, and ends requests whose day went by with
 * nothing under way. Each in a transaction of its own, decided by what is stored: a server that was stopped catches up
 * and does nothing twice.
 */
export const attendRequestsJob: JobDefinition = {
  name: 'attend-requests',
  cron: '*/5 * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
    for (const { id } of workspaces) {
      const workspaceId = toId<'workspace'>(id)
      await inTurn(host, workspaceId, await readToEscalate(host, workspaceId, now), now, escalateClocks)
      await inTurn(host, workspaceId, await readPastTheirDay(host, workspaceId, now), now, expireRequest)
    }
  },
}

async function inTurn(
  host: Host,
  workspaceId: WorkspaceId,
  ids: readonly string[],
  now: Instant,
  act: Act,
): Promise<void> {
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'attend-requests' }
  for (const id of ids) {
    try {
      await host.door.write(workspaceId, (tx) => act(tx, actor, id, now, host))
    } catch (error) {
      // One that cannot go on must not keep the others waiting; it is tried again with the next run.
      host.log.error({ err: error, requestId: id }, 'a request could not be attended to')
    }
  }
}

async function readToEscalate(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from requests where workspace_id = ${workspaceId} and escalate_at <= ${now}::timestamptz
    order by escalate_at, id limit ${most}`.execute(host.door.in(workspaceId))
  return found.rows.map(({ id }) => id)
}

// Those for which something is under way, or was used, are looked after by whoever handles them.
async function readPastTheirDay(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select r.id from requests r where r.workspace_id = ${workspaceId}
      and r.state in ('submitted', 'in-triage', 'matched')
      and coalesce(r.need_by, '9999-12-31'::date) < ${dayOf(now)}::date
      and not exists (select from request_asks k
        join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        where k.workspace_id = r.workspace_id and k.request_id = r.id
          and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled', 'done', 'debriefed'))
    order by coalesce(r.need_by, '9999-12-31'::date), r.id limit ${most}`.execute(host.door.in(workspaceId))
  return found.rows.map(({ id }) => id)
}
