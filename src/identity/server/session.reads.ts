import { sql } from 'kysely'
import type { PersonActor, Role } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Door } from '../../server/tenancy.ts'

const workspaceColumns = [
  'w.id',
  'w.name',
  'w.is_example',
  'w.currency',
  'w.language',
  'w.time_zone',
] as const

type WorkspaceRow = {
  id: string
  name: string
  is_example: boolean
  currency: string
  language: string
  time_zone: string
}

const toWorkspace = ({ id, is_example, time_zone, ...row }: WorkspaceRow) => ({
  ...row,
  id: toId<'workspace'>(id),
  isExample: is_example,
  timeZone: time_zone,
})

/** The workspaces a login belongs to, the oldest membership first. */
export async function readWorkspacesOf(door: Door, loginId: string) {
  const rows = await door.global
    .selectFrom('memberships as m')
    .innerJoin('workspaces as w', 'w.id', 'm.workspace_id')
    .select(workspaceColumns)
    .where('m.auth_user_id', '=', loginId)
    .orderBy('m.person_id')
    .execute()
  return rows.map(toWorkspace)
}

/** Whether anybody has set this installation up. */
export async function readIsSetUp(door: Door): Promise<boolean> {
  const row = await door.global.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The person a login is in a workspace, ready to act; null for somebody who left or never belonged. */
export async function readActor(
  door: Door,
  workspaceId: WorkspaceId,
  by: { readonly loginId: string } | { readonly personId: string },
): Promise<{ actor: PersonActor; loginId: string } | null> {
  const row = await door
    .in(workspaceId)
    .selectFrom('people as p')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.workspace_id', '=', 'p.workspace_id').onRef('m.person_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.name', 'p.email', 'm.auth_user_id'])
    .select(
      sql<
        Role[]
      >`array(select role from person_roles r where r.workspace_id = p.workspace_id and r.person_id = p.id order by role)`.as(
        'roles',
      ),
    )
    .where('p.workspace_id', '=', workspaceId)
    .where('p.left_at', 'is', null)
    .where('loginId' in by ? 'm.auth_user_id' : 'p.id', '=', 'loginId' in by ? by.loginId : by.personId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, name, email, roles } = row
  const personId = toId<'person'>(id)
  return {
    actor: { kind: 'person', workspaceId, personId, name, email: email ?? '', roles },
    loginId: row.auth_user_id,
  }
}

/** The login behind an actor, which its account page is about. */
export async function readLoginOf(
  door: Door,
  actor: PersonActor,
): Promise<{ loginId: string; secondFactor: boolean } | null> {
  const { rows } = await sql<{ id: string; enabled: boolean | null }>`
    select u.id, u."twoFactorEnabled" as enabled
    from memberships m join auth."user" u on u.id = m.auth_user_id
    where m.workspace_id = ${actor.workspaceId} and m.person_id = ${actor.personId}`.execute(door.global)
  const [row] = rows
  return row === undefined ? null : { loginId: row.id, secondFactor: row.enabled === true }
}

/** What the shell shows of a workspace. */
export async function readWorkspace(door: Door, workspaceId: WorkspaceId) {
  const row = await door.global
    .selectFrom('workspaces as w')
    .select(workspaceColumns)
    .where('w.id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return toWorkspace(row)
}

/** Where the owner of a mail address belongs, for a mail to them: their oldest membership. Null for a stranger. */
export async function readPlaceOf(door: Door, email: string) {
  const { rows } = await sql<{ workspace_id: string; person_id: string; email: string; name: string }>`
    select m.workspace_id, m.person_id, u.email, u.name
    from auth."user" u join memberships m on m.auth_user_id = u.id
    where u.email = ${email.trim().toLowerCase()} order by m.person_id limit 1`.execute(door.global)
  const [row] = rows
  if (row === undefined) return null
  return {
    workspaceId: toId<'workspace'>(row.workspace_id),
    personId: row.person_id,
    email: row.email,
    name: row.name,
  }
}
