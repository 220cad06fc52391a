import type { PersonActor } from '../../kernel/actor.ts'
import { acceptedOr, notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import {
  countOwnCorrections,
  decideOwnCorrection,
  getOwnLink,
  listOwnCorrections,
  revokeOwnLinks as revokeEndpoint,
  sendOwnLink as sendEndpoint,
} from '../contract.ts'
import { seesOwnLink } from '../policy.ts'
import { countCorrections, readCorrection, readCorrectionPage } from './correction.reads.ts'
import { decideCorrection } from './decide-correction.ts'
import { readOwnLink } from './own-link.reads.ts'
import { byLinkRoutes, ownLinkRoutes, toldRoutes } from './own-page.routes.ts'
import { readOwnPlace } from './own-place.reads.ts'
import { revokeOwnLinks, sendOwnLink } from './send-own-link.ts'

/** The routes of own pages: those of advocates by their link, and those of staff. */
export function ownPageRoutes(serving: Serving): void {
  byLinkRoutes(serving)
  toldRoutes(serving)
  ownLinkRoutes(serving)
  staffRoutes(serving)
}

/** What staff see of own pages, and do about them. */
function staffRoutes({ serve }: Serving): void {
  serve(getOwnLink, async ({ actor, params, db, now, host }) => {
    const contactId = await requireSeen(db, actor, params.contactId)
    return readOwnLink(db, actor, contactId, now, host)
  })
  serve(sendEndpoint, async ({ actor, params, body, db, write, host, now }) => {
    const contactId = await requireSeen(db, actor, params.contactId)
    const sending = { contactId, through: body.through }
    const address = await write((tx) => sendOwnLink(tx, actor, sending, now, host))
    return { address, page: await readOwnLink(db, actor, contactId, now, host) }
  })
  serve(revokeEndpoint, async ({ actor, params, db, write, now, host }) => {
    const contactId = await requireSeen(db, actor, params.contactId)
    await write((tx) => revokeOwnLinks(tx, actor, contactId, now))
    return readOwnLink(db, actor, contactId, now, host)
  })
  serve(listOwnCorrections, async ({ query, db }) => readCorrectionPage(db, query))
  serve(countOwnCorrections, async ({ query, db }) => countCorrections(db, query.contact))
  serve(decideOwnCorrection, async ({ actor, params, body, db, write, now }) => {
    const id = params.ownCorrectionId
    await write(async (tx) => acceptedOr(await decideCorrection(tx, actor, { id, ...body }, now)))
    const correction = await readCorrection(db, id)
    if (correction === undefined) throw notFound('correction')
    return { correction }
  })
}

/** Whose page it is, as far as the actor may know; 404 for anybody else's customer. */
async function requireSeen(db: WorkspaceDb, actor: PersonActor, contactId: string): Promise<string> {
  const place = await readOwnPlace(db, contactId)
  if (place === null || !seesOwnLink(actor, place)) throw notFound('advocate')
  return place.contactId
}
