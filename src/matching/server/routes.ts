import { readOpportunity } from '../../customers/server/opportunity.reads.ts'
import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { findMatches as findMatchesEndpoint, getOpportunityNeed } from '../match.contract.ts'
import { needOfOpportunity, type OpportunityFacts } from '../need.ts'
import { findMatches } from './find-matches.ts'
import {
  nameCriteria,
  readOpportunityFacts,
  readTree,
  readWeights,
  takeIndustries,
  termsOf,
} from './need.reads.ts'
import { readingRoutes } from './reading.routes.ts'
import { resultRoutes } from './result.routes.ts'
import { usualActivity } from './usual-activity.reads.ts'

/** Matching: a need in, ranked advocates with reasons out. */
export function matchingRoutes(serving: Serving): void {
  const { serve } = serving
  readingRoutes(serving)
  resultRoutes(serving)
  serve(findMatchesEndpoint, async ({ actor, body, db, now }) => {
    const { need, size, without } = body
    // Whoever may not know of a deal may not ask with it either.
    if (need.opportunityId !== null) await readOpportunity(db, actor, need.opportunityId)
    return findMatches(db, actor, need, now, {
      ...(size === undefined ? {} : { size }),
      ...(without === undefined ? {} : { without }),
    })
  })
  serve(getOpportunityNeed, async ({ actor, params, query, db }) => {
    await readOpportunity(db, actor, params.opportunityId)
    const facts = await readOpportunityFacts(db, params.opportunityId)
    if (facts === undefined) throw notFound('opportunity')
    const placed = await placeOpportunity(db, actor.workspaceId, facts)
    const need = needOfOpportunity(placed, query.activityTypeId ?? (await usualActivity(db)))
    const tree = await readTree(db, termsOf(need.criteria))
    const weights = await readWeights(db, need.activityTypeId)
    return { need: { ...need, criteria: [...(await nameCriteria(db, need.criteria, tree, weights))] } }
  })
}

/** A deal whose industry nobody gave its place yet, with the one its text most likely means. */
async function placeOpportunity(
  db: WorkspaceDb,
  workspaceId: string,
  facts: OpportunityFacts,
): Promise<OpportunityFacts> {
  const { industryId, industryText } = facts
  if (industryId !== null || industryText === null) return facts
  const taken = await takeIndustries(db, workspaceId, [industryText])
  return { ...facts, industryId: taken.get(industryText) ?? null }
}
