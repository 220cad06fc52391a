import { sql } from 'kysely'
import type { Actor, Role } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { listPeople } from '../people.contract.ts'
import { signInStateOf } from '../person.ts'
import { canChangeRoles, canEditPeople, canEndMembership, canSeeSignIns } from '../policy.ts'
import { personColumns } from './people.store.ts'

type Db = WorkspaceDb | WorkspaceTx

/** The purpose of the links that invitations are. */
export const invitationPurpose = 'invitation'

/** A page of people by name. One statement, whatever the number of rows. */
export async function readPeople(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof listPeople>,
  now: Instant,
) {
  const size = query.size ?? 50
  const found = await filteredPeople(db, actor, query, now)
    .orderBy(sql`p.name collate "und-x-icu"`)
    .orderBy('p.id')
    .limit(size + 1)
    .execute()
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const next = found.length > size && last !== undefined ? encodeCursor([last.name, last.id]) : null
  return { rows: rows.map((row) => toPersonRow(actor, row)), next }
}

function filteredPeople(db: WorkspaceDb, actor: Actor, query: QueryOf<typeof listPeople>, now: Instant) {
  const { workspaceId } = actor
  let rows = selectPeople(db, actor, now)
  if (query.cursor !== undefined) {
    const [name, id] = decodeCursor(query.cursor, 'text', 'id')
    rows = rows.where(
      sql<boolean>`(p.name collate "und-x-icu", p.id) > (${name} collate "und-x-icu", ${id}::uuid)`,
    )
  }
  if (query.q !== undefined && query.q.trim() !== '') {
    rows = rows.where(sql<boolean>`p.id in (select person_id from search_people(${query.q.trim()}, 1000))`)
  }
  if (query.state === 'here') rows = rows.where('p.left_at', 'is', null)
  if (query.state === 'left') rows = rows.where('p.left_at', 'is not', null)
  if (query.role !== undefined) {
    rows = rows.where(sql<boolean>`exists (select from person_roles r
      where r.workspace_id = ${workspaceId} and r.person_id = p.id and r.role = ${query.role})`)
  }
  if (query.team === undefined) return rows
  if (query.withTeamsBelow !== true) return rows.where('p.team_id', '=', query.team)
  return rows.where(sql<boolean>`p.team_id in (with recursive below as (
    select id from teams where workspace_id = ${workspaceId} and id = ${query.team}
    union select t.id from teams t join below b on t.parent_id = b.id where t.workspace_id = ${workspaceId})
    select id from below)`)
}

function selectPeople(db: Db, { workspaceId }: Actor, now: Instant) {
  return db
    .selectFrom('people as p')
    .leftJoin('teams as t', (join) =>
      join.onRef('t.workspace_id', '=', 'p.workspace_id').onRef('t.id', '=', 'p.team_id'),
    )
    .leftJoin('memberships as m', (join) =>
      join.onRef('m.workspace_id', '=', 'p.workspace_id').onRef('m.person_id', '=', 'p.id'),
    )
    .select(personColumns)
    .select(['t.name as team_name', 't.manager_id', 'm.auth_user_id', 'm.last_seen_at'])
    .select([
      sql<Role[]>`array(select role from person_roles r
        where r.workspace_id = p.workspace_id and r.person_id = p.id order by role)`.as('roles'),
      sql<number>`(select count(*) from accounts a where a.workspace_id = p.workspace_id and a.owner_id = p.id
        and a.merged_into is null)`.as('accounts'),
      sql<boolean | null>`(select "twoFactorEnabled" from auth."user" u where u.id = m.auth_user_id)`.as(
        'second_factor',
      ),
      sql<boolean>`exists (select from auth.account c where c."userId" = m.auth_user_id
        and c."providerId" = 'credential')`.as('has_password'),
      sql<Instant | null>`(select max(l.created_at) from link_hashes l where l.workspace_id = p.workspace_id
        and l.purpose = ${invitationPurpose} and l.subject_id = p.id and l.used_at is null and l.revoked_at is null
        and l.expires_at > ${now})`.as('invited_at'),
    ])
    .where('p.workspace_id', '=', workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number]

function toPersonRow(actor: Actor, row: Row) {
  const secret = canSeeSignIns(actor) !== null
  const signIn = signInStateOf({
    leftAt: row.left_at,
    hasLogin: row.auth_user_id !== null,
    hasPassword: row.has_password,
    hasSecondFactor: row.second_factor === true,
    invitedAt: row.invited_at,
  })
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    title: row.title,
    office: row.office,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    isManager: row.manager_id === row.id,
    roles: row.roles,
    leftAt: row.left_at,
    accounts: row.accounts,
    signIn: secret ? null : signIn,
    invitedAt: secret ? null : row.invited_at,
    lastSeenAt: secret ? null : row.last_seen_at,
  }
}

