import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { openAuth } from './auth.ts'
import { keepBackups } from './backup/keep-backups.ts'
import type { Config } from './config.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './database/embedded.ts'
import { type Prepared, prepareDatabase, prepareServed } from './database/prepare.ts'
import { openFolder } from './files.ts'
import type { Host } from './host.ts'
import { type JobDefinition, openJobs } from './jobs.ts'
import { learnRows } from './learn-rows.ts'
import { openSecrets } from './secrets.ts'
import { Sessions } from './sessions.ts'
import { Door } from './tenancy.ts'

export type Running = {
  readonly host: Host
  stop(): Promise<void>
  onDatabaseExit(listener: (why: string) => void): void
}

/** Starts what a server stands on: database (ours or a served one), queues, files, secrets. */
export async function startHost(config: Config, jobs: readonly JobDefinition[]): Promise<Running> {
  const dataDir = resolve(config.dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const embedded = config.databaseUrl === null ? await startEmbeddedDatabase({ dataDir }) : null
  try {
    const prepared = await prepare(config, embedded)
    return await openOn(config, dataDir, prepared, embedded, jobs)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

function prepare(config: Config, embedded: EmbeddedDatabase | null): Promise<Prepared> {
  if (embedded === null) return prepareServed(config.databaseUrl ?? '', config.databaseAppUrl ?? undefined)
  return prepareDatabase({ host: embedded.host, port: embedded.port, ...embedded.superuser })
}

async function openOn(
  config: Config,
  dataDir: string,
  prepared: Prepared,
  embedded: EmbeddedDatabase | null,
  definitions: readonly JobDefinition[],
): Promise<Running> {
  const door = new Door(prepared.appUrl)
  const jobs = openJobs(prepared.appUrl, definitions, true)
  await jobs.open()
  if (embedded !== null) await takeUpAgain(door)
  const secrets = await openSecrets(dataDir, process.env.AVOUCH_SECRET)
  const files = openFolder(join(dataDir, 'files'))
  const host: Host = {
    config,
    door,
    jobs,
    files,
    backups: keepBackups(prepared.ownerUrl, files, secrets),
    learnRows: () => learnRows(prepared.ownerUrl),
    secrets,
    auth: openAuth(prepared.appUrl, secrets, config),
    sessions: new Sessions(prepared.appUrl),
    // Personal data never reaches a log line: requests are named by route and id, never by content.
    log: pino({ level: process.env.LOG_LEVEL ?? 'warn' }),
    now: () => new Date().toISOString(),
  }
  return {
    host,
    onDatabaseExit: (listener) => embedded?.onExit(listener),
    async stop() {
      await jobs.stop()
      await host.sessions.close()
      await host.auth.close()
      await door.close()
      await embedded?.stop()
    },
  }
}

/**
 * A database of our own has one owner: whatever is marked as being worked on was in the hands of a process that
 * died. It is taken up at once, and not only when the queue finds that it took too long.
 */
async function takeUpAgain(door: Door): Promise<void> {
  await sql`update pgboss.job set state = 'retry', started_on = null, start_after = now() where state = 'active'`.execute(
    door.global,
  )
}
