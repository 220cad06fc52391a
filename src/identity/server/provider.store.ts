import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { ProviderEndpoints } from '../../server/auth.ts'
import type { Database } from '../../server/database/tables.ts'
import { notFound } from '../../server/errors.ts'
import type { ProviderAdmits } from '../provider.ts'

type Db = Kysely<Database>

export type StoredProvider = {
  readonly id: string
  readonly workspaceId: WorkspaceId
  readonly name: string
  readonly issuer: string
  readonly appId: string
  readonly sealedSecret: string
  readonly domain: string | null
  readonly admits: ProviderAdmits
  readonly endpoints: ProviderEndpoints
  readonly version: number
  readonly createdAt: Instant
}

type Row = Omit<StoredProvider, 'workspaceId'> & { readonly workspaceId: string }

const columns = sql`id, workspace_id as "workspaceId", name, issuer, client_id as "appId", sealed_secret as "sealedSecret",
  domain, admits, endpoints, version, created_at as "createdAt"`

const toProvider = (row: Row): StoredProvider => ({ ...row, workspaceId: toId<'workspace'>(row.workspaceId) })

/** A provider by its id alone: whoever signs in has no workspace yet. Throws `not-found`. */
export async function loadProvider(db: Db, providerId: string): Promise<StoredProvider> {
  const { rows } =
    await sql<Row>`select ${columns} from auth.sign_in_provider where id = ${providerId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw notFound('sign-in provider')
  return toProvider(row)
}

/** The providers of one workspace. */
export async function readProviders(db: Db, workspaceId: WorkspaceId): Promise<StoredProvider[]> {
  const { rows } = await sql<Row>`
    select ${columns} from auth.sign_in_provider where workspace_id = ${workspaceId} order by name, id`.execute(
    db,
  )
  return rows.map(toProvider)
}

/** The providers anybody may choose at sign-in, before it is known to which workspace they belong. */
export async function readProviderNames(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from auth.sign_in_provider order by name, id limit 50`.execute(db)
  return rows
}

export type ProviderDetails = Pick<
  StoredProvider,
  'name' | 'issuer' | 'appId' | 'sealedSecret' | 'domain' | 'admits' | 'endpoints'
>

/** Adds a provider and gives its id. */
export async function addProvider(db: Db, workspaceId: WorkspaceId, given: ProviderDetails): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into auth.sign_in_provider (workspace_id, name, issuer, client_id, sealed_secret, domain, admits, endpoints)
    values (${workspaceId}, ${given.name}, ${given.issuer}, ${given.appId}, ${given.sealedSecret}, ${given.domain},
      ${given.admits}, ${JSON.stringify(given.endpoints)}::jsonb) returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** Changes a provider and raises its version; false when somebody else did meanwhile. */
export async function saveProvider(db: Db, known: StoredProvider, given: ProviderDetails): Promise<boolean> {
  const { rows } = await sql`
    update auth.sign_in_provider set name = ${given.name}, issuer = ${given.issuer}, client_id = ${given.appId},
      sealed_secret = ${given.sealedSecret}, domain = ${given.domain}, admits = ${given.admits},
      endpoints = ${JSON.stringify(given.endpoints)}::jsonb, version = version + 1
    where id = ${known.id} and workspace_id = ${known.workspaceId} and version = ${known.version} returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Removes a provider, and with it every link between its accounts and our logins. */
export async function removeProvider(db: Db, known: StoredProvider): Promise<void> {
  await sql`delete from auth.account where "providerId" = ${known.id}`.execute(db)
  await sql`delete from auth.sign_in_provider where id = ${known.id} and workspace_id = ${known.workspaceId}`.execute(
    db,
  )
}

/** The login that a provider's account is linked to, and whether it still belongs to the provider's workspace. */
export async function findLinkedLogin(db: Db, provider: StoredProvider, subject: string) {
  const { rows } = await sql<{ loginId: string; personId: string | null }>`
    select a."userId" as "loginId", m.person_id as "personId"
    from auth.account a left join memberships m on m.auth_user_id = a."userId" and m.workspace_id = ${provider.workspaceId}
    where a."providerId" = ${provider.id} and a."accountId" = ${subject}`.execute(db)
  return rows[0] ?? null
}

/** Who has a mail address: a person of the provider's workspace, and a login with its other workspaces. */
export async function findByAddress(db: Db, provider: StoredProvider, email: string) {
  const { rows: logins } = await sql<{ id: string; belongsElsewhere: boolean }>`
    select u.id, exists (select from memberships m where m.auth_user_id = u.id
      and m.workspace_id <> ${provider.workspaceId}) as "belongsElsewhere"
    from auth."user" u where u.email = ${email}`.execute(db)
  const { rows: people } = await sql<{ id: string; left: boolean; loginId: string | null }>`
    select p.id, p.left_at is not null as left, m.auth_user_id as "loginId"
    from people p left join memberships m on m.workspace_id = p.workspace_id and m.person_id = p.id
    where p.workspace_id = ${provider.workspaceId} and lower(p.email) = ${email}`.execute(db)
  return { login: logins[0] ?? null, person: people[0] ?? null }
}
