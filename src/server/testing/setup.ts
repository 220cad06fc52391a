import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '../database/embedded.ts'
import { prepareDatabase } from '../database/prepare.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: { host: string; port: number; user: string; password: string; template: string }
  }
}

// A crash would lose what these tests wrote, and nobody would miss it: what a crash may lose is proved in tools/prove, on
// servers of their own. Statistics come when a test asks for them, and not by chance in the middle of another.
const settings = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' }

/** One PostgreSQL per run, with one migrated database that each test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avouch-test-'))
  const database = await startEmbeddedDatabase({ dataDir, settings })
  const admin = { host: database.host, port: database.port, ...database.superuser }
  await prepareDatabase(admin, 'avouch_template')
  project.provide('database', { ...admin, template: 'avouch_template' })
  return async () => {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
