import { acceptedOr } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import * as insight from '../insight.contract.ts'
import * as contract from '../relationship.contract.ts'
import { readEstimate } from './estimate.reads.ts'
import { readInsightCounts, readInsights } from './insight.reads.ts'
import { answerInsight, noteInsight } from './note-insight.ts'
import { readDirectModes, readPersuasions } from './persuasion.reads.ts'
import { readRelationship, readRelationshipCounts, readRelationships } from './relationship.reads.ts'
import { endDirectMode, recordPersuasion, startDirectMode } from './start-direct-mode.ts'

/** Who holds a relationship and who is asked; direct mode and what came before it; what customers said. */
export function relationshipRoutes(serving: Serving): void {
  askedRoutes(serving)
  directRoutes(serving)
  insightRoutes(serving)
}

function askedRoutes({ serve }: Serving): void {
  serve(contract.listRelationships, ({ db, query }) => readRelationships(db, query))
  serve(contract.countRelationships, ({ actor, db, now }) => readRelationshipCounts(db, actor, now))
  serve(contract.getRelationship, ({ actor, db, params, now }) =>
    readRelationship(db, actor, params.accountId, now),
  )
}

function directRoutes({ serve }: Serving): void {
  serve(contract.estimateDirectMode, ({ actor, db, query, now }) => readEstimate(db, actor, query, now))
  serve(contract.listDirectModes, ({ db, query }) => readDirectModes(db, query))
  serve(contract.startDirectMode, ({ actor, body, write, now }) =>
    write(async (tx) => {
      const { id } = acceptedOr(await startDirectMode(tx, actor, body, now))
      return { id }
    }),
  )
  serve(contract.endDirectMode, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await endDirectMode(tx, actor, params.directModeId, now)
      return { id: params.directModeId }
    }),
  )
  serve(contract.listPersuasions, ({ db, query }) => readPersuasions(db, query))
  serve(contract.recordPersuasion, ({ actor, body, write, now }) =>
    write(async (tx) => ({ id: await recordPersuasion(tx, actor, body, now) })),
  )
}

function insightRoutes({ serve }: Serving): void {
  serve(insight.listInsights, ({ actor, db, query }) => readInsights(db, actor, query))
  serve(insight.countInsights, ({ actor, db, now }) => readInsightCounts(db, actor, now))
  serve(insight.noteInsight, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => ({ id: await noteInsight(tx, actor, { ...params, ...body }, now, host) })),
  )
  serve(insight.answerInsight, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await answerInsight(tx, actor, params.insightNoteId, body.answer, now)
      return { id: params.insightNoteId }
    }),
  )
}
