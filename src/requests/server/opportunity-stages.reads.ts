import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { opportunityStagesSetting, type PlacedStage, placeStages, stagesOf } from '../opportunity-stages.ts'

/** More stages than any CRM has; what names more of them names something else. */
const mostStages = 60

/**
 * The stages of deals in order: as the workspace has them, and those its deals are in besides. One statement, which
 * jumps along the index from one stage to the next.
 */
export async function readOpportunityStages(
  db: WorkspaceDb | WorkspaceTx,
): Promise<ReturnType<typeof placeStages>> {
  const found = await sql<{ set: readonly PlacedStage[] | null; seen: readonly string[] }>`
    with recursive seen (stage, at) as (
      (select o.stage, 1 from opportunities o
        where o.workspace_id = current_workspace() and o.stage is not null order by o.stage limit 1)
      union all
      select (select o.stage from opportunities o where o.workspace_id = current_workspace()
        and o.stage > seen.stage order by o.stage limit 1), seen.at + 1
      from seen where seen.stage is not null and seen.at < ${mostStages}
    )
    select (select s.value from workspace_settings s
        where s.workspace_id = current_workspace() and s.name = ${opportunityStagesSetting.name}) as set,
      array(select stage from seen where stage is not null) as seen`.execute(db)
  const [row] = found.rows
  return placeStages(row?.seen ?? [], stagesOf(row?.set ?? opportunityStagesSetting.default))
}
