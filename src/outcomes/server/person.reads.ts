import { sql } from 'kysely'
import { decodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type Asked, isInPeriod } from './asked.reads.ts'
import { faultOf, isUse } from './influence.reads.ts'
import { cutAt } from './use.reads.ts'

export type UsedAndGiven = {
  readonly id: string
  readonly name: string
  /** Uses on opportunities of theirs. */
  readonly used: number
  /** Nominations of theirs that were accepted. */
  readonly given: number
}

/** A page of sellers, who used most first: whoever owns an opportunity, and whoever asks about themselves. */
export async function readUsedAndGiven(
  db: WorkspaceDb,
  asked: Asked,
  { cursor, size }: { readonly cursor?: string | undefined; readonly size: number },
): Promise<{ rows: UsedAndGiven[]; next: string | null }> {
  const { workspaceId, person, period } = asked
  const isAsked = person === null ? sql`true` : sql`p.id = ${person}`
  const [used, id] = cursor === undefined ? [] : decodeCursor(cursor, 'integer', 'id')
  const isAfter =
    used === undefined ? sql`true` : sql`(-coalesce(u.uses, 0), p.id) > (${-used}::bigint, ${id}::uuid)`
  const found = await sql<UsedAndGiven>`
    with used as (
      select o.owner_id as id, count(*) as uses from ledger_entries e
      join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
      where e.workspace_id = ${workspaceId} and e.done_on between ${period.from}::date and ${period.to}::date
        and e.kind in ('ask', 'share') and ${isUse} and (${faultOf}) is null and o.owner_id is not null
      group by 1
    ), given as (
      select coalesce(n.on_behalf_of_id, n.nominator_id) as id, count(*) as taken from nominations n
      where n.workspace_id = ${workspaceId} and n.state = 'accepted' and ${isInPeriod(sql`n.decided_at`, asked)}
      group by 1
    )
    select p.id, p.name, coalesce(u.uses, 0) as used, coalesce(g.taken, 0) as given
    from people p left join used u on u.id = p.id left join given g on g.id = p.id
    where p.workspace_id = ${workspaceId} and ${isAsked} and ${isAfter} and (u.id is not null or p.id = ${person}::uuid
      or g.id is not null and exists (
        select from opportunities o where o.workspace_id = p.workspace_id and o.owner_id = p.id))
    order by -coalesce(u.uses, 0), p.id limit ${size + 1}`.execute(db)
  return cutAt(found.rows, size, (row) => [row.used, row.id])
}
