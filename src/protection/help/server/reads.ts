import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { type Day, daysBetween, type Instant } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { HelpList } from '../contract.ts'
import { type HelpSource, type HelpState, hasAnswer } from '../help.ts'
import { canHelp } from '../policy.ts'

type Db = WorkspaceDb | WorkspaceTx
type Named = { readonly id: string; readonly name: string }

export type HelpRow = {
  readonly id: string
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly account: Named | null
  readonly what: string
  readonly source: HelpSource
  readonly state: HelpState
  readonly outcome: string | null
  readonly owner: Named | null
  readonly askedAt: Instant
  readonly dueOn: Day
  readonly toldAt: Instant | null
  readonly version: number
  readonly contactOwnerId: string | null
  readonly relationshipOwnerId: string | null
}

const columns = sql`h.id, h.contact_id as "contactId", c.name, c.title, h.what, h.source, h.state, h.outcome,
  h.asked_at as "askedAt", h.due_on as "dueOn", h.told_at as "toldAt", h.version, c.owner_id as "contactOwnerId",
  a.owner_id as "relationshipOwnerId",
  case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as account,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as owner`

const from = sql`helps h
  join contacts c on c.workspace_id = h.workspace_id and c.id = h.contact_id
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  left join people p on p.workspace_id = h.workspace_id and p.id = h.owner_id`

/** Those that somebody sees to, or whose customer they are; null is everybody's. */
const concerning = (personId: string | null) =>
  personId === null
    ? sql`true`
    : sql`(h.owner_id = ${personId}::uuid or c.owner_id = ${personId}::uuid or a.owner_id = ${personId}::uuid)`

/** There is an answer that nobody told them. */
const isUntold = sql`h.told_at is null and h.state in ('connected', 'roadmap', 'done', 'cannot')`

const among: Readonly<Record<HelpList, RawBuilder<unknown>>> = {
  open: sql`h.told_at is null and h.state in ('asked', 'escalated')`,
  untold: isUntold,
  told: sql`h.told_at is not null`,
}

type Page = { readonly cursor?: string | undefined; readonly size: number; readonly personId: string | null }

/** One page of a list of help: what is due first; of what was told, the latest first. One statement. */
export async function readHelps(
  db: Db,
  list: HelpList,
  { cursor, size, personId }: Page,
): Promise<{ readonly rows: HelpRow[]; readonly next: string | null }> {
  const isTold = list === 'told'
  const place = cursor === undefined ? undefined : placeOf(cursor, isTold)
  const further =
    place === undefined
      ? sql`true`
      : isTold
        ? sql`(h.told_at, h.id) < (${place.by}::timestamptz, ${place.id}::uuid)`
        : sql`(h.due_on, h.id) > (${place.by}::date, ${place.id}::uuid)`
  const order = isTold ? sql`h.told_at desc, h.id desc` : sql`h.due_on, h.id`
  const found = await sql<HelpRow>`
    select ${columns} from ${from}
    where h.workspace_id = current_workspace() and ${among[list]} and ${concerning(personId)} and ${further}
    order by ${order} limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([isTold ? last.toldAt : last.dueOn, last.id]) : null }
}

function placeOf(cursor: string, isMoment: boolean) {
  const [by, id] = decodeCursor(cursor, isMoment ? 'moment' : 'day', 'id')
  return { by, id }
}

/** One help; undefined where there is none. One statement. */
export async function readHelp(db: Db, helpId: string): Promise<HelpRow | undefined> {
  const found = await sql<HelpRow>`
    select ${columns} from ${from} where h.workspace_id = current_workspace() and h.id = ${helpId}`.execute(
    db,
  )
  return found.rows[0]
}

export type HelpStepRow = {
  readonly what: HelpState | 'told'
  readonly note: string | null
  readonly through: 'mail' | 'copied' | 'said' | null
  readonly by: string | null
  readonly at: Instant
  readonly hasFailed: boolean
}

/** What somebody asked us for, the latest first, each with its steps. One statement. */
export async function readHelpsOf(
  db: Db,
  contactId: string,
  size = 20,
): Promise<(HelpRow & { readonly steps: HelpStepRow[] })[]> {
  const found = await sql<HelpRow & { readonly steps: HelpStepRow[] }>`
    select ${columns}, coalesce((
      select jsonb_agg(jsonb_build_object('what', s.what, 'note', s.note, 'through', s.through, 'by', w.name,
        'at', to_char(s.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'hasFailed', coalesce(m.state in ('failed', 'unsure'), false)) order by s.id)
      from help_steps s
      left join people w on w.workspace_id = s.workspace_id and w.id = s.by_id
      left join mails m on m.workspace_id = s.workspace_id and m.id = s.mail_id
      where s.workspace_id = h.workspace_id and s.help_id = h.id), '[]') as steps
    from ${from}
    where h.workspace_id = current_workspace() and h.contact_id = ${contactId}
    order by h.asked_at desc, h.id desc limit ${size}`.execute(db)
  return found.rows
}

export type HelpCounts = {
  readonly open: number
  readonly untold: number
  readonly told: number
  readonly late: number
}

/** How many stand on each list, how many are late, and how many were told since a day. One statement. */
export async function countHelps(
  db: Db,
  at: { readonly today: Day; readonly since: Instant; readonly personId: string | null },
): Promise<HelpCounts> {
  const found = await sql<HelpCounts>`
    select count(*) filter (where ${among.open}) as open, count(*) filter (where ${isUntold}) as untold,
      count(*) filter (where h.told_at >= ${at.since}::timestamptz) as told,
      count(*) filter (where h.told_at is null and h.due_on < ${at.today}::date) as late
    from ${from}
    where h.workspace_id = current_workspace() and (h.told_at is null or h.told_at >= ${at.since}::timestamptz)
      and ${concerning(at.personId)}`.execute(db)
  return found.rows[0] ?? { open: 0, untold: 0, told: 0, late: 0 }
}

export type DueHelp = {
  readonly id: string
  readonly contactId: string
  readonly name: string
  readonly dueOn: Day
  readonly owner: string | null
  readonly count: number
}

/** Help whose word is owed by a day, and which has waited longest; undefined where none is. One statement. */
export async function readDueHelp(db: Db, until: Day): Promise<DueHelp | undefined> {
  const found = await sql<DueHelp>`
    select h.id, h.contact_id as "contactId", c.name, h.due_on as "dueOn", p.name as owner, count(*) over () as count
    from ${from}
    where h.workspace_id = current_workspace() and h.told_at is null and h.due_on <= ${until}::date
    order by h.due_on, h.id limit 1`.execute(db)
  return found.rows[0]
}

/** A help as its reader sees it, with what they may do with it. */
export function tellHelpRow(row: HelpRow, actor: Actor, today: Day) {
  const { contactOwnerId, relationshipOwnerId, ...told } = row
  const late = row.toldAt === null ? daysBetween(row.dueOn, today) : 0
  const whose = { ownerId: contactOwnerId, relationshipOwnerId }
  return {
    ...told,
    lateDays: late > 0 ? late : null,
    hasAnswer: hasAnswer(row.state),
    may: { move: canHelp(actor, whose, { ownerId: row.owner?.id ?? null }) },
  }
}
