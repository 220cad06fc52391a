import { markAsLeft } from '../../../identity/server/mark-as-left.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { getHoldings, handOverWork as handOverEndpoint } from '../handover.contract.ts'
import { handOverWork } from './hand-over-work.ts'
import { readHoldings } from './handover.reads.ts'

/** What somebody leaves behind, and who takes it on. */
export function handoverRoutes({ serve }: Serving): void {
  serve(getHoldings, async ({ actor, params, query, db, now }) =>
    readHoldings(db, actor, params.personId, query.toId, now),
  )
  serve(handOverEndpoint, async ({ actor, params: { personId }, body, write, now, host }) => {
    const { toId, departure } = body
    const handed = await write(async (tx) => {
      const counts = await handOverWork(tx, actor, { fromId: personId, toId }, now, host)
      if (departure !== undefined) acceptedOr(await markAsLeft(tx, actor, personId, departure, now))
      return counts
    })
    if (departure !== undefined) host.sessions.forget(`person:${personId}`)
    return handed
  })
}
