import { sql } from 'kysely'
import type { Starter } from '../../server/workspace-start.ts'
import { defaultCatalogue } from '../catalogue.ts'

// The same for every workspace, so made once per process.
let library: string | undefined

/** Puts the shipped kinds of activity into a new workspace, in one statement. */
export const furnishCatalogue: Starter = async (tx, actor) => {
  library ??= JSON.stringify(defaultCatalogue)
  await sql`
    with given as materialized (
      select uuidv7() as id, line.*
      from jsonb_to_recordset(${library}::jsonb) as line (code text, name text, "germanName" text, family text,
        effort text, "noticeDays" bigint, "loadQuarters" bigint, "restDays" bigint, "rewardPoints" bigint,
        "isLive" boolean, "isAccountLevel" boolean, fulfilment text, audience text, "permissionUse" text,
        evidence text, timing text, "dayLabel" text, "hasWords" boolean, "earliestStage" text, teams jsonb,
        steps jsonb, fields jsonb, "resultFields" jsonb, "teamFulfilments" jsonb)
    ), written as (
      insert into activity_types (workspace_id, id, code, name, name_de, family, effort, notice_days, load_quarters,
        rest_days, reward_points, is_live, is_company_level, fulfilment, audience, permission_use, evidence,
        timing, day_label, has_words, earliest_stage)
      select ${actor.workspaceId}::uuid, id, code, name, "germanName", family, effort, "noticeDays", "loadQuarters",
        "restDays", "rewardPoints", "isLive", "isAccountLevel", fulfilment, audience, "permissionUse", evidence,
        timing, "dayLabel", "hasWords", "earliestStage"
      from given
    ), teams_written as (
      insert into activity_type_teams (workspace_id, activity_type_id, team_kind, fulfilment)
      select ${actor.workspaceId}::uuid, id, team, (select own ->> 'fulfilment'
        from jsonb_array_elements("teamFulfilments") own where own ->> 'team' = team)
      from given, jsonb_array_elements_text(teams) team
    ), steps_written as (
      insert into activity_type_steps (workspace_id, activity_type_id, position, approver, window_days)
      select ${actor.workspaceId}::uuid, id, at - 1, step ->> 'approver', (step ->> 'windowDays')::bigint
      from given, jsonb_array_elements(steps) with ordinality each (step, at)
    ), results_written as (
      insert into activity_type_result_fields (workspace_id, activity_type_id, position, label, kind, is_required, choices)
      select ${actor.workspaceId}::uuid, id, at - 1, field ->> 'label', field ->> 'kind',
        (field ->> 'isRequired')::boolean, field -> 'choices'
      from given, jsonb_array_elements("resultFields") with ordinality each (field, at)
    )
    insert into activity_type_fields (workspace_id, activity_type_id, position, label, kind, is_required, choices,
      is_for_customer)
    select ${actor.workspaceId}::uuid, id, at - 1, field ->> 'label', field ->> 'kind',
      (field ->> 'isRequired')::boolean, field -> 'choices', (field ->> 'isForCustomer')::boolean
    from given, jsonb_array_elements(fields) with ordinality each (field, at)`.execute(tx)
}
