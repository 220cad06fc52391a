import { type RawBuilder, sql } from 'kysely'
import { seesAccount } from '../../customers/policy.ts'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import { visibleTo } from '../../requests/server/request-view.reads.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { listPlans } from '../plans.contract.ts'

type Plans = ResponseOf<typeof listPlans>
type Plan = Plans['rows'][number]

const mostTold = 12

/** What teams plan with one account; for its relationship owner, and for whoever sees all accounts. Three statements. */
export async function readPlansOf(
  db: WorkspaceDb,
  actor: PersonActor,
  accountId: string,
  now: Instant,
): Promise<Plans> {
  const account = await db
    .selectFrom('accounts')
    .select('owner_id as ownerId')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw notFound('account')
  if (!seesAccount(actor, account)) return { rows: [], more: 0 }
  return readPlans(db, actor, sql`a.id = ${accountId}`, now)
}

/** The same of all accounts whose relationship the reader owns. Two statements. */
export function readMyPlans(db: WorkspaceDb, actor: PersonActor, now: Instant): Promise<Plans> {
  return readPlans(db, actor, sql`a.owner_id = ${actor.personId}`, now)
}

type At = { readonly timeZone: string; readonly now: Instant }

/** Open asks, agreed talks and booked interviews of accounts `a`. */
function plannedOf(actor: PersonActor, which: RawBuilder<unknown>, { timeZone, now }: At) {
  // A request that the reader may not open is told by its team, person and day alone.
  const request = hasRole(actor, 'program-manager')
    ? sql`r.id`
    : sql`case when ${visibleTo(actor)} then r.id end`
  return sql`
      select case when l.state = 'scheduled' then 'talk' else 'ask' end as kind, l.id,
        coalesce(l.agreed_on, l.wished_on, l.effective_on) as day, l.account_id, l.contact_id,
        coalesce(y.name, l.title) as activity, r.team_id, coalesce(r.requester_id, l.holder_id) as person_id,
        n.calendar_entry_id as entry_id, ${request} as request_id
      from ledger_entries l
      join accounts a on a.workspace_id = l.workspace_id and a.id = l.account_id and ${which}
      left join request_asks k on k.workspace_id = l.workspace_id and k.ask_id = l.id
      left join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
      left join calendar_needs n on n.workspace_id = r.workspace_id and n.request_id = r.id
      left join activity_types y on y.workspace_id = l.workspace_id and y.id = l.activity_type_id
      where l.workspace_id = current_workspace() and l.kind = 'ask' and l.corrects_id is null
        and l.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')
      union all
      select 'interview', i.id, (i.booked_for at time zone ${timeZone})::date, a.id, c.id, 'Interview', null, i.scribe_id,
        null, null
      from interviews i
      join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
      join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id and ${which}
      where i.workspace_id = current_workspace() and i.state = 'open' and i.booked_for >= ${now}::timestamptz
    `
}

async function readPlans(
  db: WorkspaceDb,
  actor: PersonActor,
  which: RawBuilder<unknown>,
  now: Instant,
): Promise<Plans> {
  const { timeZone } = await readRequestRules(db, now)
  const today = dayOf(now, timeZone)
  const found = await sql<Plan & { readonly total: number }>`
    with planned as (${plannedOf(actor, which, { timeZone, now })})
    select p.kind, p.id, p.day as "on", p.activity, o.name as person, t.name as team, p.request_id as "requestId",
      jsonb_build_object('id', a.id, 'name', a.name) as account, count(*) over () as total,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
      case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.title) end as entry
    from planned p
    join accounts a on a.workspace_id = current_workspace() and a.id = p.account_id
    join people o on o.workspace_id = a.workspace_id and o.id = p.person_id
    left join teams t on t.workspace_id = o.workspace_id and t.id = coalesce(p.team_id, o.team_id)
    left join contacts c on c.workspace_id = a.workspace_id and c.id = p.contact_id
    left join calendar_entries e on e.workspace_id = a.workspace_id and e.id = p.entry_id
    order by (p.day < ${today}::date), p.day, p.id limit ${mostTold}`.execute(db)
  const rows = found.rows.map(({ total: _, ...plan }) => plan)
  return { rows, more: (found.rows[0]?.total ?? 0) - rows.length }
}
