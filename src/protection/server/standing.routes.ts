import { pointsOf } from '../../activities/activity-type.ts'
import { readActivityType, readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { type LedgerContact, readLedgerContact } from '../../activities/server/ledger.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { ProtectionFacts } from '../facts.ts'
import { loadPicture } from '../load-picture.ts'
import { type KindStanding, mayAsk } from '../may-ask.ts'
import {
  canObject,
  canReadEffects,
  canReadLoad,
  canReadStanding,
  canReserve,
  canRest,
  seesCauses,
} from '../policy.ts'
import { getLoad, getStanding, previewActivityType } from '../standing.contract.ts'
import { standingOf } from '../standing.ts'
import { tellReasons, tellStanding } from '../tell-standing.ts'
import { previewEffect } from './effect.reads.ts'
import { type RulesToday, readFacts, readRules } from './facts.reads.ts'

/** What may be asked next, the load behind it, and whom another rule would touch. */
export function standingRoutes({ serve }: Serving): void {
  serve(getStanding, async ({ actor, db, params, now }) => {
    const { contact, facts, at } = await read(db, params.contactId, now)
    requirePermission(
      canReadStanding(actor, { ...contact, isDiscoverable: facts.person?.isDiscoverable === true }),
    )
    const sees = seesCauses(actor, contact)
    const kinds = mayAsk(facts, await readActivityTypes(db))
    return {
      general: tellStanding(standingOf(facts, null, at.today), sees),
      kinds: kinds.map((kind) => tellKind(kind, sees)),
      may: mayOf(actor, contact),
    }
  })
  serve(getLoad, async ({ actor, db, params, query, now }) => {
    const { contact, facts } = await read(db, params.contactId, now)
    requirePermission(canReadLoad(actor, contact))
    if (facts.person === null) throw notFound('contact')
    const type =
      query.activityTypeId === undefined ? undefined : await readActivityType(db, query.activityTypeId)
    if (query.activityTypeId !== undefined && type === undefined) throw notFound('activity type')
    const asked = type === undefined || query.on === undefined ? null : { type, on: query.on }
    return loadPicture(facts, facts.person, asked)
  })
  serve(previewActivityType, async ({ actor, db, params, query, now }) => {
    requirePermission(canReadEffects(actor))
    const type = await readActivityType(db, params.activityTypeId)
    if (type === undefined) throw notFound('activity type')
    return previewEffect(db, type, query, now)
  })
}

async function read(
  db: WorkspaceDb,
  contactId: string,
  now: string,
): Promise<{ contact: LedgerContact; facts: ProtectionFacts; at: RulesToday }> {
  const contact = await readLedgerContact(db, contactId)
  if (contact === undefined) throw notFound('contact')
  const at = await readRules(db, now)
  const facts = (await readFacts(db, [contact.contactId], at)).get(contact.contactId)
  if (facts === undefined) throw notFound('contact')
  return { contact, facts, at }
}

function tellKind({ type, said, standing, earliestOn, says }: KindStanding, sees: boolean) {
  const reasons = tellReasons(standing.reasons, sees)
  const { id, name, family, loadQuarters, noticeDays } = type
  return {
    activityType: { id, name, family, loadPoints: pointsOf(loadQuarters), noticeDays },
    said,
    state: standing.state,
    earliestOn,
    says: reasons[0]?.says ?? says,
    reasons,
  }
}

const mayOf = (actor: PersonActor, contact: LedgerContact) => ({
  ask: canReserve(actor, 'person'),
  rest: canRest(actor, contact),
  object:
    contact.accountId === null
      ? 'This contact belongs to no account.'
      : canObject(actor, { ownerId: contact.relationshipOwnerId }),
})
