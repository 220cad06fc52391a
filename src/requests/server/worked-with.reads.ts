import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { standingsNow } from '../../protection/server/standing.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { listWorkedWith } from '../worked-with.contract.ts'

type WorkedWith = ResponseOf<typeof listWorkedWith>['rows'][number]
type Row = Omit<WorkedWith, 'standing'>

/** More is no shortcut any more. */
const shownMost = 6

/**
 * Whom the actor's own requests went to in the last year, each with what was asked last. Those who cannot be found any
 * more, and asks that never reached anybody, are left out. Four statements.
 */
export async function readWorkedWith(
  db: WorkspaceDb,
  actor: PersonActor,
  now: Instant,
): Promise<readonly WorkedWith[]> {
  const found = await sql<Row>`
    select * from (
      select distinct on (e.contact_id) e.contact_id as "contactId", c.name, x.name as account, t.name as activity,
        coalesce(e.done_on, e.effective_on) as "on", e.state in ('done', 'debriefed') as "isDone"
      from requests r
      join request_asks q on q.workspace_id = r.workspace_id and q.request_id = r.id
      join ledger_entries e on e.workspace_id = q.workspace_id and e.id = q.ask_id
      join advocates a on a.workspace_id = e.workspace_id and a.contact_id = e.contact_id
        and a.stage in ('discoverable', 'active')
      join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
      left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
      join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
      where r.workspace_id = ${actor.workspaceId} and r.requester_id = ${actor.personId}
        and e.state in ('asked', 'accepted', 'scheduled', 'done', 'debriefed')
        and e.effective_on > ${now}::date - 365 and e.corrects_id is null
        and not exists (select from ledger_entries v where v.workspace_id = e.workspace_id and v.corrects_id = e.id)
      order by e.contact_id, e.effective_on desc, e.id desc
    ) worked
    order by worked."on" desc, worked."contactId" limit ${shownMost}`.execute(db)
  const standings = await standingsNow(
    db,
    found.rows.map(({ contactId }) => contactId),
    now,
  )
  return found.rows.map((row) => {
    const standing = standings.get(row.contactId)
    return {
      ...row,
      standing: standing === undefined ? null : { state: standing.state, freeFrom: standing.freeFrom },
    }
  })
}
