import { type RawBuilder, sql } from 'kysely'
import type { StandingState } from '../../activities/standing-state.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { LoadRun } from '../load-distribution.ts'

type Db = WorkspaceDb | WorkspaceTx

/** The discoverable, with what was stored of them. */
export const discoverable = sql`protection_standings s
  join advocates d on d.workspace_id = s.workspace_id and d.contact_id = s.contact_id
    and d.stage in ('discoverable', 'active')`

export type StandingGroup = {
  readonly state: StandingState
  readonly quarters: number
  readonly people: number
  /** How many of them are over the cap in force for them. */
  readonly over: number
}

/** How many people stand where with which load. One statement, as many rows as there are loads. */
export async function readStandingGroups(db: WorkspaceDb): Promise<StandingGroup[]> {
  const found = await sql<StandingGroup>`
    select s.state, s.load_quarters + s.reserved_quarters as quarters, count(*) as people,
      count(*) filter (where s.over_quarters > 0) as over
    from ${discoverable} where s.workspace_id = current_workspace() group by 1, 2`.execute(db)
  return found.rows
}

/** How many of the resting and held turn free on which day; null is without one. */
export async function readTurningDays(
  db: WorkspaceDb,
): Promise<{ readonly on: Day | null; readonly people: number }[]> {
  const found = await sql<{ on: Day | null; people: number }>`
    select s.free_from as on, count(*) as people from ${discoverable}
    where s.workspace_id = current_workspace() and s.state in ('resting', 'held')
    group by 1 order by 1 nulls last`.execute(db)
  return found.rows
}

export type LoadBefore = {
  readonly now: readonly LoadRun[]
  readonly before: readonly LoadRun[]
  /** The day of the oldest ask on record; null where there is none. */
  readonly knownSince: Day | null
}

/**
 * What took place and what was declined in the window up to today and in the one up to `before`, as the ledger tells it
 * now, over those who are discoverable now; `before` only over those who had joined. What was reserved on a day gone by
 * is not on record, so neither side counts it. One statement.
 */
export async function readLoadBefore(
  db: WorkspaceDb,
  { today, before, windowDays }: { readonly today: Day; readonly before: Day; readonly windowDays: number },
): Promise<LoadBefore> {
  type Row = { now: number; before: number; was_there: boolean; people: number; known_since: Day | null }
  const within = (until: Day) =>
    sql`e.effective_on > ${addDays(until, -windowDays)}::date and e.effective_on <= ${until}::date`
  const found = await sql<Row>`
    with sums as materialized (
      select e.contact_id, coalesce(sum(e.load_quarters) filter (where ${within(today)}), 0)::bigint as now,
        coalesce(sum(e.load_quarters) filter (where ${within(before)}), 0)::bigint as before
      from ledger_entries e
      where e.workspace_id = current_workspace() and e.kind = 'ask' and e.contact_id is not null
        and e.effective_on > ${addDays(before, -windowDays)}::date and e.effective_on <= ${today}::date
        and e.state not in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')
      group by e.contact_id
    ), loads as (
      select coalesce(n.now, 0) as now, coalesce(n.before, 0) as before,
        coalesce(d.joined_on, d.stage_since::date) <= ${before}::date as was_there
      from advocates d left join sums n on n.contact_id = d.contact_id
      where d.workspace_id = current_workspace() and d.stage in ('discoverable', 'active')
    )
    select now, before, was_there, count(*) as people,
      (select min(e.effective_on) from ledger_entries e where e.workspace_id = current_workspace()
        and e.corrects_id is null and e.kind in ('ask', 'give')) as known_since
    from loads group by 1, 2, 3`.execute(db)
  const rows = found.rows
  return {
    now: rows.map(({ now, people }) => ({ load: now / 4, people })),
    before: rows
      .filter(({ was_there }) => was_there)
      .map((row) => ({ load: row.before / 4, people: row.people })),
    knownSince: rows[0]?.known_since ?? null,
  }
}

type Named = { readonly id: string; readonly name: string }

export type Forgotten = {
  readonly contactId: string
  readonly name: string
  /** Since the last ask, or since joining where there was none. */
  readonly days: number
  readonly total: number
  /** How often one of the forgotten stands among those asked for. */
  readonly among: number
  /** The lightest kind they said yes to. */
  readonly willingFor: Named | null
}

