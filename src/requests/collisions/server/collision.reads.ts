import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { listCollisions } from '../collision.contract.ts'
import type { Collision } from '../collision.ts'

type Db = WorkspaceDb | WorkspaceTx

type Reach = {
  /** For whom: what their own team does is no collision. */
  readonly requestId: string
  /** Who proposes: their own interviews and first words they know of. */
  readonly actorId: string | null
  readonly accountId: string
  /** Null where the company itself is asked. */
  readonly contactId: string | null
  readonly on: Day
  readonly today: Day
  readonly days: number
  readonly now: Instant
  /** The ask that has just been written. */
  readonly without: string | null
}

/** Open asks, booked interviews and first words at an account around a day, whoever's they are. */
function metBy(reach: Reach) {
  const { on, days, today, now } = reach
  const near = (day: string) =>
    sql`${sql.raw(day)} between ${on}::date - ${days}::int and ${on}::date + ${days}::int`
  const since = sql`${now}::timestamptz - make_interval(days => ${days}::int)`
  const isSame = (contact: string) => sql`${sql.ref(contact)} is not distinct from ${reach.contactId}::uuid`
  return sql`
      select 'ask' as kind, e.id, k.request_id, coalesce(r.requester_id, e.holder_id) as person_id, r.team_id,
        coalesce(t.name, e.title) as activity, coalesce(e.agreed_on, e.wished_on, e.effective_on) as day,
        ${isSame('e.contact_id')} as is_same, false as is_program
      from ledger_entries e
      left join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
      left join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
      left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
      where e.workspace_id = current_workspace() and e.account_id = ${reach.accountId} and e.kind = 'ask'
        and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled') and e.corrects_id is null
        and e.id is distinct from ${reach.without}::uuid and k.request_id is distinct from ${reach.requestId}::uuid
        and (${near('e.effective_on')} or (e.state in ('proposed', 'awaiting-approval', 'asked')
          and coalesce(e.asked_at, e.proposed_at) >= ${since}))
      union all
      select 'interview', i.id, null, i.scribe_id, null, 'Interview', (i.booked_for at time zone w.time_zone)::date,
        ${isSame('c.id')}, true
      from interviews i
      join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id and c.account_id = ${reach.accountId}
      join workspaces w on w.id = i.workspace_id
      where i.workspace_id = current_workspace() and i.state = 'open' and i.booked_for >= ${now}::timestamptz
        and (${near('(i.booked_for at time zone w.time_zone)::date')}
          or (i.booked_for at time zone w.time_zone)::date <= ${today}::date + ${days}::int)
      union all
      select 'outreach', j.id, null, j.by_id, null, 'First words', (j.at at time zone w.time_zone)::date,
        ${isSame('c.id')}, true
      from journey_steps j
      join contacts c on c.workspace_id = j.workspace_id and c.id = j.contact_id and c.account_id = ${reach.accountId}
      join advocates v on v.workspace_id = j.workspace_id and v.contact_id = j.contact_id and v.stage = 'introduced'
      join workspaces w on w.id = j.workspace_id
      where j.workspace_id = current_workspace() and j.to_stage = 'introduced' and j.at >= ${since}
        and j.by_id is not null`
}

const mostTold = 20

/**
 * What other teams have with an account around a day, the nearest first: open asks and agreed talks, interviews that
 * are booked, and first words to somebody new. Reaching somebody now counts as well as meeting them then. One statement.
 */
export async function readCollisions(db: Db, reach: Reach): Promise<Collision[]> {
  const { on, days } = reach
  if (days === 0) return []
  const found = await sql<Collision>`
    with mine as (
      select r.requester_id, coalesce(r.team_id, p.team_id) as team_id from requests r
      join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
      where r.workspace_id = current_workspace() and r.id = ${reach.requestId}
    ), met as (${metBy(reach)}
    )
    select m.kind, m.id, m.request_id as "requestId", p.id as "personId", p.name as person, t.name as team, m.activity,
      m.day as "on", m.is_same as "isSameContact"
    from met m
    cross join mine
    join people p on p.workspace_id = current_workspace() and p.id = m.person_id
    left join teams t on t.workspace_id = p.workspace_id and t.id = coalesce(m.team_id, p.team_id)
    where p.id <> mine.requester_id and (t.id is null or t.id is distinct from mine.team_id)
      and not (m.is_program and p.id is not distinct from ${reach.actorId}::uuid)
    order by m.is_same desc, abs(m.day - ${on}::date), m.id limit ${mostTold}`.execute(db)
  return found.rows
}

type Told = ResponseOf<typeof listCollisions>['rows'][number]

/** Collisions on record about a request, from its own side and from the other's, the newest first. One statement. */
export async function readCollisionsOf(db: Db, requestId: string): Promise<Told[]> {
  const other = (mine: boolean) => sql`jsonb_build_object(
    'kind', ${mine ? sql`x.other_kind` : sql`'ask'`}, 'id', ${mine ? sql`x.other_id` : sql`x.ask_id`},
    'person', p.name, 'team', t.name, 'activity', coalesce(y.name, case x.other_kind when 'interview' then 'Interview'
      else 'First words' end), 'on', ${mine ? sql`x.other_on` : sql`coalesce(l.agreed_on, l.wished_on, l.effective_on)`},
    'isSameContact', x.is_same_contact, 'requestId', o.id, 'number', o.number,
    'isOver', coalesce(l.state not in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled'), false))`
  const side = (mine: boolean) => sql`
    select x.id, coalesce(c.name, a.name) as whom, ${other(mine)} as other, k.name as "acknowledgedBy", x.at
    from request_collisions x
    join ledger_entries e on e.workspace_id = x.workspace_id and e.id = x.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join requests o on o.workspace_id = x.workspace_id
      and o.id = ${mine ? sql`x.other_request_id` : sql`x.request_id`}
    join people p on p.workspace_id = x.workspace_id and p.id = ${mine ? sql`x.other_person_id` : sql`o.requester_id`}
    left join teams t on t.workspace_id = p.workspace_id and t.id = coalesce(o.team_id, p.team_id)
    left join ledger_entries l on l.workspace_id = x.workspace_id
      and l.id = ${mine ? sql`x.other_id` : sql`x.ask_id`} and (${mine}::boolean is false or x.other_kind = 'ask')
    left join activity_types y on y.workspace_id = l.workspace_id and y.id = l.activity_type_id
    join people k on k.workspace_id = x.workspace_id and k.id = x.acknowledged_by
    where x.workspace_id = current_workspace()
      and ${mine ? sql`x.request_id` : sql`x.other_request_id`} = ${requestId}`
  const found = await sql<Told>`${side(true)} union all ${side(false)} order by at desc, id`.execute(db)
  return found.rows
}
