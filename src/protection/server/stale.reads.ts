import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

/** The segment of account `a` as changes of rules name it. */
export const segmentOfA = sql`lower(btrim(a.segment))`

/**
 * How many stored standings of the workspace are older than a change of the rules that many have to follow: those
 * written before a change for everybody, or before one for the segment of their account. Changes are struck off when
 * the job has been through, so that this costs nothing while nothing changes.
 */
export const staleStandings: RawBuilder<number> = sql<number>`(
  select count(*) from protection_standings s
  where s.workspace_id = current_workspace()
    and s.computed_at < (select max(g.changed_at) from protection_rule_changes g
      where g.workspace_id = current_workspace())
    and exists (
      select from protection_rule_changes g
      where g.workspace_id = s.workspace_id and g.changed_at > s.computed_at and (g.segment = '' or g.segment = (
        select ${segmentOfA} from contacts c
        join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
        where c.workspace_id = s.workspace_id and c.id = s.contact_id))))`

/** How many standings are as before, of how many, and since when. One statement. */
export async function readStale(
  db: WorkspaceDb,
): Promise<{ readonly stale: number; readonly all: number; readonly changedAt: Instant | null }> {
  const found = await sql<{ stale: number; all: number; changedAt: Instant | null }>`
    select ${staleStandings} as stale,
      (select count(*) from protection_standings s where s.workspace_id = current_workspace()) as all,
      (select max(g.changed_at) from protection_rule_changes g where g.workspace_id = current_workspace()) as "changedAt"`.execute(
    db,
  )
  return found.rows[0] ?? { stale: 0, all: 0, changedAt: null }
}

/** True while a change of the rules for a segment, or with '' for everybody, was not followed yet. */
export async function hasRuleChange(db: WorkspaceDb, segment: string): Promise<boolean> {
  const found = await sql<{ found: boolean }>`
    select exists (select from protection_rule_changes g where g.workspace_id = current_workspace()
      and g.segment = lower(btrim(${segment}))) as found`.execute(db)
  return found.rows[0]?.found === true
}
