import type { Serving } from '../../../server/serve.ts'
import * as contract from '../duplicate.contract.ts'
import { findLikeContacts } from './alike.reads.ts'
import { readDuplicateCounts, readDuplicates } from './reads.ts'
import { tellApart } from './tell-apart.ts'

/** Records that look like one. */
export function duplicateRoutes({ serve }: Serving): void {
  serve(contract.listDuplicates, ({ actor, db, query }) => readDuplicates(db, actor, query))
  serve(contract.countDuplicates, ({ actor, db }) => readDuplicateCounts(db, actor))
  serve(contract.listAlike, async ({ actor, db, query }) => {
    const alike = await findLikeContacts(db, actor.workspaceId, query)
    // Who shares an address or a number with whom is not everybody's to know: the codes are told, the words are not.
    return { rows: alike.map((each) => ({ ...each, reasons: each.reasons.map(({ code }) => code) })) }
  })
  serve(contract.tellApart, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await tellApart(tx, actor, params.pairId, true, now)
      return {}
    }),
  )
  serve(contract.askAnew, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await tellApart(tx, actor, params.pairId, false, now)
      return {}
    }),
  )
}
