import type { ActivityType } from '../../activities/activity-type.ts'
import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import {
  type LedgerContact,
  readLedgerAccount,
  readLedgerContact,
  readLedgerOpportunity,
} from '../../activities/server/ledger.reads.ts'
import { recordUse } from '../../activities/server/record-use.ts'
import { requirePerson } from '../../customers/server/owner.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import { addDays, type Day, type Instant } from '../../kernel/time.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askedForOf } from '../asked-for.ts'
import { type Effect, longestAgo, refuseDay } from '../outside-ask.ts'
import { canLogOutside, canReadStanding, seesCauses } from '../policy.ts'
import { standingOf } from '../standing.ts'
import { tellReasons } from '../tell-standing.ts'
import type { RulesToday } from './facts.reads.ts'
import { lockForAsk } from './lock.store.ts'
import { findSameUse, insertOutsideAsk } from './outside-ask.store.ts'
import { factsOf } from './reserve-ask.ts'

type OutsideAskInput = {
  readonly contactId: string
  readonly activityTypeId: string
  readonly on: Day
  readonly opportunityId?: string | null
  readonly prospectId?: string | null
  /** Who asked the customer; whoever writes it down, where nobody is named. */
  readonly askedById?: string | null
  readonly note?: string | null
  /** It was another one: the same kind, customer and day are on record already. */
  readonly isAnother?: boolean
}

type Logged = Decision<{ readonly askId: string; readonly effect: Effect | null }, 'on-record-already'>

/**
 * Writes down an ask that took place outside the program: it counts in load and history like any other. What happened
 * is never refused for the rules; it is told what stood against it and what it does to whoever was asked. Account and
 * contact are held as for a reservation, so that the next ask is decided with it.
 */
export async function logOutsideAsk(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: OutsideAskInput,
  now: Instant,
): Promise<Logged> {
  requirePermission(canLogOutside(actor))
  const whom = await loadWhom(tx, actor, input)
  const { contactId, contact, type } = whom
  const { accountId } = contact
  const at = await lockForAsk(tx, actor.workspaceId, accountId, contactId, now)
  const refusal = refuseDay(input.on, at.today, addDays(at.today, -longestAgo))
  if (refusal !== null) throw invalid('on', refusal)
  if (input.isAnother !== true) {
    const use = { contactId, accountId, activityTypeId: type.id, on: input.on }
    const same = await findSameUse(tx, use)
    if (same !== undefined) return onRecord(type, same)
  }
  const before = await factsOf(tx, contactId, accountId, at)
  const askId = await write(tx, actor, input, whom, now)
  const isDiscoverable = before.person?.isDiscoverable === true
  if (canReadStanding(actor, { ...contact, isDiscoverable }) !== null) return accept({ askId, effect: null })
  const { reasons } = standingOf(before, askedForOf(type), input.on)
  const against = tellReasons(reasons, seesCauses(actor, contact)).map(({ code, says }) => ({ code, says }))
  return accept({ askId, effect: { against, ...(await effectOf(tx, contactId, accountId, at)) } })
}

function onRecord(type: ActivityType, same: { readonly askId: string; readonly holder: string | null }) {
  const by = same.holder === null ? '' : ` by ${same.holder}`
  const says = `This is on record already: ${type.name}${by}, on the same day.`
  return refuse('on-record-already', says, { askId: same.askId })
}

async function write(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: OutsideAskInput,
  { type, contact, contactId }: Whom,
  now: Instant,
): Promise<string> {
  const askedBy = input.askedById ?? actor.personId
  const use = {
    contact: contactId === null ? null : contact,
    accountId: contact.accountId,
    type,
    on: input.on,
    opportunityId: input.opportunityId ?? null,
    askedById: askedBy,
  }
  const askId = await recordUse(tx, actor, use, now)
  const { prospectId = null, note = null } = input
  const mark = { askId, askedBy, loggedBy: actor.personId, prospectId, note: clean(note) }
  await insertOutsideAsk(tx, actor.workspaceId, mark, now)
  return askId
}

/** How they stand after it. */
async function effectOf(
  tx: WorkspaceTx,
  contactId: string | null,
  accountId: string,
  at: RulesToday,
): Promise<Omit<Effect, 'against'>> {
  const standing = standingOf(await factsOf(tx, contactId, accountId, at), null, at.today)
  const { load, freeFrom } = standing
  return {
    freeFrom,
    load: load === null ? null : { now: (load.done + load.reserved) / 4, cap: load.cap / 4 },
  }
}

type Whom = {
  readonly type: ActivityType
  /** Null where the company itself was asked. */
  readonly contactId: string | null
  readonly contact: LedgerContact & { readonly accountId: string }
}

async function loadWhom(tx: WorkspaceTx, actor: PersonActor, input: OutsideAskInput): Promise<Whom> {
  const contact = await readLedgerContact(tx, input.contactId)
  if (contact === undefined) throw notFound('contact')
  const { accountId } = contact
  if (accountId === null) throw invalid('contactId', 'This contact belongs to no account yet.')
  const type = await readActivityType(tx, input.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  if (input.opportunityId != null && (await readLedgerOpportunity(tx, input.opportunityId)) === undefined)
    throw notFound('opportunity')
  if (input.prospectId != null && (await readLedgerAccount(tx, input.prospectId)) === undefined)
    throw notFound('account')
  if (input.askedById != null && input.askedById !== actor.personId)
    await requirePerson(tx, actor.workspaceId, 'askedById', input.askedById)
  const contactId = type.isAccountLevel ? null : contact.contactId
  return { type, contactId, contact: { ...contact, accountId } }
}
