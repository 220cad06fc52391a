import type { Serving } from '../../server/serve.ts'
import { listEventNames, listEvents } from '../event.contract.ts'
import { readEventNames, readEvents } from './event.reads.ts'

/** The audit trail: who did what, when, to what. */
export function eventRoutes({ serve }: Serving): void {
  serve(listEvents, ({ actor, db, query }) => readEvents(db, actor, query))
  serve(listEventNames, ({ actor, db }) => readEventNames(db, actor))
}
