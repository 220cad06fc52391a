import type { Serving } from '../../server/serve.ts'
import { readNeed as readNeedEndpoint } from '../reading.contract.ts'
import { readNeed } from './read-need.ts'

/** Sentences in, needs out. */
export function readingRoutes({ serve }: Serving): void {
  serve(readNeedEndpoint, ({ actor, body, db, now }) => readNeed(db, actor, body, now))
}
