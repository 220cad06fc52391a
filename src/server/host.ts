import type { FastifyBaseLogger } from 'fastify'
import type { Instant } from '../kernel/time.ts'
import type { Auth } from './auth.ts'
import type { Config } from './config.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Secrets } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import type { Door } from './tenancy.ts'

/** What every use case may stand on: made once per process, handed down, never reached for. */
export type Host = {
  readonly config: Config
  readonly door: Door
  readonly jobs: Jobs
  readonly files: FileStore
  readonly secrets: Secrets
  readonly auth: Auth
  readonly sessions: Sessions
  readonly log: FastifyBaseLogger
  /** The present moment; tests and proofs move it. */
  now(): Instant
}
