import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type RequestRules, rulesFrom } from '../rules.ts'

export type RulesToday = { readonly rules: RequestRules; readonly today: Day; readonly timeZone: string }

/** The rules in force, the day it is where the workspace is, and its zone. One statement. */
export async function readRequestRules(db: WorkspaceDb | WorkspaceTx, now: Instant): Promise<RulesToday> {
  const found = await sql<{ timeZone: string; set: Record<string, unknown> | null }>`
    select w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and s.name like 'requests.%') as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const [row] = found.rows
  const timeZone = row?.timeZone ?? 'UTC'
  return {
    rules: rulesFrom(new Map(Object.entries(row?.set ?? {})), timeZone),
    today: dayOf(now, timeZone),
    timeZone,
  }
}
