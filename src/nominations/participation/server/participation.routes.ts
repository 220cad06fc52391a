import type { Serving } from '../../../server/serve.ts'
import { readNomination } from '../../server/reads.ts'
import {
  callForNominations,
  getNomineeUses,
  getOwnNominations,
  getParticipation,
  listNominators,
} from '../participation.contract.ts'
import { readNomineeUses, readOwnNominations } from './became.reads.ts'
import { sendCall } from './call-for-nominations.ts'
import { readNominators, readParticipation } from './participation.reads.ts'

/** Who puts customers forward, what became of it, and writing to those who do not. */
export function participationRoutes({ serve }: Serving): void {
  serve(getParticipation, async ({ actor, query, db, now }) => readParticipation(db, actor, query, now))
  serve(listNominators, async ({ actor, query, db, now }) => readNominators(db, actor, query, now))
  serve(callForNominations, async ({ actor, body, write, now, host }) => ({
    people: await write((tx) => sendCall(tx, actor, body, now, host)),
  }))
  serve(getOwnNominations, async ({ actor, db }) => readOwnNominations(db, actor.workspaceId, actor.personId))
  serve(getNomineeUses, async ({ actor, params, db, now }) => {
    // Throws where the actor does not see the nomination.
    await readNomination(db, actor, params.nominationId, now)
    return { uses: await readNomineeUses(db, actor, params.nominationId) }
  })
}
