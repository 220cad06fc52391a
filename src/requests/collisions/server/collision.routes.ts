import { readActivityType } from '../../../activities/server/activity-type.reads.ts'
import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import { seesContact } from '../../../customers/policy.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { readIsPublic } from '../../../matching/server/saved-need.reads.ts'
import { notFound } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { earliestDay } from '../../notice.ts'
import { seesRequest } from '../../policy.ts'
import { findRequest, type LoadedRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { listCollisions, lookForCollisions } from '../collision.contract.ts'
import { collisionDays } from '../collision.ts'
import { readCollisions, readCollisionsOf } from './collision.reads.ts'

/** Where teams meet at one customer: beforehand, and as it stands on a request. */
export function collisionRoutes({ serve }: Serving): void {
  serve(lookForCollisions, async ({ actor, params, query, db, now }) => {
    const request = await requireSeen(db, actor, params.requestId)
    return { rows: await lookAhead(db, actor, request, query, now) }
  })
  serve(listCollisions, async ({ actor, params, db }) => {
    await requireSeen(db, actor, params.requestId)
    return { rows: await readCollisionsOf(db, params.requestId) }
  })
}

async function requireSeen(db: WorkspaceDb, actor: PersonActor, requestId: string): Promise<LoadedRequest> {
  const request = await findRequest(db, requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  return request
}

async function lookAhead(
  db: WorkspaceDb,
  actor: PersonActor,
  request: LoadedRequest,
  asked: { readonly contactId: string; readonly on?: Day },
  now: Instant,
) {
  const contact = await readLedgerContact(db, asked.contactId)
  const type = await readActivityType(db, request.activityTypeId)
  if (contact?.accountId == null || type === undefined) throw notFound('contact')
  if (!seesContact(actor, contact) && !(await readIsPublic(db, contact.contactId))) throw notFound('contact')
  const { rules, today } = await readRequestRules(db, now)
  const wished = asked.on ?? request.needBy
  const on = wished !== null && wished >= today ? wished : earliestDay(today, type.noticeDays, rules.calendar)
  const met = await readCollisions(db, {
    requestId: request.id,
    actorId: actor.personId,
    accountId: contact.accountId,
    contactId: type.isAccountLevel ? null : contact.contactId,
    ...{ on, today: dayOf(now, rules.calendar.timeZone), now, without: null },
    days: await readSetting(db, actor, collisionDays),
  })
  return met.map(({ personId: _, requestId: __, ...told }) => told)
}
