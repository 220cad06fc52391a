import type { Serving } from '../../server/serve.ts'
import { listWorkedWith } from '../worked-with.contract.ts'
import { readWorkedWith } from './worked-with.reads.ts'

/** Whom somebody's own requests went to. */
export function workedWithRoutes({ serve }: Serving): void {
  serve(listWorkedWith, async ({ actor, db, now }) => ({ rows: [...(await readWorkedWith(db, actor, now))] }))
}
