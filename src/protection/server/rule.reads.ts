import { sql } from 'kysely'
import { sayWhy } from '../../kernel/setting.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { thresholds } from '../rules.ts'

type SetRow = {
  readonly setting: string
  readonly value: number | null
  readonly setAt: Instant | null
  readonly setBy: string | null
  readonly limits: number
}

const mostSegments = 200

/** Every threshold with its value in the workspace, who set it, and how often it is set for somebody. One statement. */
export async function readWorkspaceRules(db: WorkspaceDb) {
  const found = await sql<SetRow>`
    select t.name as setting, (s.value #>> '{}')::float8 as value, s.set_at as "setAt", p.name as "setBy",
      (select count(*) from protection_limits l where l.workspace_id = current_workspace() and l.setting = t.name
        and l.lifted_at is null) as limits
    from unnest(${thresholds.map(({ setting }) => setting.name as string)}::text[]) as t (name)
    left join workspace_settings s on s.workspace_id = current_workspace() and s.name = t.name
    left join people p on p.workspace_id = s.workspace_id and p.id = s.set_by`.execute(db)
  const rows = new Map(found.rows.map((row) => [row.setting, row]))
  return thresholds.map(({ setting, stricter, levels }) => {
    const row = rows.get(setting.name)
    const { name, title, unit, schema, default: fallback } = setting
    return {
      setting: name as string,
      title,
      unit,
      schema,
      why: sayWhy(setting),
      default: fallback,
      value: row?.value ?? fallback,
      setAt: row?.setAt ?? null,
      setBy: row?.setBy ?? null,
      stricter,
      levels: [...levels],
      limits: row?.limits ?? 0,
    }
  })
}

/** The segments that accounts are in, the largest first. One statement. */
export async function readSegments(
  db: WorkspaceDb,
): Promise<{ readonly segment: string; readonly accounts: number }[]> {
  const found = await sql<{ segment: string; accounts: number }>`
    select min(btrim(a.segment)) as segment, count(*) as accounts from accounts a
    where a.workspace_id = current_workspace() and btrim(a.segment) <> '' and a.merged_into is null
    group by lower(btrim(a.segment)) order by 2 desc, 1 limit ${mostSegments}`.execute(db)
  return found.rows
}
