import { type RawBuilder, sql } from 'kysely'
import { accountFactKinds } from '../../customers/customer-fact.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { StaleFact } from '../round.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Whose facts are kept true: who can be found or was interviewed, and is still there. */
export const keptTrue: RawBuilder<boolean> = sql<boolean>`
  v.stage in ('interviewed', 'discoverable', 'active') and c.left_on is null and c.merged_into is null`

/** Who is asked about an account's people: whom the owner is avoided for, else the owner; null where it is the program. */
export const askedOwner: RawBuilder<string | null> = sql<string | null>`
  case when r.account_id is not null then r.person_id else coalesce(c.owner_id, a.owner_id) end`

/** From a dated fact `d` to its advocate, contact, account and who is asked instead of its owner. */
export const factRoots: RawBuilder<unknown> = sql`
  join advocates v on v.workspace_id = d.workspace_id and v.contact_id = d.contact_id
  join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  left join relationship_routes r on r.workspace_id = a.workspace_id and r.account_id = a.id`

/** Whose a fact of a round `f` is: of the company it is the same whoever there it was asked about. */
export const roundSubject: RawBuilder<string> = sql<string>`
  coalesce(case when f.kind in (${sql.join(accountFactKinds.map((kind) => sql.lit(kind)))}) then f.account_id end, f.contact_id)`

/** Whose a dated fact `d` is. */
export const factSubject: RawBuilder<string> = sql<string>`coalesce(d.account_id, d.contact_id)`

/** True where nobody was asked about it lately: not under way, not asked in vain within so many days. */
function isNotAsked(since: Day): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select from round_facts f join confirmation_rounds q on q.workspace_id = f.workspace_id and q.id = f.round_id
    where f.workspace_id = d.workspace_id and f.kind = d.kind and f.key = d.key and ${roundSubject} = ${factSubject}
      and (q.state = 'open' and f.answer is null
      or q.opened_on > ${since}::date and f.outcome in ('next-source', 'unanswered', 'proposed')))`
}

/** Owners for whom something is stale that nobody was asked about lately, and who have no page open. */
export async function readOwnersToAsk(
  db: Db,
  at: { readonly today: Day; readonly askAgainAfter: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct ${askedOwner} as id from dated_facts d ${factRoots}
    join people p on p.workspace_id = d.workspace_id and p.id = ${askedOwner} and p.left_at is null
    where d.workspace_id = current_workspace() and d.stale_on <= ${at.today}::date and ${keptTrue}
      and ${isNotAsked(addDays(at.today, -at.askAgainAfter))}
      and not exists (select from confirmation_rounds q where q.workspace_id = d.workspace_id and q.person_id = p.id
        and q.state = 'open')
      and not exists (select from person_absences b where b.workspace_id = d.workspace_id and b.person_id = p.id
        and ${at.today}::date between b.from_on and b.until_on)
    order by id`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** What one owner may be asked to confirm, the longest stale first; enough of it to choose from. */
export async function readStaleOfOwner(
  db: Db,
  ownerId: string,
  at: { readonly today: Day; readonly askAgainAfter: number },
): Promise<StaleFact[]> {
  const found = await sql<StaleFact>`
    select d.contact_id as "contactId", c.account_id as "accountId", d.kind, d.key, d.stale_on as "staleOn",
      d.confirmed_on as "confirmedOn"
    from dated_facts d ${factRoots}
    where d.workspace_id = current_workspace() and d.stale_on <= ${at.today}::date and ${keptTrue}
      and ${askedOwner} = ${ownerId} and ${isNotAsked(addDays(at.today, -at.askAgainAfter))}
    order by d.stale_on, d.contact_id, d.kind, d.key limit 500`.execute(db)
  return found.rows
}

/** What of one advocate is stale and was not asked of them lately. */
export async function readStaleOfAdvocate(db: Db, contactId: string, today: Day): Promise<StaleFact[]> {
  const found = await sql<StaleFact>`
    select d.contact_id as "contactId", c.account_id as "accountId", d.kind, d.key, d.stale_on as "staleOn",
      d.confirmed_on as "confirmedOn"
    from dated_facts d ${factRoots}
    where d.workspace_id = current_workspace() and d.contact_id = ${contactId} and d.stale_on <= ${today}::date
    order by d.stale_on, d.kind, d.key`.execute(db)
  return found.rows
}
