import { canChangeSettings } from '../../identity/policy.ts'
import type { Serving } from '../../server/serve.ts'
import { shareText as shareEndpoint } from '../brief.contract.ts'
import { getDealStages } from '../deal-stages.contract.ts'
import { readDealStages } from './deal-stages.reads.ts'
import { shareText } from './share-text.ts'

/** What suits a deal, and what is shared instead of asking somebody. */
export function guidanceRoutes({ serve }: Serving): void {
  serve(getDealStages, async ({ actor, db }) => {
    const { stages, unplaced } = await readDealStages(db)
    const { early, middle, late } = stages
    const parts = { early: [...early], middle: [...middle], late: [...late] }
    return { ...parts, unplaced: [...unplaced], may: { change: canChangeSettings(actor) } }
  })
  serve(shareEndpoint, async ({ actor, body, write, now, host }) =>
    write(async (tx) => ({ entryId: await shareText(tx, actor, body, now, host) })),
  )
}
