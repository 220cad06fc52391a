import type { FastifyBaseLogger } from 'fastify'
import type { Instant } from '../kernel/time.ts'
import type { Auth } from './auth.ts'
import type { Backups } from './backup/keep-backups.ts'
import type { Config } from './config.ts'
import type { FileStore } from './files.ts'
import type { Secrets } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import type { Door } from './tenancy.ts'

/** The queues of one process. */
export type Jobs = {
  /** Makes every queue; from then on `enqueue` works. */
  open(): Promise<void>
  /** Takes jobs up as they come, until `stop`. */
  work(host: Host): Promise<void>
  /** Runs every job that is due now, in this process, until none is left; gives their number. For tests and tools. */
  drain(host: Host): Promise<number>
  stop(): Promise<void>
}

/** What every use case may stand on: made once per process, handed down, never reached for. */
export type Host = {
  readonly config: Config
  readonly door: Door
  readonly jobs: Jobs
  readonly files: FileStore
  readonly backups: Backups
  /** Lets the planner learn what a great many new rows are like, once they are committed. */
  learnRows(): Promise<void>
  readonly secrets: Secrets
  readonly auth: Auth
  readonly sessions: Sessions
  readonly log: FastifyBaseLogger
  /** The present moment; tests and proofs move it. */
  now(): Instant
}
