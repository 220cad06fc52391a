import { sql } from 'kysely'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { sayMoment } from '../../asks/tell-ask.ts'
import { clockEscalated } from '../../exceptions/exception.events.ts'
import { escalatedMail } from '../../exceptions/server/exception.mails.ts'
import { mailColleague } from '../../server/request.mails.ts'
import { holdAndRead, type LoadedRequest } from '../../server/request.store.ts'
import { type RulesToday, readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { type DueEscalation, escalationsAhead, whomToTell } from '../escalation.ts'
import { runClocks } from '../run-clocks.ts'
import { readClockMore } from './clock.reads.ts'

/** Carries every clock of a request that has been late for too long to somebody above; each once. */
export async function escalateClocks(
  tx: WorkspaceTx,
  actor: SystemActor,
  requestId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdAndRead(tx, requestId)
  const asks = await readRequestAsks(tx, { requestIds: [requestId] })
  const more = (await readClockMore(tx, [requestId]))(requestId)
  const at = await readRequestRules(tx, now)
  const clocks = runClocks({ ...request, ...more, asks }, at.rules, now)
  const due = escalationsAhead(clocks, at.rules).filter((each) => each.at <= now)
  for (const each of due) await escalate(tx, actor, request, each, at, now, host)
  await settleRequest(tx, actor, requestId, now)
}

async function escalate(
  tx: WorkspaceTx,
  actor: SystemActor,
  request: LoadedRequest,
  { clock }: DueEscalation,
  { rules, timeZone }: RulesToday,
  now: Instant,
  host: Host,
): Promise<void> {
  const owes = clock.owes?.id ?? null
  const managers = owes === null ? [] : await readManagers(tx, owes)
  const person = await findHere(tx, whomToTell(clock.side, owes, managers, rules.escalateTo))
  const { kind, askId, startedAt, dueAt, says } = clock
  const made = await tx
    .insertInto('request_escalations')
    .values({
      workspace_id: actor.workspaceId,
      request_id: request.id,
      clock_kind: kind,
      ask_id: askId,
      started_at: startedAt,
      person_id: person?.id ?? null,
      at: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return
  const about = { kind, askId, personId: person?.id ?? null }
  await announce(tx, clockEscalated(actor, request, about, person?.name ?? null))
  if (person === null || dueAt === null) return
  const letter = escalatedMail(request, { id: made.id, says, by: sayMoment(dueAt, timeZone) })
  await mailColleague(tx, host, actor, { personId: person.id, requestId: request.id }, letter)
}

/** The managers of somebody's team and of the teams above it, the nearest first, without who left. */
async function readManagers(tx: WorkspaceTx, personId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive above as (
      select t.parent_id, t.manager_id, 1 as depth from people p
      join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
      where p.workspace_id = current_workspace() and p.id = ${personId}::uuid
      union all
      select t.parent_id, t.manager_id, a.depth + 1 from above a
      join teams t on t.workspace_id = current_workspace() and t.id = a.parent_id
      where a.depth < 20)
    select m.id from above a
    join people m on m.workspace_id = current_workspace() and m.id = a.manager_id and m.left_at is null
    order by a.depth`.execute(tx)
  return found.rows.map(({ id }) => id)
}

async function findHere(tx: WorkspaceTx, personId: string | null) {
  if (personId === null) return null
  const person = await tx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return person ?? null
}
