import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Api, setUp } from '../../e2e/api.ts'
import { type RunningServer, startServer } from '../../e2e/server.ts'
import { startEmbeddedDatabase } from '../../src/server/database/embedded.ts'
import { prepareDatabase } from '../../src/server/database/prepare.ts'

/** Server processes on one database and one folder. */
export type SeveralServers = {
  readonly servers: readonly RunningServer[]
  /** A client of each server, with one key for all. */
  readonly apis: readonly Api[]
  /** Connections as the database's owner. */
  readonly owner: pg.Pool
  readonly workspaceId: string
}

/** Lends a client of one of the servers, in turn. */
export function apiFor({ apis }: SeveralServers, turn: number): Api {
  const api = apis[turn % apis.length]
  if (api === undefined) throw new Error('there is no server')
  return api
}

/** Starts `count` server processes on one new PostgreSQL, sets up a workspace, and ends all of it after the work. */
export async function withServers<T>(count: number, work: (given: SeveralServers) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-several-'))
  const database = await startEmbeddedDatabase({ dataDir: join(folder, 'database') })
  const servers: RunningServer[] = []
  try {
    const { ownerUrl, appUrl } = await prepareDatabase({ ...database, ...database.superuser })
    const env = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, REQUESTS_PER_MINUTE: '1000000000' }
    const dataDir = join(folder, 'server')
    for (let each = 0; each < count; each++) servers.push(await startServer({ dataDir, env }))
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
    try {
      const api = await setUp(servers[0]?.url ?? '')
      const { rows } = await owner.query<{ id: string }>('select id from workspaces')
      const apis = servers.map(({ url }) => api.at(url))
      return await work({ servers, apis, owner, workspaceId: rows[0]?.id ?? '' })
    } finally {
      await owner.end()
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
