import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

export type Flow = {
  readonly goingOn: number | null
  readonly left: number
  readonly medianDays: number | null
}

/**
 * Of those who left each column of the board in the last year: the share that went on, and the median days
 * they stood there. Nominations count for `new`, steps of the journey for the others. One statement.
 */
export async function readFlow(
  db: WorkspaceDb,
  workspaceId: string,
  now: Instant,
): Promise<ReadonlyMap<string, Flow>> {
  const found = await sql<{ column: string; going_on: number; left_all: number; median: number }>`
    with left_new as (
      select 'new' as column, n.state = 'accepted' as went_on,
        extract(epoch from n.decided_at - n.created_at) / 86400 as days
      from nominations n where n.workspace_id = ${workspaceId} and n.state in ('accepted', 'declined')
        and n.decided_at > ${now}::timestamptz - interval '1 year'
    ), steps as (
      select s.to_stage, s.at, lead(s.to_stage) over w as next_stage, lead(s.at) over w as left_at
      from journey_steps s where s.workspace_id = ${workspaceId}
      window w as (partition by s.contact_id order by s.at, s.id)
    ), left_stage as (
      select case s.to_stage when 'potential' then 'accepted' else s.to_stage end as column,
        s.next_stage not in ('retired', 'declined') as went_on, extract(epoch from s.left_at - s.at) / 86400 as days
      from steps s where s.to_stage in ('potential', 'introduced', 'interviewed') and s.next_stage is not null
        and s.left_at > ${now}::timestamptz - interval '1 year'
    ), held as (
      select 'booked' as column, i.state = 'finished' as went_on,
        extract(epoch from coalesce(i.finished_at, ${now}::timestamptz) - i.created_at) / 86400 as days
      from interviews i where i.workspace_id = ${workspaceId}
        and (i.state = 'finished' or i.booked_for < ${now}::timestamptz - interval '14 days')
        and i.created_at > ${now}::timestamptz - interval '1 year'
    ), leavings as (
      select * from left_new union all select * from left_stage union all select * from held
    )
    select l.column, count(*) filter (where l.went_on) as going_on, count(*) as left_all,
      percentile_cont(0.5) within group (order by l.days) as median
    from leavings l group by l.column`.execute(db)
  return new Map(found.rows.map((row) => [row.column, flowOf(row)]))
}

function flowOf(row: { going_on: number; left_all: number; median: number }): Flow {
  return {
    goingOn: row.going_on / row.left_all,
    left: row.left_all,
    medianDays: Math.round(Number(row.median)),
  }
}
