import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { canDecideException } from '../decide-exception.ts'
import type { countExceptions, decideException } from '../exception.contract.ts'
import type { ExceptionKind, ExceptionState } from '../exception.ts'
import { quarterOf, quarterOfDay } from '../quarter.ts'

type Db = WorkspaceDb | WorkspaceTx
export type ExceptionShown = ResponseOf<typeof decideException>

type Asked = {
  readonly mine?: boolean
  readonly kind?: ExceptionKind
  readonly state?: ExceptionState
  readonly teamId?: string
  readonly requestId?: string
  readonly quarterOn?: string
  readonly cursor?: string
  readonly size?: number
}

async function select(
  db: Db,
  where: RawBuilder<unknown>,
  size: number,
): Promise<Omit<ExceptionShown, 'may'>[]> {
  const found = await sql<Omit<ExceptionShown, 'may'>>`
    select x.id, jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title, 'purpose', r.purpose) as request,
      x.kind, x.state, x.breaks, x.reason, jsonb_build_object('id', q.id, 'name', q.name) as requester,
      case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as team, t.name as activity,
      coalesce(a.name, o.prospect, o.name) as prospect, r.need_by as "needBy", x.quarter_on as "quarterOn",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as approver,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf",
      x.opened_at as "openedAt", x.due_at as "dueAt", x.decided_at as "decidedAt", d.name as "decidedBy", x.comment,
      x.superseded_at is not null as "isSuperseded"
    from request_exceptions x
    join requests r on r.workspace_id = x.workspace_id and r.id = x.request_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people q on q.workspace_id = r.workspace_id and q.id = r.requester_id
    left join teams m on m.workspace_id = x.workspace_id and m.id = x.team_id
    left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    left join people p on p.workspace_id = x.workspace_id and p.id = x.approver_id
    left join people b on b.workspace_id = x.workspace_id and b.id = x.on_behalf_of
    left join people d on d.workspace_id = x.workspace_id and d.id = x.decided_by
    where x.workspace_id = current_workspace() and ${where}
    order by x.opened_at desc, x.id desc limit ${size}`.execute(db)
  return found.rows
}

/** Exceptions an actor sees: all for the program and executives; else one's own, one's teams’ and those asked of one. */
function visibleTo(actor: Actor): RawBuilder<unknown> {
  if (hasRole(actor, 'program-manager', 'executive')) return sql`true`
  const person = personOf(actor)
  return sql`(x.approver_id = ${person}::uuid
    or x.request_id in (select id from requests where workspace_id = current_workspace() and requester_id = ${person}::uuid)
    or x.team_id in (select id from teams where workspace_id = current_workspace() and manager_id = ${person}::uuid))`
}

/** Open ones that are an actor's to decide. */
function waitsFor(actor: Actor): RawBuilder<unknown> {
  const own = sql`x.approver_id = ${personOf(actor)}::uuid`
  return hasRole(actor, 'program-manager')
    ? sql`(x.state = 'open' and (${own} or x.approver_id is null))`
    : sql`(x.state = 'open' and ${own})`
}

function conditionsOf(actor: Actor, asked: Asked): RawBuilder<unknown> {
  const conditions = [visibleTo(actor)]
  if (asked.mine === true) conditions.push(waitsFor(actor))
  if (asked.kind !== undefined) conditions.push(sql`x.kind = ${asked.kind}`)
  if (asked.state !== undefined) conditions.push(sql`x.state = ${asked.state}`)
  if (asked.teamId !== undefined) conditions.push(sql`x.team_id = ${asked.teamId}::uuid`)
  if (asked.requestId !== undefined) conditions.push(sql`x.request_id = ${asked.requestId}::uuid`)
  if (asked.quarterOn !== undefined) conditions.push(sql`x.quarter_on = ${asked.quarterOn}::date`)
  if (asked.cursor !== undefined) conditions.push(after(asked.cursor))
  return sql.join(conditions, sql` and `)
}

