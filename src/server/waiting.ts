import type { PersonActor } from '../kernel/actor.ts'
import type { Instant } from '../kernel/time.ts'
import type { WorkspaceDb } from './tenancy.ts'

/** What a noun counts for the rail: things that wait for this reader at one place. A few cheap statements each. */
export type Waiting = {
  /** The address of the place in the rail. */
  readonly place: `/${string}`
  readonly count: (db: WorkspaceDb, actor: PersonActor, now: Instant) => Promise<number>
}
