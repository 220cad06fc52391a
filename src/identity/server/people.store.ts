import { sql } from 'kysely'
import type { Actor, Role } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { invalid, notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

export const personColumns = [
  'p.id',
  'p.name',
  'p.email',
  'p.title',
  'p.office',
  'p.team_id',
  'p.language',
  'p.time_zone',
  'p.crm_id',
  'p.left_at',
  'p.version',
] as const

export type StoredPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

function findPerson(tx: WorkspaceTx, { workspaceId }: Actor, personId: string) {
  return tx
    .selectFrom('people as p')
    .leftJoin('memberships as m', (join) =>
      join.onRef('m.workspace_id', '=', 'p.workspace_id').onRef('m.person_id', '=', 'p.id'),
    )
    .select(personColumns)
    .select('m.auth_user_id as loginId')
    .select(
      sql<Role[]>`array(select role from person_roles r
        where r.workspace_id = p.workspace_id and r.person_id = p.id order by role)`.as('roles'),
    )
    .where('p.workspace_id', '=', workspaceId)
    .where('p.id', '=', personId)
    .forNoKeyUpdate('p')
    .executeTakeFirst()
}

/** A person, locked until the transaction ends. Throws `not-found`, and on a version that is not theirs any more. */
export async function loadPerson(
  tx: WorkspaceTx,
  actor: Actor,
  personId: string,
  version?: number,
): Promise<StoredPerson> {
  const person = await findPerson(tx, actor, personId)
  if (person === undefined) throw notFound('person')
  if (version !== undefined && person.version !== version) {
    throw staleVersion('person', { name: person.name, version: person.version })
  }
  return person
}

export type PersonDetails = {
  readonly name?: string
  readonly email?: string | null
  readonly title?: string | null
  readonly office?: string | null
  readonly teamId?: string | null
  readonly language?: string | null
  readonly timeZone?: string | null
  readonly crmId?: string | null
}

/** What the table calls them; what is left out is not touched. */
function toColumns({ teamId, timeZone, crmId, email, name, title, office, language }: PersonDetails) {
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(email === undefined ? {} : { email: email?.trim().toLowerCase() ?? null }),
    ...(title === undefined ? {} : { title: title?.trim() ?? null }),
    ...(office === undefined ? {} : { office: office?.trim() ?? null }),
    ...(teamId === undefined ? {} : { team_id: teamId }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(crmId === undefined ? {} : { crm_id: crmId?.trim() ?? null }),
  }
}

/** Adds a person and gives their id. Throws `invalid` where address, CRM id or team cannot be theirs. */
export async function addPerson(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  details: PersonDetails & { name: string },
): Promise<string> {
  return namingFields(async () => {
    const { id } = await tx
      .insertInto('people')
      .values({ ...toColumns(details), name: details.name.trim(), workspace_id: workspaceId })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Changes a person and raises their version. */
export async function savePerson(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  person: StoredPerson,
  change: PersonDetails & { leftAt?: Instant | null },
): Promise<void> {
  const left = change.leftAt === undefined ? {} : { left_at: change.leftAt }
  await namingFields(() =>
    tx
      .updateTable('people')
      .set({ ...toColumns(change), ...left, version: person.version + 1 })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', person.id)
      .execute(),
  )
}

const fieldsOfConstraints: Readonly<Record<string, readonly [string, string]>> = {
  people_email: ['email', 'already belongs to somebody else'],
  people_crm: ['crmId', 'already belongs to somebody else'],
  people_workspace_id_team_id_fkey: ['teamId', 'is no team of this workspace'],
  teams_name: ['name', 'is the name of another team'],
  teams_workspace_id_parent_id_fkey: ['parentId', 'is no team of this workspace'],
  teams_workspace_id_manager_id_fkey: ['managerId', 'is nobody of this workspace'],
  teams_workspace_id_executive_id_fkey: ['executiveId', 'is nobody of this workspace'],
  teams_check: ['influence', 'needs an executive whose influence it is'],
}

/** What the database refuses, as the field a person filled in. */
export async function namingFields<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const { constraint = '' } = thrown as { constraint?: string }
    const named = fieldsOfConstraints[constraint]
    throw named === undefined ? thrown : invalid(named[0], named[1])
  }
}

/** Gives a person exactly these roles. */
export async function saveRoles(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  personId: string,
  roles: readonly Role[],
): Promise<void> {
  await tx
    .deleteFrom('person_roles')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
    .execute()
  if (roles.length === 0) return
  const rows = [...new Set(roles)].map((role) => ({ workspace_id: workspaceId, person_id: personId, role }))
  await tx.insertInto('person_roles').values(rows).execute()
}

/**
 * How many other people are administrator and can sign in. Locks their roles, so that two administrators
 * cannot remove each other at the same moment.
 */
export async function countOtherAdministrators(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  personId: string,
): Promise<number> {
  const { rows } = await sql<{ person_id: string }>`
    select r.person_id from person_roles r
      join people p on p.workspace_id = r.workspace_id and p.id = r.person_id
      join memberships m on m.workspace_id = r.workspace_id and m.person_id = r.person_id
    where r.workspace_id = ${workspaceId} and r.role = 'administrator' and p.left_at is null
    order by r.person_id for update of r`.execute(tx)
  return rows.filter((row) => row.person_id !== personId).length
}
