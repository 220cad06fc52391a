import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'

const folder = join(import.meta.dirname, '../../../db/migrations')

/** The numbered SQL files, each one migration in one transaction. */
const sqlFiles: MigrationProvider = {
  async getMigrations(): Promise<Record<string, Migration>> {
    const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
    const migrations: Record<string, Migration> = {}
    for (const name of names) {
      migrations[name.replace(/\.sql$/, '')] = {
        async up(db) {
          await sql.raw(await readFile(join(folder, name), 'utf8')).execute(db)
        },
      }
    }
    return migrations
  },
}

/** The migrations this version knows, in their order. */
export async function knownMigrations(): Promise<string[]> {
  return Object.keys(await sqlFiles.getMigrations())
}

/**
 * Brings the database to the newest migration, or to `last`, as its owner. Processes that start together wait
 * in turn.
 */
export async function migrate(ownerUrl: string, last?: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      provider: sqlFiles,
      migrationTableName: 'migrations',
      migrationLockTableName: 'migration_lock',
    })
    const { error, results } =
      last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last)
    const failed = results?.find((result) => result.status === 'Error')
    if (error !== undefined) {
      throw new Error(
        `migration ${failed?.migrationName ?? ''} failed: ${String((error as Error).message ?? error)}`,
        {
          cause: error,
        },
      )
    }
  } finally {
    await db.destroy()
  }
}
