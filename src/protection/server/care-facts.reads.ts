import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type CareCourse, type CareFacts, type CareRules, careRulesFrom } from '../care.ts'
import { rulesFrom } from '../rules.ts'
import { among } from './facts.reads.ts'

type Db = WorkspaceDb | WorkspaceTx

/** What care is read by: the rules in force, the day, and the zone in which days begin. */
export type CareGround = {
  readonly rules: CareRules
  readonly today: Day
  readonly timeZone: string
  readonly forgottenAfter: number
  readonly firstAskWithin: number
}

/** The rules in force and the day it is where the workspace is. One statement. */
export async function readCareGround(db: Db, now: Instant): Promise<CareGround> {
  const found = await sql<{ timeZone: string; set: Record<string, unknown> | null }>`
    select w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and (s.name like 'care.%' or s.name like 'protection.%')) as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const row = found.rows[0]
  return careGroundFrom(new Map(Object.entries(row?.set ?? {})), now, row?.timeZone ?? 'UTC')
}

/** The same from settings that were read already. */
export function careGroundFrom(
  set: ReadonlyMap<string, unknown>,
  now: Instant,
  timeZone: string,
): CareGround {
  const { forgottenAfter, firstAskWithin } = rulesFrom(set)
  return { rules: careRulesFrom(set), today: dayOf(now, timeZone), timeZone, forgottenAfter, firstAskWithin }
}

export type CareRow = CareFacts &
  CareCourse & {
    readonly contactId: string
    readonly name: string
    readonly title: string | null
    readonly account: { readonly id: string; readonly name: string } | null
    readonly owner: string | null
    readonly setBy: string | null
    /** True of whoever can be found and is still there: lists and counts have nobody else. */
    readonly isListed: boolean
  }

/** What decides about care, of advocates by contact. One statement, however many. */
export async function readCareFacts(
  db: Db,
  contactIds: readonly string[],
  at: CareGround,
): Promise<Map<string, CareRow>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<CareRow>`
    select c.id as "contactId", c.name, c.title,
      case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as account,
      o.name as owner, s.name as "setBy", p.every_days as "everyDays", p.next_on as "nextOn",
      coalesce(each.gives, 0) as gives, coalesce(each.asks, 0) as asks, coalesce(each.shares, 0) as shares,
      coalesce(each.touches, 0) as touches, each.touched_on as "lastTouchOn",
      each.first_counted_on as "firstCountedOn", each.next_entry_on as "nextEntryOn",
      coalesce(d.joined_on, d.stage_since::date) as "joinedOn", away.until as "awayUntil", away.next_on as "nextAwayOn",
      c.left_on is null and d.stage in ('discoverable', 'active') as "isListed"
    from advocates d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join people o on o.workspace_id = c.workspace_id
      and o.id = case when c.owner_id is null then a.owner_id else c.owner_id end
    left join (${entriesOf(contactIds, at)}) each on each.contact_id = c.id
    left join (${awayOf(contactIds, at.today)}) away on away.contact_id = c.id
    left join touch_plans p on p.workspace_id = c.workspace_id and p.contact_id = c.id
    left join people s on s.workspace_id = p.workspace_id and s.id = p.set_by
    where d.workspace_id = current_workspace() and d.contact_id ${among(contactIds)}`.execute(db)
  return new Map(found.rows.map((row) => [row.contactId, row]))
}

/**
 * The gives, asks, shares and touches of the window, the last give or touch ever, and when the window next has others.
 * An ask counts on the day it was put to the customer, and not at all where they never heard of it.
 */
function entriesOf(contactIds: readonly string[], { rules, today, timeZone }: CareGround) {
  const inWindow = sql`e.day > ${addDays(today, -rules.careWindow)}::date and e.day <= ${today}::date`
  const count = (kind: string) => sql`count(*) filter (where e.kind = ${sql.lit(kind)} and ${inWindow})`
  return sql`
    select e.contact_id, ${count('give')} as gives, ${count('ask')} as asks, ${count('share')} as shares,
      ${count('touch')} as touches,
      max(e.day) filter (where e.kind in ('give', 'touch') and e.day <= ${today}::date) as touched_on,
      min(e.day) filter (where e.kind <> 'share' and ${inWindow}) as first_counted_on,
      min(e.day) filter (where e.kind <> 'share' and e.day > ${today}::date) as next_entry_on
    from (
      select e.contact_id, e.kind, case when e.kind = 'ask' and e.asked_at is not null
        then (e.asked_at at time zone ${timeZone}::text)::date else e.effective_on end as day
      from ledger_entries e
      where e.workspace_id = current_workspace() and e.contact_id ${among(contactIds)} and e.corrects_id is null
        and (e.kind <> 'ask' or e.asked_at is not null
          or e.state not in ('proposed', 'awaiting-approval', 'refused', 'withdrawn'))
        and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)
    ) e group by e.contact_id`
}

/** Until when contacts asked to be left in peace or are away, and when they next will be. */
const awayOf = (contactIds: readonly string[], today: Day) => sql`
  select x.contact_id, max(x.until) filter (where x.from_on <= ${today}::date) as until,
    min(x.from_on) filter (where x.from_on > ${today}::date) as next_on
  from (
    select r.contact_id, ${today}::date as from_on, r.until_on as until from protection_rests r
    where r.workspace_id = current_workspace() and r.contact_id ${among(contactIds)} and r.ended_at is null
      and r.until_on > ${today}::date
    union all
    select b.contact_id, b.from_on, b.until_on + 1 from absences b
    where b.workspace_id = current_workspace() and b.contact_id ${among(contactIds)} and b.until_on >= ${today}::date
  ) x group by x.contact_id`
