import type { PersonActor } from '../../src/kernel/actor.ts'
import type { ResponseOf } from '../../src/kernel/contract.ts'
import type { findMatches, getOpportunityNeed } from '../../src/matching/match.contract.ts'
import { sentOf } from '../../src/matching/sent-need.ts'
import type { OpenServer } from '../prove/open-server.ts'
import { type Judgements, mean, ndcgAt } from './judgements.ts'

type Opportunity = { readonly id: string; readonly crmId: string; readonly need: string }

type Found = {
  readonly opportunities: number
  readonly knownItem: { readonly mrr: number; readonly recallAt10: number }
  readonly attribute: { readonly ndcgAt10: number }
}

/** As many as a match answers. */
const size = 50

/**
 * Runs every opportunity through the product's own match: the need its industry and country fill in, and its need as
 * words. One ranking for both questions: is the story the need was cut from among the first ten, and, with that story
 * left out, do those of the same industry and country come first?
 */
export async function measureMatches(
  server: OpenServer,
  actor: PersonActor,
  judged: ReadonlyMap<string, Judgements>,
  storyOf: ReadonlyMap<string, string>,
): Promise<Found> {
  const contactOf = new Map([...storyOf].map(([contactId, storyId]) => [storyId, contactId]))
  const rest: number[] = []
  const ndcgs: number[] = []
  const opportunities = await readOpportunities(server, actor)
  for (const opportunity of opportunities) {
    const judgements: Judgements = judged.get(opportunity.crmId) ?? { source: null, grades: new Map() }
    const { source, grades } = judgements
    const match = (without: readonly string[]) => rank(server, actor, opportunity, storyOf, without)
    if (source !== null) rest.push((await match([])).indexOf(source) + 1)
    if (grades.size === 0) continue
    const own = contactOf.get(source ?? '')
    ndcgs.push(ndcgAt(10, await match(own === undefined ? [] : [own]), grades))
  }
  return {
    opportunities: opportunities.length,
    knownItem: {
      mrr: mean(rest.map((place) => (place === 0 ? 0 : 1 / place))),
      recallAt10: mean(rest.map((place) => (place > 0 && place <= 10 ? 1 : 0))),
    },
    attribute: { ndcgAt10: mean(ndcgs) },
  }
}

async function readOpportunities(server: OpenServer, actor: PersonActor): Promise<readonly Opportunity[]> {
  const rows = await server.host.door
    .in(actor.workspaceId)
    .selectFrom('opportunities')
    .select(['id', 'crm_id', 'need'])
    .orderBy('crm_id')
    .execute()
  return rows.map((row) => ({ id: row.id, crmId: row.crm_id ?? '', need: row.need ?? '' }))
}

/** The stories in the order in which their advocates are offered. */
async function rank(
  server: OpenServer,
  actor: PersonActor,
  opportunity: Opportunity,
  storyOf: ReadonlyMap<string, string>,
  without: readonly string[],
): Promise<readonly string[]> {
  const filled = await server.ask(actor, `/api/v1/opportunities/${opportunity.id}/need`)
  const { need } = JSON.parse(filled.body) as ResponseOf<typeof getOpportunityNeed>
  const words = opportunity.need.slice(0, 4_000)
  const answer = await server.send(actor, 'POST', '/matches', {
    need: { ...sentOf(need), words },
    size,
    without,
  })
  const { free } = JSON.parse(answer.body) as ResponseOf<typeof findMatches>
  return free.flatMap(({ contactId }) => storyOf.get(contactId) ?? [])
}
