import { type RawBuilder, sql } from 'kysely'
import { segmentTables } from '../../advocates/server/segment.reads.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { qualityGroups } from '../quality.contract.ts'
import { askedOwner, factRoots, factSubject, keptTrue, roundSubject } from './stale-fact.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
export type QualityGroup = (typeof qualityGroups)[number]

/** Over how many days what was asked is counted. */
const countedDays = 90

type Figures = {
  readonly facts: number
  readonly stale: number
  readonly asked: number
  readonly onTime: number
}

export type QualityRow = Figures & { readonly key: string | null; readonly name: string | null }

/** By which key the facts of a group stand together; the owner’s team is the owner’s. */
function groupKey(by: QualityGroup): RawBuilder<string | null> {
  switch (by) {
    case 'owner':
      return sql<string | null>`(${askedOwner})::text`
    case 'team':
      return sql<string | null>`(select p.team_id::text from people p where p.workspace_id = d.workspace_id
        and p.id = ${askedOwner})`
    case 'segment':
      return sql<string | null>`(select s.industry_id || ' ' || s.region_id from account_segments s
        where s.account_id = c.account_id)`
  }
}

/** Everybody's, or those of one relationship owner. */
function ofOwner(ownerId: string | null): RawBuilder<boolean> {
  return ownerId === null ? sql<boolean>`true` : sql<boolean>`${askedOwner} = ${ownerId}`
}

/** The last time each fact was asked about, within the days that are counted: its outcome, and whether in time. */
const latest = (today: Day) => sql`
    latest as materialized (
      select distinct on (f.kind, f.key, ${roundSubject}) f.kind, f.key, ${roundSubject} as subject, f.outcome,
        f.answered_at, q.due_on, q.opened_on, q.state, coalesce(p.name, x.name) as who
      from confirmation_rounds q
      join round_facts f on f.workspace_id = q.workspace_id and f.round_id = q.id
      left join people p on p.workspace_id = q.workspace_id and p.id = q.person_id
      left join contacts x on x.workspace_id = q.workspace_id and x.id = q.contact_id
      where q.workspace_id = current_workspace() and q.opened_on > ${addDays(today, -countedDays)}::date
      order by f.kind, f.key, ${roundSubject}, q.opened_at desc
    )`

/** What counts as asked: answered, or its time is over. */
const isAsked = (today: Day) => sql<boolean>`
  (l.answered_at is not null or l.state <> 'open' or l.due_on < ${today}::date)`
const isOnTime = sql<boolean>`(l.answered_at is not null and l.answered_at::date <= l.due_on)`

/** Each fact once, with its group, whether it is stale, and how asking for it went. */
export function factTable(by: QualityGroup, ownerId: string | null, today: Day): RawBuilder<unknown> {
  return sql`${latest(today)},
    facts as materialized (
      select distinct on (d.kind, d.key, coalesce(d.account_id, d.contact_id))
        d.contact_id, d.kind, d.key, d.account_id, c.account_id as at_account, c.name, d.confirmed_on, d.stale_on,
        ${askedOwner} as owner_id, ${groupKey(by)} as group_key, d.stale_on <= ${today}::date as is_stale,
        l.opened_on is not null and ${isAsked(today)} as is_asked, l.opened_on is not null and ${isOnTime} as is_on_time,
        l.opened_on as asked_on, l.outcome, l.who,
        d.stale_on <= ${today}::date and (${askedOwner} is null or l.outcome in ('next-source', 'unanswered')) as to_decide
      from dated_facts d ${factRoots}
      left join latest l on l.kind = d.kind and l.key = d.key and l.subject = ${factSubject}
      where d.workspace_id = current_workspace() and ${keptTrue} and ${ofOwner(ownerId)}
      order by d.kind, d.key, coalesce(d.account_id, d.contact_id), d.contact_id
    )`
}

const figures = sql`
  count(*)::int as facts, count(*) filter (where f.is_stale)::int as stale,
  count(*) filter (where f.is_asked)::int as asked, count(*) filter (where f.is_asked and f.is_on_time)::int as "onTime"`

/** The figures in all and of each group, those with the most stale first. One statement, however many. */
export async function readQuality(
  db: Db,
  by: QualityGroup,
  { ownerId, today }: { readonly ownerId: string | null; readonly today: Day },
): Promise<{ readonly all: Figures & { readonly toDecide: number }; readonly rows: QualityRow[] }> {
  const found = await sql<QualityRow & { isAll: boolean; toDecide: number }>`
    with recursive ${segmentTables}, ${factTable(by, ownerId, today)}
    select f.group_key as key, ${nameOfGroup(by)} as name, false as "isAll", 0 as "toDecide", ${figures}
    from facts f group by f.group_key
    union all
    select null, null, true, count(*) filter (where f.to_decide)::int, ${figures} from facts f
    order by "isAll" desc, stale desc, name nulls last limit 501`.execute(db)
  const [first, ...rows] = found.rows
  const none = { facts: 0, stale: 0, asked: 0, onTime: 0, toDecide: 0 }
  const { facts, stale, asked, onTime, toDecide } = first ?? none
  return {
    all: { facts, stale, asked, onTime, toDecide },
    rows: rows.map((row) => ({
      ...{ key: row.key, name: row.name, facts: row.facts, stale: row.stale },
      ...{ asked: row.asked, onTime: row.onTime },
    })),
  }
}

function nameOfGroup(by: QualityGroup): RawBuilder<string | null> {
  switch (by) {
    case 'owner':
      return sql<string | null>`(select p.name from people p where p.workspace_id = current_workspace()
        and p.id::text = f.group_key)`
    case 'team':
      return sql<string | null>`(select t.name from teams t where t.workspace_id = current_workspace()
        and t.id::text = f.group_key)`
    case 'segment':
      return sql<string | null>`(select string_agg(t.name, ', ' order by position(t.id::text in f.group_key))
        from taxonomy_terms t where t.workspace_id = current_workspace()
          and t.id::text = any(string_to_array(f.group_key, ' ')))`
  }
}

/** How many proposed edits wait, and how much is held back until next week. One statement. */
export async function countWaiting(
  db: Db,
  week: Day,
  ownerId: string | null,
): Promise<{ readonly edits: number; readonly heldBack: number }> {
  const mine = ownerId === null ? sql`true` : sql`h.person_id = ${ownerId}`
  const found = await sql<{ edits: number; heldBack: number }>`
    select (select count(*)::int from proposed_edits e where e.workspace_id = current_workspace()
        and e.state = 'waiting') as edits,
      (select count(*)::int from held_owner_asks h where h.workspace_id = current_workspace()
        and h.week_on = ${week}::date and ${mine}) as "heldBack"`.execute(db)
  return found.rows[0] ?? { edits: 0, heldBack: 0 }
}
