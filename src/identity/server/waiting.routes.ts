import type { Serving } from '../../server/serve.ts'
import type { Waiting } from '../../server/waiting.ts'
import { listWaiting } from '../waiting.contract.ts'

/** What waits for the reader, as every noun counts it: one request for the whole rail. */
export function waitingRoutes({ serve }: Serving, all: readonly Waiting[]): void {
  serve(listWaiting, async ({ actor, db, now }) => {
    const rows: { place: string; count: number }[] = []
    for (const { place, count } of all) rows.push({ place, count: await count(db, actor, now) })
    return { rows: rows.filter((row) => row.count > 0) }
  })
}
