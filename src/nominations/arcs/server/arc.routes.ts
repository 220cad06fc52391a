import type { Serving } from '../../../server/serve.ts'
import {
  editCultivation,
  getArcs,
  getDiversity,
  listArcRows,
  listCultivations,
  logCultivation,
  removeCultivation,
} from '../arc.contract.ts'
import { readArcRows, readArcs } from './arc.reads.ts'
import { readCultivations } from './cultivation.reads.ts'
import { readDiversity } from './diversity.reads.ts'
import { changeCultivation, takeCultivationBack } from './edit-cultivation.ts'
import { recordCultivation } from './log-cultivation.ts'

/** The three arcs of the cycle, what cultivates customers, and how alike advocates and customers are. */
export function arcRoutes({ serve }: Serving): void {
  serve(getArcs, async ({ actor, query, db, now }) => readArcs(db, actor, query, now))
  serve(listArcRows, async ({ actor, query, db, now }) => readArcRows(db, actor, query, now))
  serve(getDiversity, async ({ query, db }) => readDiversity(db, query.by))
  serve(listCultivations, async ({ actor, query, db }) => readCultivations(db, actor, query))
  serve(logCultivation, async ({ actor, params, body, write, now }) => ({
    id: await write((tx) => recordCultivation(tx, actor, params.accountId, body, now)),
  }))
  serve(editCultivation, async ({ actor, params, body, write, now }) => {
    await write((tx) => changeCultivation(tx, actor, params.cultivationId, body, now))
    return { id: params.cultivationId }
  })
  serve(removeCultivation, async ({ actor, params, write }) => {
    await write((tx) => takeCultivationBack(tx, actor, params.cultivationId))
    return {}
  })
}
