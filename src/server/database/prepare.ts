import { createHmac } from 'node:crypto'
import pg from 'pg'
import { migrate } from './migrate.ts'

export type Admin = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export type Prepared = { readonly ownerUrl: string; readonly appUrl: string }

// Any process that knows the first secret finds the same passwords, so that several servers agree.
function derivePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`avouch role ${role}`).digest('base64url')
}

/**
 * Makes the roles and the database on a server of our own (the embedded one), and brings the database up
 * to the newest migration. Safe to run from several processes at once.
 */
export async function prepareDatabase(admin: Admin, database = 'avouch'): Promise<Prepared> {
  return prepareServed(await makeDatabase(admin, database))
}

/** Makes the owner and the database, where they are not there yet, and says how the owner reaches it. */
export async function makeDatabase(admin: Admin, database = 'avouch'): Promise<string> {
  const { ownerUrl, ownerPassword } = ownerOf(admin, database)
  const client = new pg.Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('avouch prepare'))`)
    await ensureRole(client, 'avouch_owner', ownerPassword)
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(database)} owner avouch_owner`)
    }
  } finally {
    await client.end()
  }
  return ownerUrl
}

/** Where a prepared database of our own is reached: the same answer in every process. */
export function locateDatabase(admin: Admin, database: string): Prepared {
  const { ownerUrl } = ownerOf(admin, database)
  return { ownerUrl, appUrl: appUrlOf(ownerUrl) }
}

function ownerOf(admin: Admin, database: string) {
  const ownerPassword = derivePassword(admin.password, 'avouch_owner')
  const place = `${admin.host}:${admin.port}/${encodeURIComponent(database)}`
  return { ownerPassword, ownerUrl: `postgres://avouch_owner:${ownerPassword}@${place}` }
}

function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  const password = derivePassword(decodeURIComponent(url.password), 'avouch_app')
  url.username = 'avouch_app'
  url.password = password
  return url.toString()
}

/**
 * Brings a served database (`DATABASE_URL`) up to the newest migration and makes the app role, whose
 * password follows from the owner's. The URL's role becomes the owner and needs `createrole`, unless
 * `appUrl` names an app role somebody else made.
 */
export async function prepareServed(ownerUrl: string, appUrl?: string): Promise<Prepared> {
  if (appUrl === undefined) await makeAppRole(ownerUrl)
  await migrate(ownerUrl)
  return { ownerUrl, appUrl: appUrl ?? appUrlOf(ownerUrl) }
}

/** Makes the role that serves, where it is not there yet: migrations grant to it. */
export async function makeAppRole(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('avouch prepare'))`)
    await ensureRole(client, 'avouch_app', decodeURIComponent(new URL(appUrlOf(ownerUrl)).password))
  } finally {
    await client.end()
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount !== 0) return
  const more = role === 'avouch_owner' ? 'createrole' : ''
  await client.query(`create role ${role} login ${more} password ${pg.escapeLiteral(password)}`)
}