/** One person with what the actor may do to them. Throws `not-found`. */
export async function readPerson(db: Db, actor: Actor, personId: string, now: Instant) {
  const row = await selectPeople(db, actor, now).where('p.id', '=', personId).executeTakeFirst()
  if (row === undefined) throw notFound('person')
  return {
    ...toPersonRow(actor, row),
    language: row.language,
    timeZone: row.time_zone,
    crmId: row.crm_id,
    version: row.version,
    may: whatMay(actor, row),
  }
}

function whatMay(actor: Actor, row: Row) {
  const edit = canEditPeople(actor)
  const left = row.left_at === null ? null : 'This person left.'
  const here = row.auth_user_id === null ? null : 'This person can sign in already.'
  const address = row.email === null ? 'An invitation goes to a mail address; add one first.' : null
  return {
    edit,
    changeRoles: edit,
    giveOtherRoles: canChangeRoles(actor, [], ['administrator']),
    invite: edit ?? left ?? here ?? address,
    markAsLeft: canEndMembership(actor, row.roles) ?? left,
    markAsBack: row.left_at === null ? 'This person has not left.' : edit,
  }
}

/** The figures above the list. */
export async function readPeopleCounts(db: WorkspaceDb, actor: Actor, now: Instant) {
  const { workspaceId } = actor
  const { rows } = await sql<
    Record<
      'people' | 'teams' | 'can_sign_in' | 'invited' | 'without_team' | 'left_with' | 'accounts_of_left',
      number
    >
  >`
    select
      (select count(*) from people where workspace_id = ${workspaceId} and left_at is null) as people,
      (select count(*) from people where workspace_id = ${workspaceId} and left_at is null and team_id is null) as without_team,
      (select count(*) from teams where workspace_id = ${workspaceId}) as teams,
      (select count(*) from memberships m join people p on p.workspace_id = m.workspace_id and p.id = m.person_id
        where m.workspace_id = ${workspaceId} and p.left_at is null) as can_sign_in,
      (select count(distinct subject_id) from link_hashes where workspace_id = ${workspaceId}
        and purpose = ${invitationPurpose} and used_at is null and revoked_at is null and expires_at > ${now}) as invited,
      (select count(distinct p.id) from accounts a join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
        where a.workspace_id = ${workspaceId} and a.merged_into is null and p.left_at is not null) as left_with,
      (select count(*) from accounts a join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
        where a.workspace_id = ${workspaceId} and a.merged_into is null and p.left_at is not null) as accounts_of_left`.execute(
    db,
  )
  const [row] = rows
  return {
    people: row?.people ?? 0,
    teams: row?.teams ?? 0,
    canSignIn: row?.can_sign_in ?? 0,
    invited: row?.invited ?? 0,
    withoutTeam: row?.without_team ?? 0,
    leftWithAccounts: row?.left_with ?? 0,
    accountsOfLeft: row?.accounts_of_left ?? 0,
    may: { edit: canEditPeople(actor) },
  }
}
