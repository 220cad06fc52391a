import type { PermissionUse } from '../../activities/activity-type.ts'
import type { WillingnessAnswer } from '../../advocates/profile.ts'
import { addNeverWith } from '../../advocates/server/add-never-with.ts'
import { confirmFacts } from '../../advocates/server/confirm-facts.ts'
import { editProfile } from '../../advocates/server/edit-profile.ts'
import { removeNeverWith } from '../../advocates/server/remove-never-with.ts'
import { vouchForFact } from '../../customers/server/confirm-customer-fact.ts'
import type { LinkActor } from '../../kernel/actor.ts'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { changeOwnLimits } from '../../requests/asks/server/change-own-limits.ts'
import { leaveProgram } from '../../requests/asks/server/leave-program.ts'
import { invalid, notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Confirmable } from '../own-page.ts'
import { type OwnPlace, readOwnPlace } from './own-place.reads.ts'
import { readOwnRecord } from './own-record.reads.ts'
import { tellOwnNews } from './tell-own-news.ts'

/** Who acts on their own page, when, and on which server. */
export type Own = {
  readonly tx: WorkspaceTx
  readonly actor: LinkActor
  readonly contactId: string
  readonly now: Instant
  readonly host: Host
}

/** Whose page it is; 404 where they are not on the journey any more. */
export async function loadOwnPlace({ tx, contactId }: Own): Promise<OwnPlace> {
  const place = await readOwnPlace(tx, contactId)
  if (place === null) throw notFound('page')
  return place
}

/** What is on record, read in the transaction that changes it. */
export async function loadOwnRecord({ tx, contactId, now }: Own) {
  const record = await readOwnRecord(tx, contactId, dayOf(now))
  if (record === null) throw notFound('page')
  return record
}

/** Notes that the advocate themselves vouches for a fact: what they wrote counts as said by them. */
export async function vouchAsOwn({ tx, actor, contactId, now }: Own, fact: string, key = ''): Promise<void> {
  await vouchForFact(tx, actor, { contactId, accountId: null, fact, key }, now)
}

type Limits = Parameters<typeof changeOwnLimits>[3]

/** An advocate changes their limits, names busy days, rests, or ends a rest; their relationship owner hears of it. */
export async function changeLimits(own: Own, limits: Limits): Promise<void> {
  const { tx, actor, contactId, now, host } = own
  await changeOwnLimits(tx, actor, contactId, limits, now)
  await vouchAsOwn(own, 'limits')
  const did =
    limits.restUntil === undefined
      ? limits.blackout === undefined
        ? 'changed their limits'
        : 'named busy days'
      : limits.restUntil === null
        ? 'ended their rest'
        : `rests until ${limits.restUntil}`
  await tellOwnNews(tx, await loadOwnPlace(own), { did, paragraphs: [] }, now, host)
}

/** An advocate says what they would do of one kind, or takes the answer back. What was agreed beside it stays. */
export async function answerKind(
  own: Own,
  { activityTypeId, answer }: { readonly activityTypeId: string; readonly answer: WillingnessAnswer | null },
): Promise<void> {
  const { tx, actor, contactId, now, host } = own
  const { journey } = await loadOwnRecord(own)
  const known = await tx
    .selectFrom('willingness')
    .select(['is_public', 'languages', 'limit_note', 'own_limit', 'own_limit_days'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('activity_type_id', '=', activityTypeId)
    .executeTakeFirst()
  const willingness = {
    activityTypeId,
    answer,
    isPublic: known?.is_public ?? null,
    languages: known?.languages ?? null,
    limitNote: known?.limit_note ?? null,
    ownLimit: known?.own_limit ?? null,
    ownLimitDays: known?.own_limit_days ?? null,
  }
  const profile = { willingness: [willingness] }
  await editProfile(tx, actor, { contactId, version: journey.version, profile }, now)
  await vouchAsOwn(own, 'willingness', activityTypeId)
  await tellOwnNews(
    tx,
    await loadOwnPlace(own),
    { did: 'changed what they would do', paragraphs: [] },
    now,
    host,
  )
}

/** An advocate names whom or what they will not talk to or about. */
export async function addNever(own: Own, name: string): Promise<void> {
  const { tx, actor, contactId, now } = own
  const never = { kind: 'other', name: name.trim(), accountId: null, termId: null, contactId } as const
  await addNeverWith(tx, actor, never, now)
  await vouchAsOwn(own, 'limits')
}

/** An advocate takes such a name back. */
export async function removeNever(own: Own, neverWithId: string): Promise<void> {
  await removeNeverWith(own.tx, own.actor, { contactId: own.contactId, neverWithId }, own.now)
}

/** An advocate says that something about them is still true. */
export async function confirmOwn(own: Own, fact: Confirmable): Promise<void> {
  await confirmFacts(own.tx, own.actor, { contactId: own.contactId, ...fact }, own.now)
}

/** An advocate withdraws what they allowed, from today. Twice it changes nothing; what was never allowed is not there. */
export async function withdrawPermission(own: Own, use: PermissionUse, today: Day): Promise<void> {
  const { tx, actor, contactId, now, host } = own
  const { permissions, journey } = await loadOwnRecord(own)
  const given = permissions.find((each) => each.holder === 'person' && each.use === use)
  if (given === undefined || given.answer !== 'given') throw invalid('use', 'was not allowed')
  if (given.withdrawnOn !== null) return
  const { holder, answer, scope, document, validUntil } = given
  const permission = { use, holder, answer, scope, document, validUntil, withdrawnOn: today }
  const profile = { permissions: [permission] }
  await editProfile(tx, actor, { contactId, version: journey.version, profile }, now)
  await vouchAsOwn(own, 'permission', use)
  const paragraphs = [
    `It holds from today: nothing new appears with their ${use}. Look at what appeared already, and tell them what can be taken down.`,
  ]
  const news = { did: `withdrew a permission: ${use}`, paragraphs, toProgram: true }
  await tellOwnNews(tx, await loadOwnPlace(own), news, now, host)
}

/** An advocate leaves the program by their own word. */
export async function leaveAsOwn(own: Own, reason: string | null): Promise<void> {
  await leaveProgram(own.tx, own.actor, { contactId: own.contactId, reason }, own.now, own.host)
}
