import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { keysOfRows, type PeoplePlan, type PersonRow, planPeople, type RowOutcome } from '../person-row.ts'
import { canEditPeople } from '../policy.ts'
import { guessTeamKind } from '../team.ts'

/** How many rows one call takes. */
const mostRows = 1_000

/**
 * Takes a batch of rows of a file of people: says for each what became of it, and writes all of them with a
 * constant number of statements. The import that calls it announces the whole as one event.
 */
export async function upsertPeople(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly PersonRow[],
): Promise<readonly RowOutcome[]> {
  requirePermission(canEditPeople(actor))
  if (rows.length > mostRows) throw new RangeError(`at most ${mostRows} rows at a time, not ${rows.length}`)
  // One file at a time in a workspace: two at once would each make the same new person.
  await sql`select pg_advisory_xact_lock(hashtext('people'), hashtext(${actor.workspaceId}))`.execute(tx)
  const plan = planPeople(rows, await loadMeant(tx, actor, rows), await loadTeams(tx, actor))
  await savePlan(tx, actor, plan)
  return plan.outcomes
}

async function loadMeant(tx: WorkspaceTx, { workspaceId }: Actor, rows: readonly PersonRow[]) {
  const { crmIds, emails, names } = keysOfRows(rows)
  const found = await tx
    .selectFrom('people')
    .select(['id', 'name', 'email', 'crm_id', 'title', 'office', 'team_id'])
    .where('workspace_id', '=', workspaceId)
    .where((or) =>
      or.or([
        sql<boolean>`crm_id = any(${crmIds})`,
        sql<boolean>`lower(email) = any(${emails})`,
        sql<boolean>`fold(name) = any(select fold(given) from unnest(${names}::text[]) given)`,
      ]),
    )
    .orderBy('id')
    .execute()
  return found.map(({ crm_id, team_id, email, ...person }) => ({
    ...person,
    email: email?.toLowerCase() ?? null,
    crmId: crm_id,
    teamId: team_id,
  }))
}

async function loadTeams(tx: WorkspaceTx, { workspaceId }: Actor) {
  const teams = await tx
    .selectFrom('teams')
    .select(['id', 'name', 'manager_id as managerId'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute()
  return teams
}

type Keys = Map<string, string>

/** New people and teams first, then what points at them: the two know each other. */
async function savePlan(tx: WorkspaceTx, actor: Actor, plan: PeoplePlan): Promise<void> {
  const changedPeople = plan.people.filter((person) => person.changed)
  const changedTeams = plan.teams.filter((team) => team.changed)
  if (changedPeople.length === 0 && changedTeams.length === 0) return
  const keys: Keys = new Map(
    [...plan.people, ...plan.teams].flatMap((each) => (each.id === null ? [] : [[each.key, each.id]])),
  )
  await addPeople(
    tx,
    actor,
    changedPeople.filter((person) => person.id === null),
    keys,
  )
  await addTeams(
    tx,
    actor,
    changedTeams.filter((team) => team.id === null),
    keys,
  )
  await updatePeople(tx, actor, changedPeople, keys)
  await updateManagers(tx, actor, changedTeams, keys)
}

async function addPeople(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  people: PeoplePlan['people'],
  keys: Keys,
): Promise<void> {
  if (people.length === 0) return
  const values = people.map((person) => ({
    workspace_id: workspaceId,
    name: person.name,
    email: person.email,
    crm_id: person.crmId,
  }))
  const made = await tx.insertInto('people').values(values).returning('id').execute()
  for (const [at, person] of people.entries()) keys.set(person.key, made[at]?.id ?? '')
}

async function addTeams(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  teams: PeoplePlan['teams'],
  keys: Keys,
): Promise<void> {
  if (teams.length === 0) return
  const values = teams.map((team) => ({
    workspace_id: workspaceId,
    name: team.name,
    kind: guessTeamKind(team.name),
  }))
  const made = await tx.insertInto('teams').values(values).returning('id').execute()
  for (const [at, team] of teams.entries()) keys.set(team.key, made[at]?.id ?? '')
}

async function updatePeople(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  people: PeoplePlan['people'],
  keys: Keys,
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person) => ({
    id: keys.get(person.key),
    name: person.name,
    email: person.email,
    crm_id: person.crmId,
    title: person.title,
    office: person.office,
    team_id: person.teamKey === null ? null : (keys.get(person.teamKey) ?? null),
    bump: person.id === null ? 0 : 1,
  }))
  await sql`update people p set name = r.name, email = r.email, crm_id = r.crm_id, title = r.title, office = r.office,
      team_id = r.team_id, version = p.version + r.bump
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, name text, email text, crm_id text, title text, office text, team_id uuid, bump integer)
    where p.workspace_id = ${workspaceId} and p.id = r.id`.execute(tx)
}

async function updateManagers(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  teams: PeoplePlan['teams'],
  keys: Keys,
): Promise<void> {
  if (teams.length === 0) return
  const rows = teams.map((team) => ({
    id: keys.get(team.key),
    manager_id: keys.get(team.managerKey ?? '') ?? null,
  }))
  await sql`update teams t set manager_id = r.manager_id, version = t.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, manager_id uuid)
    where t.workspace_id = ${workspaceId} and t.id = r.id`.execute(tx)
}
