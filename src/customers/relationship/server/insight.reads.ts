import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { countInsights, listInsights } from '../insight.contract.ts'
import { canAnswerInsight, canNoteInsight } from '../policy.ts'

type Insights = ResponseOf<typeof listInsights>
type Row = Omit<Insights['rows'][number], 'may'> & { relationshipOwnerId: string | null }

const countedDays = 90
const day = 86_400_000

/** Those a reader may read: all for program managers; else what they noted, got, or what is about their accounts. */
function seenBy(actor: Actor): RawBuilder<unknown> {
  if (hasRole(actor, 'program-manager')) return sql`true`
  const person = personOf(actor)
  return sql`${person}::uuid in (n.noted_by, n.owner_id, a.owner_id)`
}

/** What customers said, the latest first. One statement, whatever the number of rows. */
export async function readInsights(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof listInsights>,
): Promise<Insights> {
  const size = query.size ?? 50
  const last = decodeIdCursor(query.cursor)
  const found = await sql<Row>`
    select n.id, jsonb_build_object('id', a.id, 'name', a.name) as account,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
      n.bears_on as "bearsOn", n.note, n.heard_on as "heardOn", n.noted_at as "notedAt", n.answer, n.answered_at as "answeredAt",
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "notedBy",
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner, a.owner_id as "relationshipOwnerId"
    from insight_notes n
    join accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
    left join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    left join people b on b.workspace_id = n.workspace_id and b.id = n.noted_by
    left join people o on o.workspace_id = n.workspace_id and o.id = n.owner_id
    where n.workspace_id = current_workspace() and ${seenBy(actor)} and ${filtered(actor, query)}
      and ${last === null ? sql`true` : sql`n.id < ${last}::uuid`}
    order by n.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const end = found.rows.length > size ? rows.at(-1) : undefined
  return {
    rows: rows.map(({ relationshipOwnerId, ...row }) => ({
      ...row,
      may: { answer: canAnswerInsight(actor, { ownerId: row.owner?.id ?? null, relationshipOwnerId }) },
    })),
    next: end === undefined ? null : encodeCursor([end.id]),
  }
}

function filtered(actor: Actor, query: QueryOf<typeof listInsights>): RawBuilder<unknown> {
  const conditions = [
    query.bearsOn === undefined ? null : sql`n.bears_on = ${query.bearsOn}`,
    query.answer === undefined
      ? null
      : query.answer === 'open'
        ? sql`n.answer is null`
        : sql`n.answer = ${query.answer}`,
    query.accountId === undefined ? null : sql`n.account_id = ${query.accountId}`,
    query.mine === true ? sql`${personOf(actor)}::uuid in (n.owner_id, a.owner_id)` : null,
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** How many were sent in ninety days and what became of them, of those the reader may read; executives count all. */
export async function readInsightCounts(
  db: WorkspaceDb,
  actor: Actor,
  now: Instant,
): Promise<ResponseOf<typeof countInsights>> {
  const since = addMilliseconds(now, -countedDays * day)
  const lately = sql`n.noted_at >= ${since}::timestamptz`
  const who = hasRole(actor, 'executive') ? sql`true` : seenBy(actor)
  const found = await sql<Omit<ResponseOf<typeof countInsights>, 'may'>>`
    select count(*) filter (where ${lately})::int as sent,
      count(*) filter (where ${lately} and n.answer is not null)::int as answered,
      count(*) filter (where ${lately} and n.answer = 'acts-on-it')::int as "actsOnIt",
      count(*) filter (where ${lately} and n.bears_on = 'growth')::int as growth,
      count(*) filter (where ${lately} and n.bears_on = 'renewal')::int as renewal,
      count(*) filter (where n.answer is null)::int as open
    from insight_notes n join accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
    where n.workspace_id = current_workspace() and ${who}`.execute(db)
  const none = { sent: 0, answered: 0, actsOnIt: 0, growth: 0, renewal: 0, open: 0 }
  return { ...none, ...found.rows[0], may: { note: canNoteInsight(actor) } }
}
