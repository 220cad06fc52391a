import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../kernel/actor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { AdvocateFilter } from '../advocate-filter.ts'
import { type Found, type ReadQuery, wholeCondition } from './search.ts'

/** So many one person stars at most. */
export const mostFavourites = 500

/** Whom the actor starred, the latest first. One statement. */
export async function readFavouriteIds(db: WorkspaceDb, actor: PersonActor): Promise<string[]> {
  const rows = await db
    .selectFrom('advocate_favourites')
    .select('contact_id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .orderBy('starred_at', 'desc')
    .orderBy('contact_id')
    .limit(mostFavourites)
    .execute()
  return rows.map(({ contact_id }) => contact_id)
}

/** Those of a few contacts who fit what was typed and the facets, the best first: each is looked at. One statement. */
export async function findAmong(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery,
  { among = [], ...filter }: AdvocateFilter,
): Promise<Found[]> {
  const condition = wholeCondition(actor, query, filter)
  if (condition === null || among.length === 0) return []
  const isThere =
    filter.availability === undefined || filter.availability.length === 0
      ? sql`true`
      : sql`exists (select from protection_standings s where s.workspace_id = d.workspace_id
          and s.contact_id = d.contact_id and s.state = any(${[...filter.availability]}::text[]))`
  const { rows } = await sql<{ contactId: string; score: number }>`
    select d.contact_id as "contactId",
      ts_rank('{0.05, 0.2, 0.5, 1.0}', d.document, ${condition}::tsquery, 1) as score
    from advocate_documents d
    where d.workspace_id = ${actor.workspaceId} and d.contact_id = any(${[...among]}::uuid[])
      and d.document @@ ${condition}::tsquery and ${isThere}
    order by score desc, d.contact_id`.execute(db)
  return rows
}