/** An ask the customer may have heard of, and that was not corrected since; beside `reversed`. */
const heardAsk = sql`e.kind = 'ask' and e.corrects_id is null and e.state not in ('refused', 'withdrawn')
  and e.contact_id is not null and not exists (select from reversed where reversed.id = e.id)`

/** Which of the forgotten: of one relationship owner, and those after the last of a page. */
export type ForgottenPart = {
  readonly ownerId?: string | null
  readonly after?: { readonly days: number; readonly contactId: string } | undefined
  /** Ids of contacts, of which is counted how many are forgotten. */
  readonly among?: RawBuilder<unknown>
}

type ForgottenRules = {
  readonly today: Day
  readonly forgottenAfter: number
  readonly firstAskWithin: number
}

/**
 * Who is willing, free and not asked for so long, or never within so many days of joining; the longest first.
 * `total` counts all of them, whatever the page. One statement. Source: domain.md "Under-use".
 */
export async function readForgotten(
  db: Db,
  rules: ForgottenRules,
  size: number,
  { ownerId = null, after, among = sql`select null::uuid where false` }: ForgottenPart = {},
): Promise<Forgotten[]> {
  const beyond =
    after === undefined ? sql`true` : sql`(-f.days, f.id) > (${-after.days}::int, ${after.contactId}::uuid)`
  const found = await sql<Forgotten>`
    with ${forgottenOnes(rules, ownerId)}
    select f.id as "contactId", c.name, f.days, (select count(*) from forgotten) as total,
      (select count(*) from (${among}) p (id) join forgotten g on g.id = p.id) as among,
      (select jsonb_build_object('id', t.id, 'name', t.name) from willingness w
        join activity_types t on t.workspace_id = w.workspace_id and t.id = w.activity_type_id and t.in_use
          and not t.is_company_level
        where w.workspace_id = current_workspace() and w.contact_id = f.id and w.answer = 'yes'
        order by t.load_quarters, t.name limit 1) as "willingFor"
    from (select * from forgotten f where ${beyond} order by f.days desc, f.id limit ${size}) f
    join contacts c on c.workspace_id = current_workspace() and c.id = f.id
    order by f.days desc, f.id`.execute(db)
  return found.rows
}

const ownedBy = (ownerId: string | null) =>
  ownerId === null
    ? sql`true`
    : sql`exists (select from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
        where c.workspace_id = s.workspace_id and c.id = s.contact_id
          and (c.owner_id = ${ownerId}::uuid or a.owner_id = ${ownerId}::uuid))`

/**
 * All of the forgotten, as `forgotten (id, days)`. Whoever was asked since is left out first, all at once: the last ask
 * is looked up only of those who remain.
 */
function forgottenOnes({ today, forgottenAfter, firstAskWithin }: ForgottenRules, ownerId: string | null) {
  return sql`reversed as materialized (
      select r.corrects_id as id from ledger_entries r
      where r.workspace_id = current_workspace() and r.corrects_id is not null
    ), asked_since as materialized (
      select distinct e.contact_id from ledger_entries e
      where e.workspace_id = current_workspace() and ${heardAsk}
        and e.effective_on >= ${addDays(today, -forgottenAfter)}::date
    ), forgotten as materialized (
      select s.contact_id as id, ${today}::date - coalesce(last.asked_on, since.day) as days
      from ${discoverable}
      left join asked_since on asked_since.contact_id = s.contact_id
      cross join lateral (select coalesce(d.joined_on, d.stage_since::date) as day) since
      left join lateral (
        select e.effective_on as asked_on from ledger_entries e
        where e.workspace_id = s.workspace_id and e.contact_id = s.contact_id and ${heardAsk}
        order by e.effective_on desc limit 1
      ) last on true
      where s.workspace_id = current_workspace() and s.state in ('free', 'close-to-limit')
        and asked_since.contact_id is null and ${ownedBy(ownerId)}
        and exists (select from willingness w where w.workspace_id = s.workspace_id and w.contact_id = s.contact_id
          and w.answer = 'yes')
        and (last.asked_on is not null or ${today}::date - since.day > ${firstAskWithin}::int)
    )`
}
