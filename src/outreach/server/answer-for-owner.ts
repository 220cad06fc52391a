import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { canObject } from '../../protection/policy.ts'
import { raiseObjection } from '../../protection/server/raise-objection.ts'
import { type Objection, objections } from '../../requests/approvals/approval.texts.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { ownerAnswered } from '../events.ts'
import { decideAct, type OwnerAnswer } from '../outreach.ts'
import { canAnswerForOwner } from '../policy.ts'
import { readGround } from './ground.reads.ts'
import { awaitedOf, tellSender } from './outreach.mails.ts'
import { holdOutreach, type LoadedOutreach, saveOutreach } from './outreach.store.ts'
import { readPersonHere } from './person.reads.ts'

export type OwnerSays = {
  readonly outreachId: string
  readonly answer: OwnerAnswer
  readonly objection?: Objection | null
  readonly until?: Day | null
  readonly note?: string | null
}

/**
 * The relationship owner's word about a planned first word: it goes on, they join in it, or it does not. An objection
 * holds for everything else we might ask of that contact too, until its day or until lifted.
 */
export async function answerForOwner(
  tx: WorkspaceTx,
  actor: Actor,
  input: OwnerSays,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const outreach = await holdOutreach(tx, input.outreachId)
  requirePermission(canAnswerForOwner(actor, outreach))
  const decision = decideAct(outreach.state, 'owner-answer')
  if (!decision.ok) return decision
  const { objection, until } = await readObjection(tx, input, now)
  const note = clean(input.note)
  requireReason(actor, outreach, input.answer, note)
  // By link it is whoever was asked.
  const by = personOf(actor) ?? outreach.askedId
  await saveOutreach(
    tx,
    actor.workspaceId,
    outreach.id,
    {
      ...(input.answer === 'object'
        ? { state: 'objected' }
        : outreach.state === 'free'
          ? {}
          : { state: 'free' }),
      ...{ owner_answer: input.answer, owner_answered_at: now, owner_answered_by: by },
      ...{ objection, objection_until: until, owner_note: note },
    },
    now,
  )
  await announce(tx, ownerAnswered(actor, outreach, { answer: input.answer, until, note }))
  if (objection !== null) await object(tx, actor, outreach, { objection, until }, now)
  await endAwaitedNotices(tx, [awaitedOf(outreach.id)], now)
  const owner = (by === null ? undefined : await readPersonHere(tx, by))?.name ?? 'The relationship owner'
  const { id, senderId, wasAsked, name: contact } = outreach
  const told = { id, senderId, wasAsked, contact, answer: input.answer, owner, objection, until, note }
  await tellSender(tx, told, by, host, now)
  return accept({})
}

/** Whoever decides in place of an owner who was never asked says why. */
function requireReason(
  actor: Actor,
  { state, wasAsked, askedId }: Pick<LoadedOutreach, 'state' | 'wasAsked' | 'askedId'>,
  answer: OwnerAnswer,
  note: string | null,
): void {
  const isDecision =
    state === 'with-owner' && !wasAsked && answer === 'go-ahead' && personOf(actor) !== askedId
  if (isDecision && note === null) throw invalid('note', 'Say why it goes on without them.')
}

/** Why not, and until when; nothing where it goes on. Throws where the reason is missing, or the day is not ahead. */
async function readObjection(tx: WorkspaceTx, input: OwnerSays, now: Instant) {
  if (input.answer !== 'object') return { objection: null, until: null }
  const { today } = await readGround(tx, now)
  const until = input.until ?? null
  if (until !== null && until <= today) throw invalid('until', 'This day is not ahead.')
  if (input.objection == null) throw invalid('objection', 'Say why not.')
  return { objection: input.objection, until }
}

/** The same no for everybody: nobody else asks them before its day. */
async function object(
  tx: WorkspaceTx,
  actor: Actor,
  outreach: LoadedOutreach,
  { objection, until }: { readonly objection: Objection; readonly until: Day | null },
  now: Instant,
): Promise<void> {
  if (outreach.accountId === null) return
  const reason = objections.find(({ code }) => code === objection)?.says ?? objection
  const whom = { accountId: outreach.accountId, contactId: outreach.contactId, reason, until }
  // Who owns the contact alone was asked about them, and may say no to this one.
  const isTheirs = canObject(actor, { ownerId: outreach.relationshipOwnerId }) === null
  const { workspaceId } = actor
  const asked = { kind: 'link', workspaceId, purpose: 'outreach', subjectId: outreach.id } as const
  await raiseObjection(tx, isTheirs ? actor : asked, whom, now)
}

/** An owner's days went by without a word: it goes on, and whoever writes is told. */
export async function goOnInSilence(
  tx: WorkspaceTx,
  actor: Actor,
  outreachId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const outreach = await holdOutreach(tx, outreachId)
  if (outreach.state !== 'with-owner') return
  const change = { state: 'free', owner_answer: 'silence', owner_answered_at: now } as const
  await saveOutreach(tx, actor.workspaceId, outreach.id, change, now)
  await announce(tx, ownerAnswered(actor, outreach, { answer: 'silence', until: null, note: null }))
  const owner = outreach.askedId === null ? undefined : await readPersonHere(tx, outreach.askedId)
  const news = {
    id: outreach.id,
    senderId: outreach.senderId,
    wasAsked: true,
    contact: outreach.name,
    answer: 'silence',
  } as const
  const told = {
    ...news,
    owner: owner?.name ?? 'The relationship owner',
    objection: null,
    until: null,
    note: null,
  }
  await tellSender(tx, told, null, host, now)
}
