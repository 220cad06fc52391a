import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { acceptanceRoutes } from '../acceptance/server/acceptance.routes.ts'
import { arcRoutes } from '../arcs/server/arc.routes.ts'
import {
  addVoice as addVoiceEndpoint,
  decideOnNomination as decideEndpoint,
  findNominees,
  getNomination,
  listNominations,
  nominate,
  startNomination,
  withdrawNomination as withdrawEndpoint,
} from '../contract.ts'
import { evidenceRoutes } from '../evidence/server/evidence.routes.ts'
import { participationRoutes } from '../participation/server/participation.routes.ts'
import { promptRoutes } from '../prompts/server/prompt.routes.ts'
import { getRecruiting } from '../recruiting.contract.ts'
import { selfRoutes } from '../self/server/self.routes.ts'
import { addVoice } from './add-voice.ts'
import { decideOnNomination } from './decide-on-nomination.ts'
import { nominateContact } from './nominate-contact.ts'
import { readNominees, readStart } from './nominee.reads.ts'
import { readNomination, readNominations } from './reads.ts'
import { readRecruiting } from './recruiting.reads.ts'
import { withdrawNomination } from './withdraw-nomination.ts'

/** Putting customers forward, deciding on it, and the board of everybody on the way. */
function nominationRoutes({ serve }: Serving): void {
  serve(nominate, async ({ actor, body, write, now }) => {
    const { id, contactId } = acceptedOr(await write((tx) => nominateContact(tx, actor, body, now)))
    return { id, contactId }
  })
  serve(listNominations, async ({ actor, query, db, now }) => {
    const { mine = false, cursor, size = 50, ...narrowed } = query
    return readNominations(db, actor, { ...narrowed, mine, cursor, size }, now)
  })
  serve(findNominees, async ({ actor, query, db }) => ({
    found: await readNominees(db, actor, query.q, query.accountId ?? null),
  }))
  serve(startNomination, async ({ actor, query, db }) => readStart(db, actor, query))
  serve(getNomination, async ({ actor, params, db, now }) =>
    readNomination(db, actor, params.nominationId, now),
  )
  serve(addVoiceEndpoint, async ({ actor, params, body, write, now }) => {
    acceptedOr(await write((tx) => addVoice(tx, actor, { ...params, words: body.words ?? null }, now)))
    return {}
  })
  triageRoutes({ serve })
}

function triageRoutes({ serve }: Pick<Serving, 'serve'>): void {
  serve(decideEndpoint, async ({ actor, params, body, write, now, host }) => {
    const input = { ...params, ...body }
    const { state, stage } = acceptedOr(await write((tx) => decideOnNomination(tx, actor, input, now, host)))
    return { state, stage }
  })
  serve(withdrawEndpoint, async ({ actor, params, body, write, now }) => {
    acceptedOr(
      await write((tx) => withdrawNomination(tx, actor, { ...params, note: body.note ?? null }, now)),
    )
    return {}
  })
  serve(getRecruiting, async ({ actor, db, now }) => readRecruiting(db, actor, now))
}

/** The routes of nominations and their parts; where two could answer, the first does. */
export const routesOfNominations: readonly ((serving: Serving) => void)[] = [
  promptRoutes,
  selfRoutes,
  acceptanceRoutes,
  participationRoutes,
  arcRoutes,
  evidenceRoutes,
  nominationRoutes,
]
