import { sql } from 'kysely'
import type { TeamKind } from '../../identity/team.ts'
import { invalid, notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ActivityDefinition, ActivityType, OwnField } from '../activity-type.ts'
import { readActivityType } from './activity-type.reads.ts'

/** The kind, or a 404. */
export async function loadActivityType(tx: WorkspaceTx, id: string): Promise<ActivityType> {
  const type = await readActivityType(tx, id)
  if (type === undefined) throw notFound('activity type')
  return type
}

const partTables = [
  'activity_type_teams',
  'activity_type_steps',
  'activity_type_fields',
  'activity_type_result_fields',
] as const

const columnsOf = (type: ActivityDefinition) => ({
  name: type.name,
  name_de: type.germanName,
  family: type.family,
  effort: type.effort,
  notice_days: type.noticeDays,
  load_quarters: type.loadQuarters,
  rest_days: type.restDays,
  reward_points: type.rewardPoints,
  is_live: type.isLive,
  is_company_level: type.isAccountLevel,
  fulfilment: type.fulfilment,
  audience: type.audience,
  permission_use: type.permissionUse,
  evidence: type.evidence,
  timing: type.timing,
  day_label: type.dayLabel,
  has_words: type.hasWords,
  earliest_stage: type.earliestStage,
})

/** Adds a kind under a code nobody has, and gives its id. */
export async function insertActivityType(
  tx: WorkspaceTx,
  workspaceId: string,
  type: ActivityDefinition & { readonly code: string },
): Promise<string> {
  await requireFreeName(tx, workspaceId, type.name, null)
  const { id } = await tx
    .insertInto('activity_types')
    .values({ workspace_id: workspaceId, code: type.code, ...columnsOf(type) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeParts(tx, workspaceId, id, type)
  return id
}

/** Writes a kind anew, unless somebody changed it since `version`. */
export async function saveActivityType(
  tx: WorkspaceTx,
  workspaceId: string,
  current: ActivityType,
  type: ActivityDefinition & { readonly inUse: boolean },
  version: number,
): Promise<void> {
  await requireFreeName(tx, workspaceId, type.name, current.id)
  const saved = await tx
    .updateTable('activity_types')
    .set({ ...columnsOf(type), in_use: type.inUse, version: version + 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', current.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (saved.numUpdatedRows === 0n) throw staleVersion('activity type', await readActivityType(tx, current.id))
  for (const table of partTables) {
    await tx
      .deleteFrom(table)
      .where('workspace_id', '=', workspaceId)
      .where('activity_type_id', '=', current.id)
      .execute()
  }
  await writeParts(tx, workspaceId, current.id, type)
}

/** A code nobody has: the wanted one, or with a number behind it. */
export async function freeCode(tx: WorkspaceTx, workspaceId: string, wanted: string): Promise<string> {
  const rows = await tx
    .selectFrom('activity_types')
    .select('code')
    .where('workspace_id', '=', workspaceId)
    .execute()
  const taken = new Set(rows.map((row) => row.code))
  let [code, at] = [wanted, 2]
  for (; taken.has(code); at += 1) code = `${wanted}-${at}`
  return code
}

async function requireFreeName(tx: WorkspaceTx, workspaceId: string, name: string, ownId: string | null) {
  const other = await tx
    .selectFrom('activity_types')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  if (other !== undefined && other.id !== ownId)
    throw invalid('name', 'There is a kind of that name already.')
}

async function writeParts(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  type: ActivityDefinition,
): Promise<void> {
  const owner = { workspace_id: workspaceId, activity_type_id: id }
  if (type.teams.length > 0) {
    await tx
      .insertInto('activity_type_teams')
      .values(
        type.teams.map((team) => ({ ...owner, team_kind: team, fulfilment: ownFulfilment(type, team) })),
      )
      .execute()
  }
  if (type.steps.length > 0) {
    const rows = type.steps.map((step, position) => ({
      ...owner,
      position,
      approver: step.approver,
      window_days: step.windowDays,
    }))
    await tx.insertInto('activity_type_steps').values(rows).execute()
  }
  if (type.fields.length > 0) {
    const rows = fieldRows(owner, type.fields).map((row, at) => ({
      ...row,
      is_for_customer: type.fields[at]?.isForCustomer ?? false,
    }))
    await tx.insertInto('activity_type_fields').values(rows).execute()
  }
  if (type.resultFields.length > 0) {
    await tx.insertInto('activity_type_result_fields').values(fieldRows(owner, type.resultFields)).execute()
  }
}

const ownFulfilment = ({ teamFulfilments }: ActivityDefinition, team: TeamKind) =>
  teamFulfilments.find((each) => each.team === team)?.fulfilment ?? null

function fieldRows(
  owner: { readonly workspace_id: string; readonly activity_type_id: string },
  fields: readonly OwnField[],
) {
  return fields.map((field, position) => ({
    ...owner,
    position,
    label: field.label,
    kind: field.kind,
    is_required: field.isRequired,
    choices: JSON.stringify(field.choices),
  }))
}
