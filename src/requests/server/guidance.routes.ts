import { canChangeSettings } from '../../identity/policy.ts'
import type { Serving } from '../../server/serve.ts'
import { shareText } from '../asks/server/share-text.ts'
import { shareText as shareEndpoint } from '../brief.contract.ts'
import { getOpportunityStages } from '../opportunity-stages.contract.ts'
import { readOpportunityStages } from './opportunity-stages.reads.ts'

/** What suits a deal, and what is shared instead of asking somebody. */
export function guidanceRoutes({ serve }: Serving): void {
  serve(getOpportunityStages, async ({ actor, db }) => {
    const { stages, unplaced } = await readOpportunityStages(db)
    const { early, middle, late } = stages
    const parts = { early: [...early], middle: [...middle], late: [...late] }
    return { ...parts, unplaced: [...unplaced], may: { change: canChangeSettings(actor) } }
  })
  serve(shareEndpoint, async ({ actor, body, write, now, host }) =>
    write(async (tx) => ({ entryId: await shareText(tx, actor, body, now, host) })),
  )
}
