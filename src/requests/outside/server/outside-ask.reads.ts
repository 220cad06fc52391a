import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, type PersonActor, personOf } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { toMinor } from '../../../kernel/money.ts'
import { addDays, type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { canTakeBackOutside } from '../../../protection/policy.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { getOutsideShare, listOutsideAsks } from '../outside-ask.contract.ts'
import { hiddenEffort, shadowHourCost, shadowHours } from '../shadow-cost.ts'

type Row = ResponseOf<typeof listOutsideAsks>['rows'][number]
type Stored = Omit<Row, 'whyNotTakeBack'> & { readonly loggedById: string | null }
type Share = ResponseOf<typeof getOutsideShare>

/** The period the share is told for (CS-10: a rolling quarter). */
const shareDays = 90

const counts = sql`e.corrects_id is null
  and not exists (select from ledger_entries x where x.workspace_id = e.workspace_id and x.corrects_id = e.id)`

/** All for program managers and executives; for others what they asked or wrote down. */
function seen(actor: Actor): RawBuilder<unknown> {
  if (hasRole(actor, 'program-manager', 'executive')) return sql`true`
  const person = personOf(actor)
  return sql`(o.asked_by = ${person}::uuid or o.logged_by = ${person}::uuid)`
}

/** Asks that happened outside, the latest written down first. Two statements. */
export async function readOutsideAsks(
  db: WorkspaceDb,
  actor: PersonActor,
  asked: { readonly only?: 'counted'; readonly cursor?: string; readonly size?: number },
  now: Instant,
): Promise<{ rows: Row[]; next: string | null }> {
  const size = asked.size ?? 50
  const conditions = [seen(actor)]
  if (asked.only === 'counted') {
    const { today } = await readGround(db, now)
    conditions.push(
      counts,
      sql`e.done_on > ${addDays(today, -shareDays)}::date and e.done_on <= ${today}::date`,
    )
  }
  if (asked.cursor !== undefined) conditions.push(after(asked.cursor))
  const found = await select(db, sql.join(conditions, sql` and `), size + 1)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ loggedById, ...row }) => ({
      ...row,
      whyNotTakeBack: row.isTakenBack
        ? 'It was taken back already.'
        : canTakeBackOutside(actor, { loggedBy: loggedById, askedBy: row.askedBy.id }),
    })),
    next: found.length > size && last !== undefined ? encodeCursor([last.loggedAt, last.id]) : null,
  }
}

function after(cursor: string): RawBuilder<unknown> {
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(o.logged_at, o.ask_id) < (${at}::timestamptz, ${id}::uuid)`
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

async function select(db: WorkspaceDb, where: RawBuilder<unknown>, size: number): Promise<Stored[]> {
  const found = await sql<Stored>`
    select o.ask_id as id, e.done_on as "on", ${named('c')} as contact, ${named('a')} as account,
      ${named('t')} as "activityType", ${named('p')} as "askedBy", l.name as "loggedBy", o.logged_by as "loggedById",
      o.logged_at as "loggedAt", ${named('x')} as prospect, ${named('d')} as opportunity, o.note,
      not (${counts}) as "isTakenBack"
    from outside_asks o
    join ledger_entries e on e.workspace_id = o.workspace_id and e.id = o.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    join people p on p.workspace_id = o.workspace_id and p.id = o.asked_by
    left join people l on l.workspace_id = o.workspace_id and l.id = o.logged_by
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join accounts x on x.workspace_id = o.workspace_id and x.id = o.prospect_id
    left join opportunities d on d.workspace_id = e.workspace_id and d.id = e.opportunity_id
    where o.workspace_id = current_workspace() and ${where}
    order by o.logged_at desc, o.ask_id desc limit ${size}`.execute(db)
  return found.rows
}

async function readGround(db: WorkspaceDb, now: Instant): Promise<{ today: Day; currency: string }> {
  const found = await sql<{ timeZone: string; currency: string }>`
    select time_zone as "timeZone", currency from workspaces where id = current_workspace()`.execute(db)
  const [row] = found.rows
  return { today: dayOf(now, row?.timeZone ?? 'UTC'), currency: row?.currency ?? 'EUR' }
}

/** How many of the uses of the last 90 days happened outside, of those before, and what they hid. Three statements. */
export async function readOutsideShare(db: WorkspaceDb, actor: PersonActor, now: Instant): Promise<Share> {
  const { today, currency } = await readGround(db, now)
  const from = addDays(today, -shareDays)
  const found = await sql<{ isNow: boolean; outside: number; uses: number }>`
    select e.done_on > ${from}::date as "isNow", count(o.ask_id) as outside, count(*) as uses
    from ledger_entries e
    left join outside_asks o on o.workspace_id = e.workspace_id and o.ask_id = e.id
    where e.workspace_id = current_workspace() and e.kind = 'ask' and e.state in ('done', 'debriefed') and ${counts}
      and e.done_on > ${addDays(from, -shareDays)}::date and e.done_on <= ${today}::date
    group by 1`.execute(db)
  const countsOf = (isNow: boolean) => {
    const row = found.rows.find((each) => each.isNow === isNow)
    return { outside: row?.outside ?? 0, uses: row?.uses ?? 0 }
  }
  const [hoursEach, hourCost] = await readSettings(db, actor, [shadowHours, shadowHourCost])
  const { hours, cost } = hiddenEffort(countsOf(true).outside, hoursEach, hourCost)
  return {
    days: shareDays,
    from: addDays(from, 1),
    now: countsOf(true),
    before: countsOf(false),
    hoursEach,
    hours,
    cost: cost === null ? null : { minor: toMinor(cost, currency), currency },
  }
}
