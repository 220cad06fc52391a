import type { Serving } from '../../../server/serve.ts'
import { getHoldings, handOverWork as handOverEndpoint } from '../handover.contract.ts'
import { handOverWork } from './hand-over-work.ts'
import { readHoldings } from './handover.reads.ts'

/** What somebody leaves behind, and who takes it on. */
export function handoverRoutes({ serve }: Serving): void {
  serve(getHoldings, async ({ actor, params, query, db }) =>
    readHoldings(db, actor, params.personId, query.toId),
  )
  serve(handOverEndpoint, async ({ actor, params, body, write, now, host }) =>
    write((tx) => handOverWork(tx, actor, { fromId: params.personId, toId: body.toId }, now, host)),
  )
}
