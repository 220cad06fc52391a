import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { addJourneyStep, getAdvocate, listJourneySteps } from '../advocate.contract.ts'
import { readAdvocate, readJourneySteps } from './advocate.reads.ts'
import { stepAlongJourney } from './step-along-journey.ts'

/** An advocate and the journey. */
export function advocateRoutes({ serve }: Serving): void {
  serve(getAdvocate, async ({ actor, params, db, now }) => readAdvocate(db, actor, params.contactId, now))
  serve(listJourneySteps, async ({ actor, params, db }) => ({
    steps: await readJourneySteps(db, actor, params.contactId),
  }))
  serve(addJourneyStep, async ({ actor, params, body, write, now }) => {
    const { to, isOverride } = acceptedOr(
      await write((tx) => stepAlongJourney(tx, actor, { ...body, ...params }, now)),
    )
    return { stage: to, isOverride }
  })
}
