import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { CandidatePurpose, Condition } from '../condition.ts'
import type { RuleToRun } from './rule-hits.reads.ts'

/** A standing rule. */
export type CandidateRule = {
  readonly id: string
  readonly purpose: CandidatePurpose
  readonly name: string
  readonly weight: number
  readonly conditions: readonly Condition[]
  readonly isOn: boolean
  readonly version: number
  /** How many of those shown it points at. */
  readonly points: number
}

/** Conditions that were written by something else and are no list ask for nothing: such a rule points at nobody. */
const conditionsOf = sql`case when jsonb_typeof(r.conditions) = 'array' then r.conditions else '[]' end`

/** The rules of a workspace, the heaviest first. One statement. */
export async function readCandidateRules(
  db: WorkspaceDb | WorkspaceTx,
  which: { readonly purpose?: CandidatePurpose; readonly id?: string } = {},
): Promise<readonly CandidateRule[]> {
  const found = await sql<CandidateRule>`
    with pointed as materialized (
      select x.rule_id, count(*)::int as points from candidate_reasons x
      join candidates k on k.workspace_id = x.workspace_id and k.purpose = x.purpose and k.contact_id = x.contact_id
      where x.workspace_id = current_workspace() and k.left_out is null group by 1
    )
    select r.id, r.purpose, r.name, r.weight, ${conditionsOf} as conditions, r.is_on as "isOn", r.version,
      coalesce(t.points, 0) as points
    from candidate_rules r left join pointed t on t.rule_id = r.id
    where r.workspace_id = current_workspace()
      ${which.purpose === undefined ? sql`` : sql`and r.purpose = ${which.purpose}`}
      ${which.id === undefined ? sql`` : sql`and r.id = ${which.id}::uuid`}
    order by r.purpose, r.weight desc, r.name collate "und-x-icu", r.id`.execute(db)
  return found.rows
}

/** The rules for a purpose that are on and ask for anything, without counting whom they point at. One statement. */
export async function readRulesToRun(
  db: WorkspaceDb | WorkspaceTx,
  purpose: CandidatePurpose,
): Promise<readonly RuleToRun[]> {
  const found = await sql<RuleToRun>`
    select r.id, r.purpose, r.weight, ${conditionsOf} as conditions from candidate_rules r
    where r.workspace_id = current_workspace() and r.purpose = ${purpose} and r.is_on
    order by r.id`.execute(db)
  return found.rows.filter(({ conditions }) => conditions.length > 0)
}
