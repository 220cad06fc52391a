import { confirmFacts } from '../../../advocates/server/confirm-facts.ts'
import { endPermissions } from '../../../advocates/server/end-permissions.ts'
import { readStage } from '../../../advocates/server/stage.reads.ts'
import { stepAlongJourney } from '../../../advocates/server/step-along-journey.ts'
import { requireAccount } from '../../../customers/server/create-contact.ts'
import { markContactBack, markContactLeft, moveContact } from '../../../customers/server/update-contact.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { accept, type Refusal } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { acceptedOr, invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { causeNames, type DepartureCause, decideReview, type ReviewDecision } from '../change.ts'
import { reviewDecided } from '../events.ts'
import { canDecide } from '../policy.ts'
import { readChangeGround } from './found.reads.ts'
import { readLastStep } from './review.reads.ts'
import { loadReview, rememberEmployments, type StoredReview, saveDecision, saveDeparture } from './store.ts'

export type ReviewToDecide = {
  readonly reviewId: string
  readonly decision: ReviewDecision
  readonly cause?: DepartureCause | null
  readonly note?: string | null
  readonly toAccountId?: string | null
  readonly titleThere?: string | null
  /** Somebody at the old account who is to stand in their place. */
  readonly successorId?: string | null
  readonly version: number
}

/**
 * Decides what becomes of somebody after a change, and does it: who stays is vouched for; who moved is carried over with
 * their history, their permissions end, they retire where they were and are potential where they are; who left or retires
 * ends, with the cause. A successor begins the journey.
 */
export async function decideOnReview(
  tx: WorkspaceTx,
  actor: Actor,
  input: ReviewToDecide,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const review = await loadReview(tx, actor.workspaceId, input.reviewId, input.version)
  requirePermission(canDecide(actor, review, input.decision))
  const note = clean(input.note)
  const toAccountId = input.decision === 'moved' ? (input.toAccountId ?? null) : null
  const given = { decision: input.decision, cause: input.cause ?? null, note, toAccountId }
  const decision = decideReview(review, given)
  if (!decision.ok) return decision
  if (toAccountId !== null) await requireAccount(tx, actor.workspaceId, toAccountId, 'toAccountId')
  const successorId = input.decision === 'stays' ? null : (input.successorId ?? null)
  if (successorId === review.contactId) throw invalid('successorId', 'is the one who goes')
  const { today } = await readChangeGround(tx, now)
  const act = { tx, actor, review, today, now }
  switch (input.decision) {
    case 'stays':
      await stay(act)
      break
    case 'moved':
      await move(act, toAccountId ?? '', clean(input.titleThere))
      break
    case 'left':
      if (review.leftOn === null) await markContactLeft(tx, actor, review.contactId, { on: today }, now)
      break
    case 'retired':
      break
  }
  if (decision.cause !== null) await end(act, input.decision, decision.cause, note)
  if (successorId !== null) await begin(act, successorId)
  const decided = { decision: input.decision, cause: decision.cause, toAccountId, successorId }
  await saveDecision(tx, actor.workspaceId, review.id, { ...decided, note, decidedBy: personOf(actor) }, now)
  await rememberEmployments(tx, actor.workspaceId, [review.contactId], now)
  await announce(tx, reviewDecided(actor, review.id, review, decided))
  return accept({})
}

type Act = {
  readonly tx: WorkspaceTx
  readonly actor: Actor
  readonly review: StoredReview
  readonly today: Day
  readonly now: Instant
}

/** All is as it was: back where an import or a colleague took them from, and vouched for from today. */
async function stay({ tx, actor, review, now }: Act): Promise<void> {
  const { contactId, accountId, accountNow } = review
  if (review.leftOn !== null) await markContactBack(tx, actor, contactId, now)
  if (accountId !== null && accountNow !== accountId && review.kinds.includes('other-account')) {
    const { contactVersion } = review
    const version = review.leftOn === null ? contactVersion : contactVersion + 1
    await moveContact(tx, actor, contactId, { version, accountId }, now)
  }
  const stage = await readStage(tx, actor.workspaceId, contactId)
  if (stage === 'customer') return
  await confirmFacts(tx, actor, { contactId, kind: 'employment', section: null }, now)
}

/** Carried over with their history; what they allowed was for the old account. */
async function move(
  { tx, actor, review, now }: Act,
  toAccountId: string,
  titleThere: string | null,
): Promise<void> {
  const { contactId, accountNow, contactVersion: version } = review
  const title = titleThere === null ? {} : { title: titleThere }
  if (accountNow !== toAccountId)
    await moveContact(tx, actor, contactId, { version, accountId: toAccountId, ...title }, now)
  else if (review.leftOn !== null) await markContactBack(tx, actor, contactId, now)
}

/** Whoever was on the way or could be found ends here, with the cause kept beside the step; who moved begins anew. */
async function end(
  { tx, actor, review, today, now }: Act,
  decision: ReviewDecision,
  cause: DepartureCause,
  note: string | null,
): Promise<void> {
  const { contactId, accountId } = review
  await endPermissions(tx, actor, { contactId, accountId }, today)
  const stage = await readStage(tx, actor.workspaceId, contactId)
  if (stage === 'customer') return
  if (stage !== 'retired' && stage !== 'declined') {
    const reason = note ?? causeNames[cause]
    acceptedOr(await stepAlongJourney(tx, actor, { contactId, action: 'retire', reason }, now))
    const step = await readLastStep(tx, contactId)
    if (step === undefined) throw notFound('step')
    const said = { cause, reviewId: review.id, saidBy: personOf(actor) }
    await saveDeparture(tx, actor.workspaceId, { stepId: step.id, contactId, accountId, ...said }, now)
  }
  if (decision !== 'moved') return
  const again = { contactId, action: 'consider', reason: 'Works elsewhere now' } as const
  acceptedOr(await stepAlongJourney(tx, actor, again, now))
}

/** Who is to stand in their place begins the journey, unless they are on it already. */
async function begin({ tx, actor, now }: Act, successorId: string): Promise<void> {
  const found = await tx
    .selectFrom('contacts')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', successorId)
    .executeTakeFirst()
  if (found === undefined) throw invalid('successorId', 'is no contact')
  const stage = await readStage(tx, actor.workspaceId, successorId)
  if (stage !== 'customer' && stage !== 'retired' && stage !== 'declined') return
  const first = {
    contactId: successorId,
    action: 'consider',
    reason: 'In the place of somebody who went',
  } as const
  acceptedOr(await stepAlongJourney(tx, actor, first, now))
}
