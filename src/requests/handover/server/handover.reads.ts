import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { getHoldings } from '../handover.contract.ts'

type Holdings = ResponseOf<typeof getHoldings>
type Db = WorkspaceDb | WorkspaceTx

/** An ask that holds its place, or took place and is not reported on yet. Ledger rows are `e`. */
export const isUnderWay = sql`(e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled', 'done')
  and e.corrects_id is null)`

/** Not over yet, or feedback is owed on it. Requests are `r`. */
export const isLive = sql`(r.state <> 'closed' or r.owed_until is not null)`

/** What somebody would leave behind, and whether the other may look after requests. One statement. */
export async function readHoldings(
  db: Db,
  actor: Actor,
  personId: string,
  toId: string | undefined,
  now: Instant,
): Promise<Holdings> {
  const own = sql`workspace_id = ${actor.workspaceId}`
  const found = await sql<Holdings>`
    select
      (select count(*) from accounts where ${own} and owner_id = p.id and merged_into is null) as accounts,
      (select count(*) from contacts where ${own} and owner_id = p.id and merged_into is null) as contacts,
      (select count(*) from opportunities where ${own} and owner_id = p.id and state = 'open') as opportunities,
      (select count(*) from interviews where ${own} and scribe_id = p.id and state = 'open') as interviews,
      (select count(*) from calendar_entries where ${own} and owner_id = p.id and ends_before > ${now}::timestamptz::date)
        + (select count(*) from calendar_sources where ${own} and owner_id = p.id) as entries,
      (select count(*) from requests r where r.${own} and r.requester_id = p.id and ${isLive}) as requested,
      (select count(*) from requests r where r.${own} and r.handler_id = p.id and r.state <> 'closed') as handled,
      (select count(*) from ask_approvals where ${own} and person_id = p.id and state in ('open', 'waiting'))
        + (select count(*) from request_exceptions where ${own} and approver_id = p.id and state = 'open') as approvals,
      (select count(*) from request_asks k join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        where k.${own} and k.proposed_by = p.id and ${isUnderWay}) as proposals,
      ${toId === undefined ? sql`null::boolean` : isManager(toId)} as "toHandles"
    from people p where p.${own} and p.id = ${personId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('person')
  return row
}

const isManager = (personId: string) => sql`exists (select from person_roles o
  where o.workspace_id = p.workspace_id and o.person_id = ${personId}::uuid and o.role = 'program-manager')`
