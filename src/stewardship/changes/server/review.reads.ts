import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { ChangeKind, ChangeSource, DepartureCause, ReviewDecision } from '../change.ts'
import type { ReviewList } from '../contract.ts'

type Db = WorkspaceDb | WorkspaceTx
type Named = { readonly id: string; readonly name: string }

export type ReviewRow = {
  readonly id: string
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly stage: string
  readonly account: Named | null
  readonly accountNow: Named | null
  readonly owner: Named | null
  readonly kinds: ChangeKind[]
  readonly openedAt: Instant
  readonly dueOn: Day
  readonly decision: ReviewDecision | null
  readonly cause: DepartureCause | null
  readonly note: string | null
  readonly toAccount: Named | null
  readonly successor: Named | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly version: number
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
}

const named = (row: string) =>
  sql`case when ${sql.ref(`${row}.id`)} is null then null
    else jsonb_build_object('id', ${sql.ref(`${row}.id`)}, 'name', ${sql.ref(`${row}.name`)}) end`

const columns = sql`v.id, v.contact_id as "contactId", c.name, c.title, coalesce(d.stage, 'customer') as stage,
  ${named('a')} as account, ${named('n')} as "accountNow", ${named('o')} as owner, ${named('t')} as "toAccount",
  ${named('s')} as successor, v.opened_at as "openedAt", v.due_on as "dueOn", v.decision, v.cause, v.note,
  p.name as "decidedBy", v.decided_at as "decidedAt", v.version, c.owner_id as "ownerId",
  n.owner_id as "relationshipOwnerId", array(select r.kind from reported_changes r where r.workspace_id = v.workspace_id
    and r.change_review_id = v.id order by r.id) as kinds`

const from = sql`change_reviews v
  join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id and c.merged_into is null
  left join advocates d on d.workspace_id = v.workspace_id and d.contact_id = v.contact_id
  left join accounts a on a.workspace_id = v.workspace_id and a.id = v.account_id
  left join accounts n on n.workspace_id = c.workspace_id and n.id = c.account_id
  left join accounts t on t.workspace_id = v.workspace_id and t.id = v.to_account_id
  left join contacts s on s.workspace_id = v.workspace_id and s.id = v.successor_id
  left join people o on o.workspace_id = v.workspace_id and o.id = coalesce(c.owner_id, n.owner_id)
  left join people p on p.workspace_id = v.workspace_id and p.id = v.decided_by`

const ofOwner = (personId: string | null) =>
  personId === null
    ? sql`true`
    : sql`(c.owner_id = ${personId}::uuid or n.owner_id = ${personId}::uuid or a.owner_id = ${personId}::uuid)`

type Page = { readonly cursor?: string | undefined; readonly size: number; readonly personId: string | null }

/** One page of reviews: open ones by their day, decided ones the latest first. One statement. */
export async function readReviews(
  db: Db,
  list: ReviewList,
  { cursor, size, personId }: Page,
): Promise<{ readonly rows: ReviewRow[]; readonly next: string | null }> {
  const isOpen = list === 'open'
  const place = cursor === undefined ? undefined : placeOf(cursor, isOpen)
  const further: RawBuilder<unknown> =
    place === undefined
      ? sql`true`
      : isOpen
        ? sql`(v.due_on, v.id) > (${place.by}::date, ${place.id}::uuid)`
        : sql`(v.decided_at, v.id) < (${place.by}::timestamptz, ${place.id}::uuid)`
  const found = await sql<ReviewRow>`
    select ${columns} from ${from}
    where v.workspace_id = current_workspace() and v.decided_at is ${isOpen ? sql`null` : sql`not null`}
      and ${ofOwner(personId)} and ${further}
    order by ${isOpen ? sql`v.due_on, v.id` : sql`v.decided_at desc, v.id desc`} limit ${size + 1}`.execute(
    db,
  )
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([isOpen ? last.dueOn : last.decidedAt, last.id]) : null }
}

function placeOf(cursor: string, isDay: boolean) {
  const [by, id] = decodeCursor(cursor, isDay ? 'day' : 'moment', 'id')
  return { by, id }
}

