import type { Serving } from '../../server/serve.ts'
import { getOwnExchange } from '../asks/own-exchange.contract.ts'
import { readOwnExchange } from '../asks/server/own-exchange.reads.ts'
import { listWorkedWith } from '../worked-with.contract.ts'
import { readWorkedWith } from './worked-with.reads.ts'

/** Whom somebody's own requests went to, and what they took and gave. */
export function workedWithRoutes({ serve }: Serving): void {
  serve(getOwnExchange, async ({ actor, db, now }) => readOwnExchange(db, actor, now))
  serve(listWorkedWith, async ({ actor, db, now }) => ({ rows: [...(await readWorkedWith(db, actor, now))] }))
}
