import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Api, setUp } from '../../e2e/api.ts'
import { type RunningServer, startServer } from '../../e2e/server.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/server/database/embedded.ts'
import { type Prepared, prepareDatabase } from '../../src/server/database/prepare.ts'
import { tell } from '../promise.ts'
import { generateCrowd } from './generate-crowd.ts'

/** A workspace of 100,000 advocates on a database that outlives the servers started on it. */
export type Crowd = {
  readonly workspaceId: string
  /** Where the names come from. */
  readonly origin: string
  /** Connection of the database's superuser, whom no row security holds. */
  readonly admin: pg.ClientConfig
  /** Where the server's own role connects. */
  readonly appUrl: string
  /** The folder PostgreSQL writes its log into. */
  readonly logs: string
  /** Starts a server on it, as `npm start` would with a database of one's own. */
  serve(
    env?: Readonly<Record<string, string>>,
  ): Promise<{ readonly server: RunningServer; readonly api: Api }>
  close(): Promise<void>
}

type Known = { readonly key: string; readonly workspaceId: string; readonly origin: string }

const folder = join(import.meta.dirname, '../data')
const project = join(import.meta.dirname, '../..')

// Loaded and silent, until `watchStatements` asks it to say what is executed.
export const watching = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_format': 'json',
}

/** Opens the crowd, made anew where the tables, or what makes the rows, have changed since it was made. */
export async function openCrowd(): Promise<Crowd> {
  const dataDir = join(folder, `crowd-${await fingerprint()}`)
  const knownFile = join(dataDir, 'crowd.json')
  const kept = await readFile(knownFile, 'utf8').catch(() => null)
  if (kept === null) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(dataDir, { recursive: true })
  }
  const database = await startEmbeddedDatabase({ dataDir: join(dataDir, 'database'), settings: watching })
  try {
    const urls = await prepareDatabase({ ...database, ...database.superuser })
    const known = kept === null ? await make(dataDir, database, urls) : (JSON.parse(kept) as Known)
    if (kept === null) await writeFile(knownFile, JSON.stringify(known))
    return crowdOn(dataDir, database, urls, known)
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** A copy of the crowd to be changed at will; closing it takes it off the disk again. */
export async function copyCrowd(): Promise<Crowd> {
  await (await openCrowd()).close()
  const kept = join(folder, `crowd-${await fingerprint()}`)
  const dataDir = join(folder, 'copy')
  await rm(dataDir, { recursive: true, force: true })
  await cp(kept, dataDir, { recursive: true })
  const known = JSON.parse(await readFile(join(dataDir, 'crowd.json'), 'utf8')) as Known
  const database = await startEmbeddedDatabase({ dataDir: join(dataDir, 'database'), settings: watching })
  const urls = await prepareDatabase({ ...database, ...database.superuser })
  const crowd = crowdOn(dataDir, database, urls, known)
  return {
    ...crowd,
    async close() {
      await crowd.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function make(dataDir: string, database: EmbeddedDatabase, urls: Prepared): Promise<Known> {
  tell('making 100,000 advocates; they are kept for the next run …')
  const { server, api, workspaceId } = await begin(dataDir, urls)
  await server.stop()
  const origin = await generateCrowd({ admin: adminOf(database), appUrl: urls.appUrl, workspaceId })
  return { key: api.key, workspaceId, origin }
}

async function begin(dataDir: string, urls: Prepared) {
  const server = await startOn(dataDir, urls)
  const api = await setUp(server.url)
  const client = new pg.Client(urls.ownerUrl)
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from workspaces')
  await client.end()
  return { server, api, workspaceId: rows[0]?.id ?? '' }
}

function crowdOn(dataDir: string, database: EmbeddedDatabase, urls: Prepared, known: Known): Crowd {
  const servers: RunningServer[] = []
  return {
    workspaceId: known.workspaceId,
    origin: known.origin,
    admin: adminOf(database),
    appUrl: urls.appUrl,
    logs: join(dataDir, 'database/database/logs'),
    async serve(env) {
      const server = await startOn(dataDir, urls, env)
      servers.push(server)
      // Whatever ends this process ends the server too.
      process.once('exit', () => void server.stop())
      return { server, api: new Api(server.url, known.key) }
    },
    async close() {
      for (const server of servers) await server.stop()
      await database.stop()
    },
  }
}

function startOn(dataDir: string, urls: Prepared, env: Readonly<Record<string, string>> = {}) {
  // One key gets 3,000 answers a minute and then none; the counting itself stays.
  const database = {
    DATABASE_URL: urls.ownerUrl,
    DATABASE_APP_URL: urls.appUrl,
    REQUESTS_PER_MINUTE: '100000000',
  }
  return startServer({ dataDir: join(dataDir, 'server'), env: { ...database, ...env } })
}

function adminOf(database: EmbeddedDatabase): pg.ClientConfig {
  const { host, port, superuser } = database
  return { host, port, ...superuser, database: 'avouch' }
}

/** What the crowd is made by: the tables, the rows, and what the product works out of them. */
export async function fingerprint(): Promise<string> {
  const migrations = (await readdir(join(project, 'db/migrations')))
    .sort()
    .map((name) => `db/migrations/${name}`)
  const own = ['companies.ts', 'generate-crowd.ts', 'rows.sql', 'words.ts'].map(
    (name) => `bench/crowd/${name}`,
  )
  const product = ['src/advocates/server/document.store.ts', 'src/protection/standing.ts']
  const hash = createHash('sha256')
  for (const path of [...migrations, ...own, ...product]) hash.update(await readFile(join(project, path)))
  return hash.digest('hex').slice(0, 12)
}