/** One review; undefined where there is none. One statement. */
export async function readReview(db: Db, reviewId: string): Promise<ReviewRow | undefined> {
  const found = await sql<ReviewRow>`
    select ${columns} from ${from} where v.workspace_id = current_workspace() and v.id = ${reviewId}`.execute(
    db,
  )
  return found.rows[0]
}

/** The open review of somebody, where there is one. One statement. */
export async function readOpenReview(
  db: Db,
  contactId: string,
): Promise<{ readonly id: string; readonly kinds: ChangeKind[]; readonly dueOn: Day } | undefined> {
  const found = await sql<{ id: string; kinds: ChangeKind[]; dueOn: Day }>`
    select v.id, v.due_on as "dueOn", array(select r.kind from reported_changes r where r.workspace_id = v.workspace_id
      and r.change_review_id = v.id order by r.id) as kinds
    from change_reviews v
    where v.workspace_id = current_workspace() and v.contact_id = ${contactId} and v.decided_at is null`.execute(
    db,
  )
  return found.rows[0]
}

export type ChangeRow = {
  readonly id: string
  readonly kind: ChangeKind
  readonly source: ChangeSource
  readonly on: Day
  readonly from: Named | null
  readonly to: Named | null
  readonly employer: string | null
  readonly titleBefore: string | null
  readonly titleAfter: string | null
  readonly note: string | null
  readonly by: string | null
  readonly at: Instant
}

/** What was noticed of one review, as it came. One statement. */
export async function readChanges(db: Db, reviewId: string): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`
    select r.id, r.kind, r.source, r.happened_on as on, ${named('f')} as from, ${named('t')} as to, r.employer,
      r.title_before as "titleBefore", r.title_after as "titleAfter", r.note, p.name as by, r.at
    from reported_changes r
    left join accounts f on f.workspace_id = r.workspace_id and f.id = r.from_account_id
    left join accounts t on t.workspace_id = r.workspace_id and t.id = r.to_account_id
    left join people p on p.workspace_id = r.workspace_id and p.id = r.told_by
    where r.workspace_id = current_workspace() and r.change_review_id = ${reviewId}
    order by r.id limit 100`.execute(db)
  return found.rows
}

/** The last step of somebody's journey. One statement. */
export async function readLastStep(db: Db, contactId: string): Promise<{ readonly id: string } | undefined> {
  const found = await sql<{ id: string }>`
    select id from journey_steps where workspace_id = current_workspace() and contact_id = ${contactId}
    order by id desc limit 1`.execute(db)
  return found.rows[0]
}

export type ReviewCounts = { readonly open: number; readonly late: number; readonly decided: number }

/** How many are open, how many of these are late, and how many were decided since a moment. One statement. */
export async function countReviews(
  db: Db,
  at: { readonly today: Day; readonly since: Instant; readonly personId: string | null },
): Promise<ReviewCounts> {
  const found = await sql<ReviewCounts>`
    select count(*) filter (where v.decided_at is null) as open,
      count(*) filter (where v.decided_at is null and v.due_on < ${at.today}::date) as late,
      count(*) filter (where v.decided_at is not null) as decided
    from ${from}
    where v.workspace_id = current_workspace()
      and (v.decided_at is null or v.decided_at >= ${at.since}::timestamptz) and ${ofOwner(at.personId)}`.execute(
    db,
  )
  return found.rows[0] ?? { open: 0, late: 0, decided: 0 }
}

export type DueReview = {
  readonly id: string
  readonly name: string
  readonly dueOn: Day
  readonly kinds: ChangeKind[]
  readonly count: number
}

/** Reviews that are due by a day, and the one that has waited longest; undefined where none is. One statement. */
export async function readDueReviews(db: Db, until: Day): Promise<DueReview | undefined> {
  const found = await sql<DueReview>`
    select v.id, c.name, v.due_on as "dueOn", count(*) over () as count,
      array(select r.kind from reported_changes r where r.workspace_id = v.workspace_id
        and r.change_review_id = v.id order by r.id) as kinds
    from change_reviews v
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id and c.merged_into is null
    where v.workspace_id = current_workspace() and v.decided_at is null and v.due_on <= ${until}::date
    order by v.due_on, v.id limit 1`.execute(db)
  return found.rows[0]
}
