import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ActivityType } from '../activity-type.ts'

type Db = WorkspaceDb | WorkspaceTx

/**
 * The kinds of the workspace with teams, steps and own fields, by family and name. One statement. `ids` reads
 * only those, in use or not; else those in use, or all.
 */
export async function readActivityTypes(
  db: Db,
  which: { readonly all?: boolean; readonly ids?: readonly string[] } = {},
): Promise<ActivityType[]> {
  const chosen =
    which.ids !== undefined
      ? sql`t.id = any(${which.ids as string[]}::uuid[])`
      : which.all === true
        ? sql`true`
        : sql`t.in_use`
  const found = await sql<ActivityType>`
    select t.id, t.code, t.name, t.name_de as "germanName", t.family, t.effort, t.notice_days as "noticeDays",
      t.load_quarters as "loadQuarters", t.rest_days as "restDays", t.reward_points as "rewardPoints",
      t.is_live as "isLive", t.is_company_level as "isAccountLevel", t.fulfilment, t.audience,
      t.permission_use as "permissionUse", t.evidence, t.timing, t.day_label as "dayLabel", t.has_words as "hasWords",
      t.earliest_stage as "earliestStage", t.in_use as "inUse", t.version,
      array(select m.team_kind from activity_type_teams m
        where m.workspace_id = t.workspace_id and m.activity_type_id = t.id order by m.team_kind) as teams,
      coalesce((select jsonb_agg(jsonb_build_object('team', m.team_kind, 'fulfilment', m.fulfilment) order by m.team_kind)
        from activity_type_teams m
        where m.workspace_id = t.workspace_id and m.activity_type_id = t.id and m.fulfilment is not null), '[]') as "teamFulfilments",
      coalesce((select jsonb_agg(jsonb_build_object('approver', s.approver, 'windowDays', s.window_days) order by s.position)
        from activity_type_steps s where s.workspace_id = t.workspace_id and s.activity_type_id = t.id), '[]') as steps,
      coalesce((select jsonb_agg(jsonb_build_object('label', f.label, 'kind', f.kind, 'isRequired', f.is_required,
          'choices', f.choices, 'isForCustomer', f.is_for_customer) order by f.position)
        from activity_type_fields f where f.workspace_id = t.workspace_id and f.activity_type_id = t.id), '[]') as fields,
      coalesce((select jsonb_agg(jsonb_build_object('label', f.label, 'kind', f.kind, 'isRequired', f.is_required,
          'choices', f.choices) order by f.position)
        from activity_type_result_fields f
        where f.workspace_id = t.workspace_id and f.activity_type_id = t.id), '[]') as "resultFields"
    from activity_types t
    where t.workspace_id = current_workspace() and ${chosen}
    order by array_position(array['talks', 'stories', 'stage', 'press', 'proof', 'program'], t.family), t.created_at, t.id`.execute(
    db,
  )
  return found.rows
}

/** One kind, in use or not; undefined where the workspace has none by that id. */
export async function readActivityType(db: Db, id: string): Promise<ActivityType | undefined> {
  const [type] = await readActivityTypes(db, { ids: [id] })
  return type
}

/** How often a kind was asked for, since when, and how many of those asks are open. */
export async function countAsksOfType(
  db: Db,
  id: string,
): Promise<{ asks: number; firstAskOn: string | null; openAsks: number }> {
  const found = await sql<{ asks: number; firstAskOn: string | null; openAsks: number }>`
    select count(*) as asks, min(effective_on) as "firstAskOn",
      count(*) filter (where state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')) as "openAsks"
    from ledger_entries e
    where e.workspace_id = current_workspace() and e.activity_type_id = ${id} and e.kind = 'ask' and e.corrects_id is null
      and not exists (select 1 from ledger_entries c where c.workspace_id = e.workspace_id and c.corrects_id = e.id)`.execute(
    db,
  )
  return found.rows[0] ?? { asks: 0, firstAskOn: null, openAsks: 0 }
}
