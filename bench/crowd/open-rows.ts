import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Api, setUp } from '../../e2e/api.ts'
import { type RunningServer, startServer } from '../../e2e/server.ts'
import { startEmbeddedDatabase } from '../../src/server/database/embedded.ts'
import { prepareDatabase } from '../../src/server/database/prepare.ts'
import { tell } from '../promise.ts'
import { watching } from './open-crowd.ts'

/** A workspace full of rows, and a server on it. Gone when it is closed. */
export type ManyRows = {
  readonly workspaceId: string
  readonly admin: pg.ClientConfig
  readonly logs: string
  readonly server: RunningServer
  readonly api: Api
  close(): Promise<void>
}

/** Makes the rows of one file of this folder in a database of their own; `says` is told to whoever waits. */
export async function openRows(file: 'requests.sql' | 'recruiting.sql', says: string): Promise<ManyRows> {
  const dataDir = await mkdtemp(join(tmpdir(), 'avouch-rows-'))
  const database = await startEmbeddedDatabase({ dataDir: join(dataDir, 'database'), settings: watching })
  const urls = await prepareDatabase({ ...database, ...database.superuser })
  // One key gets 3,000 answers a minute and then none; the counting itself stays.
  const env = {
    DATABASE_URL: urls.ownerUrl,
    DATABASE_APP_URL: urls.appUrl,
    REQUESTS_PER_MINUTE: '100000000',
  }
  const server = await startServer({ dataDir: join(dataDir, 'server'), env })
  process.once('exit', () => void server.stop())
  const api = await setUp(server.url)
  const { host, port, superuser } = database
  const admin = { host, port, ...superuser, database: 'avouch' }
  tell(`making ${says} …`)
  const workspaceId = await fill(admin, file)
  return {
    workspaceId,
    admin,
    logs: join(dataDir, 'database/database/logs'),
    server,
    api,
    async close() {
      await server.stop()
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function fill(admin: pg.ClientConfig, file: string): Promise<string> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('select id from workspaces')
    const workspaceId = rows[0]?.id ?? ''
    await client.query('create temp table given as select $1::uuid as workspace_id', [workspaceId])
    await client.query(await readFile(join(import.meta.dirname, file), 'utf8'))
    await client.query('vacuum analyze')
    return workspaceId
  } finally {
    await client.end()
  }
}
