import type { Serving } from '../../../server/serve.ts'
import * as contract from '../merge.contract.ts'
import { mergeRecords } from './merge-records.ts'
import { readMergePreview, readMerges } from './reads.ts'
import { undoMerge } from './undo-merge.ts'

/** Two records side by side, made one, made two again. */
export function mergeRoutes({ serve }: Serving): void {
  serve(contract.previewMerge, ({ actor, db, query }) => readMergePreview(db, actor, query))
  serve(contract.listMerges, ({ actor, db, query }) => readMerges(db, actor, query))
  serve(contract.mergeTwo, ({ actor, body, write, now }) =>
    write(async (tx) => ({
      id: await mergeRecords(tx, actor, body, now),
      survivorId: body.survivorId,
    })),
  )
  serve(contract.undoMerging, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await undoMerge(tx, actor, params.mergeId, now)
      return {}
    }),
  )
}
