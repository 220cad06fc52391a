import { sql } from 'kysely'
import { dayOf } from '../../kernel/time.ts'
import { type Attended, attending } from '../../server/attend.ts'
import { escalateClocks } from '../clocks/server/escalate-clocks.ts'
import { moveException, readExceptionsOfAbsent } from '../exceptions/server/move-exception.ts'
import { expireRequest } from './expire-request.ts'
import { settleRequest } from './settle-request.ts'

/** As many as one run looks after in a workspace; the next goes on from there. */
const most = 500

/**
 * Every five minutes: hands exceptions that wait for somebody who is away to whoever stands in, works out clocks anew
 * whose rules have changed, carries those that stayed late to somebody above, and ends requests whose day went by with
 * nothing under way.
 */
export const attendRequestsJob = attending('attend-requests', '*/5 * * * *', async (at) => {
  const { each, actor, now, host } = at
  await each(await readExceptionsOfAbsent(at.db, now), (tx, id) => moveException(tx, actor, id, now, host))
  await each(await readUnsettled(at), (tx, id) => settleRequest(tx, actor, id, now))
  await each(await readToEscalate(at), (tx, id) => escalateClocks(tx, actor, id, now, host))
  await each(await readPastTheirDay(at), (tx, id) => expireRequest(tx, actor, id, now, host))
})

async function readUnsettled({ db, workspaceId }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from requests where workspace_id = ${workspaceId} and settled_at is null
      and (state in ('submitted', 'in-triage', 'matched') or owed_until is not null)
    order by id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

async function readToEscalate({ db, workspaceId, now }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from requests where workspace_id = ${workspaceId} and escalate_at <= ${now}::timestamptz
    order by escalate_at, id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

// Those for which something is under way, or was used, are looked after by whoever handles them.
async function readPastTheirDay({ db, workspaceId, now }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select r.id from requests r where r.workspace_id = ${workspaceId}
      and r.state in ('submitted', 'in-triage', 'matched')
      and coalesce(r.need_by, '9999-12-31'::date) < ${dayOf(now)}::date
      and not exists (select from request_asks k
        join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        where k.workspace_id = r.workspace_id and k.request_id = r.id
          and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled', 'done', 'debriefed'))
    order by coalesce(r.need_by, '9999-12-31'::date), r.id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}
