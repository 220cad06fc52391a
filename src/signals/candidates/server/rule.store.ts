import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { CandidatePurpose, Condition } from '../condition.ts'

type RuleToWrite = {
  readonly name: string
  readonly weight: number
  readonly conditions: readonly Condition[]
  readonly isOn?: boolean
}

/** Writes rules and gives their ids; one whose name is taken is left out. */
export async function insertRules(
  tx: WorkspaceTx,
  workspaceId: string,
  rules: readonly (RuleToWrite & { readonly purpose: CandidatePurpose })[],
  by: string | null,
): Promise<readonly string[]> {
  const rows = rules.map(({ purpose, name, weight, conditions, isOn = true }) => ({
    ...{ purpose, name, weight, conditions, is_on: isOn },
  }))
  const made = await sql<{ id: string }>`
    insert into candidate_rules (workspace_id, purpose, name, weight, conditions, is_on, created_by)
    select ${workspaceId}::uuid, g.purpose, g.name, g.weight, g.conditions, g.is_on, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g (purpose text, name text, weight bigint, conditions jsonb, is_on boolean)
    on conflict (workspace_id, purpose, name) do nothing returning id`.execute(tx)
  return made.rows.map(({ id }) => id)
}

/** Writes a rule anew; false where somebody changed it since that version. */
export async function saveRule(
  tx: WorkspaceTx,
  workspaceId: string,
  ruleId: string,
  { name, weight, conditions, isOn = true }: RuleToWrite,
  version: number,
  now: Instant,
): Promise<boolean> {
  const saved = await sql`
    update candidate_rules set name = ${name}, weight = ${weight}::bigint, conditions = ${JSON.stringify(conditions)}::jsonb,
      is_on = ${isOn}, version = version + 1, updated_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and id = ${ruleId} and version = ${version}::bigint`.execute(tx)
  return Number(saved.numAffectedRows ?? 0) === 1
}

/** Removes a rule, and the reasons it gave. */
export async function deleteRule(tx: WorkspaceTx, workspaceId: string, ruleId: string): Promise<void> {
  await tx
    .deleteFrom('candidate_rules')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', ruleId)
    .execute()
}

/** True where another rule of the purpose has the name. */
export async function isNameTaken(
  tx: WorkspaceTx,
  { purpose, name, ruleId }: { purpose: CandidatePurpose; name: string; ruleId: string | null },
): Promise<boolean> {
  const found = await sql<{ id: string }>`
    select id from candidate_rules where workspace_id = current_workspace() and purpose = ${purpose} and name = ${name}
      and id is distinct from ${ruleId}::uuid`.execute(tx)
  return found.rows.length > 0
}
