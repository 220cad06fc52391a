import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import { readOpportunity } from '../../customers/server/opportunity.reads.ts'
import type { Actor } from '../../kernel/actor.ts'
import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type Need, usualWeights } from '../need.ts'
import { canSetWeights } from '../policy.ts'
import * as contract from '../result.contract.ts'
import * as weights from '../weights.contract.ts'
import { compareAdvocates } from './compare-advocates.ts'
import { explainMatch } from './explain-match.ts'
import { readGap } from './gap.reads.ts'
import { readWeights } from './need.reads.ts'
import { previewWeights } from './preview-weights.ts'
import { setWeights } from './set-weights.ts'

/** What can be asked about a list of matches, and how much each thing counts in it. */
export function resultRoutes({ serve }: Serving): void {
  serve(contract.explainMatch, async ({ actor, body, db, now }) => {
    await requireOpportunity(db, actor, body.need)
    return explainMatch(db, actor, body, now)
  })
  serve(contract.compareAdvocates, async ({ actor, body, db, now }) => {
    await requireOpportunity(db, actor, body.need)
    return compareAdvocates(db, actor, body, now)
  })
  serve(contract.findGap, async ({ actor, body, db }) => {
    await requireOpportunity(db, actor, body.need)
    return readGap(db, actor, body.need)
  })
  serve(weights.getMatchWeights, ({ actor, params, db }) => tellWeights(db, actor, params.activityTypeId))
  serve(weights.setMatchWeights, ({ actor, params, body, write }) =>
    write(async (tx) => {
      await setWeights(tx, actor, params.activityTypeId, body.weights)
      return tellWeights(tx, actor, params.activityTypeId)
    }),
  )
  serve(weights.previewMatchWeights, async ({ actor, params, body, db, now }) => {
    await requireOpportunity(db, actor, body.need)
    const need = { ...body.need, activityTypeId: params.activityTypeId }
    return previewWeights(db, actor, { need, weights: body.weights }, now)
  })
}

/** Whoever may not know of a deal may not ask with it either. */
async function requireOpportunity(db: WorkspaceDb, actor: Actor, { opportunityId }: Need): Promise<void> {
  if (opportunityId !== null) await readOpportunity(db, actor, opportunityId)
}

async function tellWeights(db: WorkspaceDb | WorkspaceTx, actor: Actor, activityTypeId: string) {
  const type = await readActivityType(db, activityTypeId)
  if (type === undefined) throw notFound('activity type')
  return {
    weights: await readWeights(db, activityTypeId),
    usual: usualWeights,
    may: { edit: canSetWeights(actor) },
  }
}
