import type { Serving } from '../../server/serve.ts'
import * as contract from '../rival.contract.ts'
import { recordRival, removeRival } from './record-rival.ts'
import { readRivals } from './rival.reads.ts'

/** Who competes with whom. */
export function rivalRoutes({ serve }: Serving): void {
  serve(contract.listRivals, ({ actor, db, params }) => readRivals(db, actor, params.accountId))
  serve(contract.recordRival, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({ id: await recordRival(tx, actor, params.accountId, body, now) })),
  )
  serve(contract.removeRival, ({ actor, params, write }) =>
    write(async (tx) => {
      await removeRival(tx, actor, params.accountId, params.rivalId)
      return { id: params.rivalId }
    }),
  )
}
