import type { ActivityType } from '../../../activities/activity-type.ts'
import { readActivityType } from '../../../activities/server/activity-type.reads.ts'
import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import { readAskedAbout } from '../../../customers/relationship/server/route.reads.ts'
import { hasRole, type PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { Override } from '../../../protection/decide-ask.ts'
import { reserveAsk } from '../../../protection/server/reserve-ask.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type PlannedStep, planSteps } from '../../approvals/plan-steps.ts'
import { mailInformed } from '../../approvals/server/approval.mails.ts'
import { insertApprovals } from '../../approvals/server/approval.store.ts'
import { readNamed, readSilence } from '../../approvals/server/approval-rules.reads.ts'
import { goOn } from '../../approvals/server/open-step.ts'
import { meetCollisions } from '../../collisions/server/meet-collisions.ts'
import { advocateProposed } from '../../events.ts'
import { exceptionInTheWay } from '../../exceptions/exception.ts'
import { readStandingExceptions } from '../../exceptions/server/standing-exception.reads.ts'
import { canPropose } from '../../policy.ts'
import { type LoadedRequest, loadRequest, saveRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { chooseDay } from './choose-day.ts'
import { aboutOf } from './end-asks.ts'
import { readRequestAsks } from './request-ask.reads.ts'

export type Proposal = {
  readonly requestId: string
  readonly contactId: string
  readonly wishedOn: Day | null
  readonly whyYou: string
  readonly override?: Override | null
  /** The proposer knows that other teams are with this customer around the same day. */
  readonly acknowledged?: boolean
  /** How they ranked among the matches, in thousandths; null where they were not among them. */
  readonly rankPermille: number | null
}

/**
 * Proposes an advocate for a request. The ask takes its place through the one gate that guards customers — a refusal
 * names the holder and the next free date — and goes to whoever has to say yes first, or straight to the customer
 * where nobody has. For a program manager it is the first answer and the match. Asked for this request already, by a
 * second click say, they stay asked once.
 */
export async function proposeAdvocate(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: Proposal,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canPropose(actor, request))
  const waits = exceptionInTheWay(await readStandingExceptions(tx, request.id))
  if (waits !== null) return refuse('exception-open', waits)
  const type = await readActivityType(tx, request.activityTypeId)
  const contact = await readLedgerContact(tx, input.contactId)
  if (type === undefined || contact === undefined) throw notFound('contact')
  const known = await findOpenAsk(tx, request.id, { ...contact, isAccountLevel: type.isAccountLevel })
  if (known !== undefined) return accept({ askId: known })
  const at = await readRequestRules(tx, now)
  const wishedOn = input.wishedOn ?? (await chooseDay(tx, type, contact, request.needBy, now))
  const reserved = await reserveAsk(tx, actor, reservationOf(request, input, wishedOn), now)
  if (!reserved.ok) return reserved
  const { askId, standing } = reserved
  await insertRequestAsk(tx, actor, request.id, { askId, type }, input)
  await meetCollisions(tx, actor, request, { askId, isAcknowledged: input.acknowledged === true }, now, host)
  const steps = planSteps({
    fulfilment: request.fulfilment,
    steps: type.steps,
    ownerId: (await readAskedAbout(tx, [input.contactId])).get(input.contactId)?.personId ?? null,
    isYesNeeded: standing.ownerYes.length > 0,
    named: await readNamed(tx, at.rules.named),
    proposer: { id: actor.personId, isManager: hasRole(actor, 'program-manager') },
    ownerConsent: input.override?.ownerConsent ?? null,
    silence: await readSilence(tx, contact.accountId, at.rules.silence),
  })
  await insertApprovals(tx, actor.workspaceId, askId, steps, now)
  await noteMatch(tx, actor, request, askId, steps, now)
  const gone = await setOut(tx, actor, askId, steps, now, host)
  if (!gone.ok) return gone
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId })
}

/** The open ask of this request to the same customer, where there is one. */
async function findOpenAsk(
  tx: WorkspaceTx,
  requestId: string,
  whom: { readonly contactId: string; readonly accountId: string | null; readonly isAccountLevel: boolean },
): Promise<string | undefined> {
  const asks = await readRequestAsks(tx, { requestIds: [requestId] })
  const open = ['proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled']
  const found = asks.find(
    (ask) =>
      open.includes(ask.state) &&
      (whom.isAccountLevel ? ask.account.id === whom.accountId : ask.contact?.id === whom.contactId),
  )
  return found?.id
}

function reservationOf(request: LoadedRequest, input: Proposal, wishedOn: Day) {
  return {
    contactId: input.contactId,
    activityTypeId: request.activityTypeId,
    wishedOn,
    title: request.title,
    opportunityId: request.opportunityId,
    override: input.override ?? null,
    source: { kind: 'request', id: request.id },
  } as const
}

async function insertRequestAsk(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  { askId, type }: { readonly askId: string; readonly type: ActivityType },
  input: Proposal,
): Promise<void> {
  await tx
    .insertInto('request_asks')
    .values({
      workspace_id: actor.workspaceId,
      ask_id: askId,
      request_id: requestId,
      proposed_by: actor.personId,
      why_you: input.whyYou.trim(),
      rank_permille: input.rankPermille,
      needs_words: type.hasWords,
      addressee_id: type.isAccountLevel ? input.contactId : null,
    })
    .execute()
}

async function noteMatch(
  tx: WorkspaceTx,
  actor: PersonActor,
  request: LoadedRequest,
  askId: string,
  steps: readonly PlannedStep[],
  now: Instant,
): Promise<void> {
  const isManager = hasRole(actor, 'program-manager')
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'matched',
    wish_contact_id: null,
    ...(request.answeredAt === null ? { answered_at: now } : {}),
    ...(request.matchedAt === null ? { matched_at: now } : {}),
    ...(request.handlerId === null && isManager && !request.isSelfService
      ? { handler_id: actor.personId }
      : {}),
  })
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined) throw notFound('ask')
  const approvers = steps.map(({ approver }) => approver)
  await announce(tx, advocateProposed(actor, request, aboutOf(ask), approvers))
}

/** Sends the ask on its way: to the first who has to say yes, else to the customer. */
async function setOut(
  tx: WorkspaceTx,
  actor: PersonActor,
  askId: string,
  steps: readonly PlannedStep[],
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const before = steps.filter(({ afterYes }) => !afterYes)
  if (before.some(({ given }) => given === null)) {
    const moved = await settleAsk(tx, actor, askId, { action: 'seek-approval' }, now)
    if (!moved.ok) return moved
  }
  const gone = await goOn(tx, actor, askId, now, host)
  if (gone.ok && gone.isSent && before.length === 0) {
    await mailInformed(tx, await readAskFacts(tx, askId), host, 'informed')
  }
  return gone
}
