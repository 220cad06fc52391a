import type { Serving } from '../../server/serve.ts'
import * as contract from '../taxonomy.contract.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { addTerm } from './add-term.ts'
import { addTermAlias } from './add-term-alias.ts'
import { leaveValue } from './leave-value.ts'
import { mapValue } from './map-value.ts'
import { removeTermAlias } from './remove-term-alias.ts'
import { bringBackTerm, retireTerm } from './retire-term.ts'
import { readTaxonomy, readTerm } from './taxonomy.reads.ts'
import { undoMapping } from './undo-mapping.ts'
import { countUnmapped, readUnmappedValues } from './unmapped.reads.ts'
import { updateTerm } from './update-term.ts'

/** Taxonomies: trees of terms with their spellings, and the values that wait for a place in them. */
export function taxonomyRoutes(serving: Serving): void {
  termRoutes(serving)
  aliasRoutes(serving)
  mappingRoutes(serving)
}

function termRoutes({ serve }: Serving): void {
  serve(contract.listTerms, async ({ actor, db, query }) => {
    const rows = await readTaxonomy(db, actor.workspaceId, query.taxonomy)
    const unmapped = await countUnmapped(db, actor.workspaceId, query.taxonomy)
    return { rows, unmapped, may: { edit: canShapeRecords(actor) } }
  })
  serve(contract.addTerm, ({ actor, body, write }) =>
    write(async (tx) => readTerm(tx, actor.workspaceId, await addTerm(tx, actor, body))),
  )
  serve(contract.updateTerm, ({ actor, params, body, write }) =>
    write(async (tx) => {
      await updateTerm(tx, actor, { termId: params.termId, ...body })
      return readTerm(tx, actor.workspaceId, params.termId)
    }),
  )
  serve(contract.retireTerm, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await retireTerm(tx, actor, params.termId, now)
      return readTerm(tx, actor.workspaceId, params.termId)
    }),
  )
  serve(contract.bringBackTerm, ({ actor, params, write }) =>
    write(async (tx) => {
      await bringBackTerm(tx, actor, params.termId)
      return readTerm(tx, actor.workspaceId, params.termId)
    }),
  )
}

function aliasRoutes({ serve }: Serving): void {
  serve(contract.addTermAlias, ({ actor, params, body, write }) =>
    write(async (tx) => {
      await addTermAlias(tx, actor, params.termId, body.alias)
      return readTerm(tx, actor.workspaceId, params.termId)
    }),
  )
  serve(contract.removeTermAlias, ({ actor, params, write }) =>
    write(async (tx) => {
      await removeTermAlias(tx, actor, params.termId, params.alias)
      return readTerm(tx, actor.workspaceId, params.termId)
    }),
  )
}

function mappingRoutes({ serve }: Serving): void {
  serve(contract.listUnmappedValues, ({ actor, db, query }) =>
    readUnmappedValues(db, actor.workspaceId, query),
  )
  serve(contract.leaveValue, ({ actor, body, write, now }) =>
    write(async (tx) => {
      await leaveValue(tx, actor, body, now)
      return { isLeft: body.isLeft }
    }),
  )
  serve(contract.mapValue, ({ actor, body, write, now }) => write((tx) => mapValue(tx, actor, body, now)))
  serve(contract.undoMapping, ({ actor, params, write, now }) =>
    write(async (tx) => ({ records: await undoMapping(tx, actor, params.mappingId, now) })),
  )
}
