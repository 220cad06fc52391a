import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedDatabase } from '../../src/server/database/embedded.ts'
import { type Prepared, prepareDatabase } from '../../src/server/database/prepare.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'

/** Lends an empty database at the newest migration, on a server of its own that ends with the work. */
export async function withPreparedDatabase<Result>(
  work: (urls: Prepared) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'avouch-catalogue-'))
  try {
    const server = await startEmbeddedDatabase({ dataDir, settings: { fsync: 'off' } })
    try {
      return await work(await prepareDatabase({ host: server.host, port: server.port, ...server.superuser }))
    } finally {
      await server.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

export async function readCatalogueOf(url: string): Promise<Catalogue> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await readCatalogue(client)
  } finally {
    await client.end()
  }
}