function after(cursor: string): RawBuilder<unknown> {
  const [openedAt, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(x.opened_at, x.id) < (${openedAt}::timestamptz, ${id}::uuid)`
}

/** Exceptions as an actor may see them, the latest first. One statement. */
export async function readExceptions(
  db: WorkspaceDb,
  actor: Actor,
  asked: Asked,
): Promise<{ rows: ExceptionShown[]; next: string | null }> {
  const size = asked.size ?? 50
  const found = await select(db, conditionsOf(actor, asked), size + 1)
  const rows = found.slice(0, size).map((row) => withMay(actor, row))
  const last = rows.at(-1)
  const isMore = found.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.openedAt, last.id]) : null }
}

function withMay(actor: Actor, row: Omit<ExceptionShown, 'may'>): ExceptionShown {
  const decide = canDecideException(actor, { id: row.id, approverId: row.approver?.id ?? null })
  const stands = !row.isSuperseded && (row.state === 'open' || row.state === 'refused')
  return { ...row, may: { decide: decide ?? (stands ? null : 'This is decided.') } }
}

/** One exception for whoever sees it. Throws `not-found`. */
export async function readException(db: Db, actor: Actor, id: string): Promise<ExceptionShown> {
  const [found] = await select(db, sql`x.id = ${id}::uuid and ${visibleTo(actor)}`, 1)
  if (found === undefined) throw notFound('exception')
  return withMay(actor, found)
}

/** One exception for whoever holds its link; undefined where there is none. */
export async function showException(db: Db, actor: Actor, id: string): Promise<ExceptionShown | undefined> {
  const [found] = await select(db, sql`x.id = ${id}::uuid`, 1)
  return found === undefined ? undefined : withMay(actor, found)
}

/** How many exceptions each team had in a quarter, beside what it submitted. Three statements. */
export async function readExceptionCounts(
  db: WorkspaceDb,
  actor: Actor,
  asked: { readonly quarterOn?: string },
  now: Instant,
): Promise<ResponseOf<typeof countExceptions>> {
  const { timeZone } = await readRequestRules(db, now)
  const quarter =
    asked.quarterOn === undefined ? quarterOf(now, timeZone) : quarterOfDay(asked.quarterOn, timeZone)
  const teams = await selectTeams(db, actor, quarter)
  const found = await sql<{ quarters: string[]; waiting: number }>`
    select (select coalesce(jsonb_agg(distinct x.quarter_on), '[]') from request_exceptions x
        where x.workspace_id = current_workspace() and ${visibleTo(actor)}) as quarters,
      (select count(*) from request_exceptions x
        where x.workspace_id = current_workspace() and ${waitsFor(actor)}) as waiting`.execute(db)
  const { quarters = [], waiting = 0 } = found.rows[0] ?? {}
  const all = new Set([...quarters, quarterOf(now, timeZone).startsOn])
  return { quarterOn: quarter.startsOn, quarters: [...all].sort().reverse(), waiting, teams }
}

type TeamCount = ResponseOf<typeof countExceptions>['teams'][number]

async function selectTeams(
  db: WorkspaceDb,
  actor: Actor,
  quarter: { readonly startsOn: string; readonly from: Instant; readonly until: Instant },
): Promise<TeamCount[]> {
  const kind = (name: ExceptionKind) => sql`count(*) filter (where x.kind = ${name})`
  const state = (name: ExceptionState) => sql`count(*) filter (where x.state = ${name})`
  const found = await sql<TeamCount>`
    with counted as (
      select x.team_id, ${kind('notice')} as notice, ${kind('stage')} as stage, ${kind('quota')} as quota,
        ${state('approved')} as approved, ${state('refused')} as refused, ${state('open')} as open
      from request_exceptions x where x.workspace_id = current_workspace() and x.quarter_on = ${quarter.startsOn}::date
        and x.state <> 'dropped' and ${visibleTo(actor)}
      group by x.team_id),
    handed as (
      select r.team_id, count(*) as submitted from requests r
      where r.workspace_id = current_workspace() and r.submitted_at >= ${quarter.from}::timestamptz
        and r.submitted_at < ${quarter.until}::timestamptz
        and (r.closed_at is null or r.closed_at > r.submitted_at)
      group by r.team_id)
    select case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      coalesce(h.submitted, 0) as submitted, c.notice, c.stage, c.quota, c.approved, c.refused, c.open
    from counted c
    left join handed h on h.team_id is not distinct from c.team_id
    left join teams t on t.workspace_id = current_workspace() and t.id = c.team_id
    order by c.notice + c.stage + c.quota desc, t.name`.execute(db)
  return found.rows
}
