import type { Serving } from '../../../server/serve.ts'
import * as contract from '../duplicate.contract.ts'
import { findLikeContacts, withoutWords } from './alike.reads.ts'
import { readDuplicateCounts, readDuplicates } from './reads.ts'
import { tellApart } from './tell-apart.ts'

/** Records that look like one. */
export function duplicateRoutes({ serve }: Serving): void {
  serve(contract.listDuplicates, ({ actor, db, query }) => readDuplicates(db, actor, query))
  serve(contract.countDuplicates, ({ actor, db }) => readDuplicateCounts(db, actor))
  serve(contract.listAlike, async ({ actor, db, query }) => ({
    rows: (await findLikeContacts(db, actor.workspaceId, query)).map(withoutWords),
  }))
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
