import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid } from '../../server/errors.ts'
import type { Door, WorkspaceTx } from '../../server/tenancy.ts'
import { furnishWorkspace } from '../../server/workspace-start.ts'
import { workspaceCreated } from '../events.ts'
import { teamKindNames, teamKinds } from '../team.ts'

export type NewWorkspace = {
  readonly name: string
  readonly currency?: string | undefined
  readonly language?: string | undefined
  readonly timeZone?: string | undefined
  readonly isExample?: boolean | undefined
}

export type Founder = { readonly name: string; readonly email: string; readonly loginId: string }

const founderRoles = ['administrator', 'program-manager', 'member'] as const

/** A workspace's id is made first, because the walls it will stand in are named by it. */
export async function nextWorkspaceId(door: Door): Promise<WorkspaceId> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(door.global)
  return toId<'workspace'>(rows[0]?.id ?? '')
}

/** Throws when the installation already has a workspace. Of two set-ups at once, the second waits and meets the first. */
export async function claimFirstSetUp(tx: WorkspaceTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('avouch set-up'))`.execute(tx)
  const found = await tx.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()
  if (found !== undefined)
    throw new AppError('conflict', 'This installation is set up already. Please sign in.')
}

/** Makes a workspace with its founder, the default teams and what every noun puts in. */
export async function setUpWorkspace(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  wanted: NewWorkspace,
  founder: Founder,
  now: Instant,
): Promise<PersonActor> {
  requireKnownPlaces(wanted)
  const values = {
    id: workspaceId,
    name: wanted.name.trim(),
    is_example: wanted.isExample ?? false,
    ...(wanted.currency === undefined ? {} : { currency: wanted.currency }),
    ...(wanted.language === undefined ? {} : { language: wanted.language }),
    ...(wanted.timeZone === undefined ? {} : { time_zone: wanted.timeZone }),
  }
  await tx
    .insertInto('workspaces')
    .values({ ...values, created_at: now })
    .execute()
  const actor = await saveFounder(tx, workspaceId, founder)
  await saveDefaultTeams(tx, actor)
  await furnishWorkspace(tx, actor)
  await announce(tx, workspaceCreated(actor, values.name))
  return actor
}

/** Refuses a currency or time zone that nobody knows, by field. */
export function requireKnownPlaces(wanted: Pick<NewWorkspace, 'currency' | 'timeZone'>): void {
  if (wanted.currency !== undefined && !isCurrency(wanted.currency))
    throw invalid('currency', 'is not a currency we know')
  if (wanted.timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: wanted.timeZone })
  } catch {
    throw invalid('timeZone', 'is not a time zone we know')
  }
}

async function saveFounder(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  founder: Founder,
): Promise<PersonActor> {
  const { name, email, loginId } = founder
  const { id } = await tx
    .insertInto('people')
    .values({ workspace_id: workspaceId, name: name.trim(), email: email.toLowerCase() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('person_roles')
    .values(founderRoles.map((role) => ({ workspace_id: workspaceId, person_id: id, role })))
    .execute()
  await tx
    .insertInto('memberships')
    .values({ workspace_id: workspaceId, person_id: id, auth_user_id: loginId })
    .execute()
  return { kind: 'person', workspaceId, personId: toId<'person'>(id), name, email, roles: [...founderRoles] }
}

/** One team per kind (product.md, part 2 and 4); the founder manages the program. */
async function saveDefaultTeams(tx: WorkspaceTx, founder: PersonActor): Promise<void> {
  const { workspaceId, personId } = founder
  const teams = await tx
    .insertInto('teams')
    .values(
      teamKinds.map((kind) => ({
        workspace_id: workspaceId,
        kind,
        name: teamKindNames[kind],
        manager_id: kind === 'program' ? personId : null,
      })),
    )
    .returning(['id', 'kind'])
    .execute()
  const program = teams.find((team) => team.kind === 'program')
  await tx
    .updateTable('people')
    .set({ team_id: program?.id ?? null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .execute()
}
