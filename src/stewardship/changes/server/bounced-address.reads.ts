import { sql } from 'kysely'
import { canEditContact } from '../../../customers/policy.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { listBouncedAddresses } from '../bounced.contract.ts'
import { reviewsForWhom } from '../policy.ts'

type Page = ResponseOf<typeof listBouncedAddresses>
type Row = Omit<Page['rows'][number], 'may'> & {
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then
    jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Addresses that mail came back from, with what came of each; all filters stand in the statement. */
const bounced = sql`
  select m.email, m.bounced_on as since, c.id as contact_id, c.name, c.title, c.owner_id as "ownerId",
    a.owner_id as "relationshipOwnerId", ${named('c')} as contact, ${named('a')} as account, ${named('p')} as owner,
    case when v.id is not null then jsonb_build_object('id', v.id, 'decidedAt', v.decided_at) end as review, w.email as instead,
    case when w.email is not null then 'replaced' when v.decided_at is not null then 'decided' when v.id is not null then 'review'
      else 'waiting' end as outcome
  from contact_mails m
  join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id and c.merged_into is null
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  left join people p on p.workspace_id = c.workspace_id and p.id = coalesce(c.owner_id, a.owner_id)
  left join lateral (select o.email from contact_mails o where o.workspace_id = m.workspace_id
    and o.contact_id = m.contact_id and o.bounced_on is null order by o.is_primary desc, o.email limit 1) w on true
  left join lateral (select r.id, r.decided_at from change_reviews r where r.workspace_id = m.workspace_id
    and r.contact_id = m.contact_id and exists (select from reported_changes k where k.workspace_id = r.workspace_id
      and k.change_review_id = r.id and k.kind = 'mail-bounced')
    order by r.opened_at desc, r.id desc limit 1) v on true
  where m.workspace_id = current_workspace() and m.bounced_on is not null`

/** One page of addresses that mail came back from, the latest first. One statement. */
export async function readBouncedAddresses(
  db: WorkspaceDb,
  actor: Actor,
  { cursor, size = 50, outcome, q }: QueryOf<typeof listBouncedAddresses>,
): Promise<Page> {
  const mine = reviewsForWhom(actor)
  const found = await sql<Row>`
    select b.* from (${bounced}) b
    where ${after(cursor)}
      and ${mine === null ? sql`true` : sql`${mine}::uuid in (b."ownerId", b."relationshipOwnerId")`}
      and ${outcome === undefined ? sql`true` : sql`b.outcome = ${outcome}`}
      and ${q === undefined ? sql`true` : hasWords(q)}
    order by b.since desc, b.email limit ${size + 1}`.execute(db)
  const shown = found.rows.slice(0, size)
  const last = shown.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return {
    rows: shown.map(({ ownerId, relationshipOwnerId, ...row }) => ({
      ...row,
      may: { mend: canEditContact(actor, { ownerId, relationshipOwnerId }) },
    })),
    next: isMore ? encodeCursor([last.since, last.email]) : null,
  }
}

const hasWords = (q: string) =>
  sql`strpos(lower(concat_ws(' ', b.email, b.name, b.account ->> 'name', b.owner ->> 'name')), lower(${q.trim()}::text)) > 0`

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [since, email] = decodeCursor(cursor, 'day', 'text')
  return sql`(b.since < ${since}::date or b.since = ${since}::date and b.email > ${email}::text)`
}
