import { sql } from 'kysely'
import type { StandingState } from '../../activities/standing-state.ts'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

/** The discoverable, with what was stored of them. */
const discoverable = sql`protection_standings s
  join advocates d on d.workspace_id = s.workspace_id and d.contact_id = s.contact_id
    and d.stage in ('discoverable', 'active')
  join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id`

export type StandingGroup = {
  readonly state: StandingState
  readonly quarters: number
  readonly people: number
}

/** How many people stand where with which load. One statement, as many rows as there are loads. */
export async function readStandingGroups(db: WorkspaceDb): Promise<StandingGroup[]> {
  const found = await sql<StandingGroup>`
    select s.state, s.load_quarters + s.reserved_quarters as quarters, count(*) as people
    from ${discoverable} where s.workspace_id = current_workspace() group by 1, 2`.execute(db)
  return found.rows
}

export type NamedPerson = { readonly contactId: string; readonly name: string }

/** Who stands close to a limit, the fullest first. */
export async function readClosePeople(db: WorkspaceDb, size: number): Promise<NamedPerson[]> {
  const found = await sql<NamedPerson>`
    select c.id as "contactId", c.name from ${discoverable}
    where s.workspace_id = current_workspace() and s.state = 'close-to-limit'
    order by s.load_quarters + s.reserved_quarters desc, c.id limit ${size}`.execute(db)
  return found.rows
}

/** Who rests or is held, those who turn free first before those who wait for a fact. */
export async function readTurningPeople(db: WorkspaceDb, size: number): Promise<NamedPerson[]> {
  const found = await sql<NamedPerson>`
    select c.id as "contactId", c.name from ${discoverable}
    where s.workspace_id = current_workspace() and s.state in ('resting', 'held')
    order by s.free_from nulls last, c.id limit ${size}`.execute(db)
  return found.rows
}

/** How many of the resting and held turn free in which week from `today`; null is without a date. */
export async function readTurningWeeks(
  db: WorkspaceDb,
  today: Day,
): Promise<{ readonly week: number | null; readonly people: number }[]> {
  const found = await sql<{ week: number | null; people: number }>`
    select (s.free_from - ${today}::date) / 7 as week, count(*) as people from ${discoverable}
    where s.workspace_id = current_workspace() and s.state in ('resting', 'held') group by 1`.execute(db)
  return found.rows
}

export type Forgotten = NamedPerson & { readonly days: number; readonly total: number }

/**
 * Who is willing, free and not asked for so long, or never within so many days of joining; the longest first.
 * `total` counts all of them. Source: domain.md "Under-use".
 */
export async function readForgotten(
  db: WorkspaceDb,
  given: { readonly today: Day; readonly forgottenAfter: number; readonly firstAskWithin: number },
  size: number,
): Promise<Forgotten[]> {
  const { today } = given
  const found = await sql<Forgotten>`
    select c.id as "contactId", c.name, ${today}::date - coalesce(last.asked_on, since.day) as days,
      count(*) over () as total
    from ${discoverable}
    cross join lateral (select coalesce(d.joined_on, d.stage_since::date) as day) since
    left join lateral (
      select max(e.effective_on) as asked_on from ledger_entries e
      where e.workspace_id = s.workspace_id and e.contact_id = c.id and e.kind = 'ask' and e.corrects_id is null
        and e.state not in ('refused', 'withdrawn')
        and not exists (select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)
    ) last on true
    where s.workspace_id = current_workspace() and s.state in ('free', 'close-to-limit')
      and exists (select 1 from willingness w where w.workspace_id = s.workspace_id and w.contact_id = c.id
        and w.answer = 'yes')
      and case when last.asked_on is null then ${today}::date - since.day > ${given.firstAskWithin}::int
        else ${today}::date - last.asked_on > ${given.forgottenAfter}::int end
    order by days desc, c.id limit ${size}`.execute(db)
  return found.rows
}

export type Exception = {
  readonly id: string
  readonly contact: NamedPerson | null
  readonly title: string
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly ownerConsent: string
}

/** The exceptions made since a day, the latest first. */
export async function readExceptions(db: WorkspaceDb, since: Day, size: number): Promise<Exception[]> {
  const found = await sql<Exception>`
    select o.id, case when c.id is null then null else jsonb_build_object('contactId', c.id, 'name', c.name) end as contact,
      e.title, o.created_at as at, p.name as by, o.reason, o.owner_consent as "ownerConsent"
    from protection_overrides o
    join ledger_entries e on e.workspace_id = o.workspace_id and e.id = o.ledger_entry_id
    join people p on p.workspace_id = o.workspace_id and p.id = o.overridden_by
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    where o.workspace_id = current_workspace() and o.created_at >= ${since}::date
    order by o.created_at desc, o.id limit ${size}`.execute(db)
  return found.rows
}
