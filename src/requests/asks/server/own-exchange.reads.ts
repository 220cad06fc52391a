import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { getOwnExchange } from '../own-exchange.contract.ts'

type Exchange = ResponseOf<typeof getOwnExchange>

/** A year of give and take (CS-9). */
const days = 365

/** What somebody's opportunities and requests used, against whom they put forward and who became an advocate. One statement. */
export async function readOwnExchange(db: WorkspaceDb, actor: PersonActor, now: Instant): Promise<Exchange> {
  const from = addDays(dayOf(now), -days)
  const found = await sql<Omit<Exchange, 'from'>>`
    with used as (
      select e.id, e.opportunity_id from ledger_entries e
      where e.workspace_id = ${actor.workspaceId} and e.kind = 'ask' and e.state in ('done', 'debriefed')
        and e.corrects_id is null and e.done_on > ${from}::date
        and not exists (select from ledger_entries x where x.workspace_id = e.workspace_id and x.corrects_id = e.id)
        and (exists (select from opportunities o where o.workspace_id = e.workspace_id and o.id = e.opportunity_id
            and o.owner_id = ${actor.personId})
          or exists (select from request_asks k join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
            where k.workspace_id = e.workspace_id and k.ask_id = e.id and r.requester_id = ${actor.personId})
          or exists (select from outside_asks x where x.workspace_id = e.workspace_id and x.ask_id = e.id
            and x.asked_by = ${actor.personId}))
    ), put as (
      select distinct n.contact_id from nominations n
      where n.workspace_id = ${actor.workspaceId} and n.nominator_id = ${actor.personId} and n.state <> 'withdrawn'
    )
    select (select count(*) from used) as used,
      (select count(distinct opportunity_id) from used) as opportunities,
      (select count(*) from put) as nominated,
      (select count(*) from put join advocates a on a.workspace_id = ${actor.workspaceId}
        and a.contact_id = put.contact_id and a.stage in ('discoverable', 'active')) as contributed`.execute(
    db,
  )
  return { from, ...(found.rows[0] ?? { used: 0, opportunities: 0, nominated: 0, contributed: 0 }) }
}
