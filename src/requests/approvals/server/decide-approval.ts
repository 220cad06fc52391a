import { type Actor, personOf } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { answerOwnerAskAbout } from '../../../stewardship/server/ask-owner.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { carryOnOrEnd } from '../../asks/server/carry-on-or-end.ts'
import { aboutOf } from '../../asks/server/end-asks.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { approvalDecided } from '../../events.ts'
import { canDecide } from '../../policy.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import type { ApprovalAnswer, ApprovalRecord, ApprovalWay } from '../approval.ts'
import { decideAnswer } from '../decide-answer.ts'
import {
  loadApproval,
  recordAnswer,
  type StoredApproval,
  saveApproval,
  saveOwnerAsks,
} from './approval.store.ts'
import { findOutsideApprover } from './outside-approver.store.ts'
import { refuseStep } from './refuse-step.ts'
import { writeWords } from './write-words.ts'

type ApprovalInput = {
  readonly approvalId: string
  readonly answer: ApprovalAnswer
  readonly comment: string | null
  readonly until: Day | null
  /** With changes: the words as the approver would have them. */
  readonly words?: string | null
  /** The version of the words that stood before them. */
  readonly version?: number | null
  /** From opening the page to the answer, where it was measured. */
  readonly seconds?: number | null
}

/** Who answered, and how. `name` where it is nobody of ours. */
export type Answered = {
  readonly personId: string | null
  readonly name: string | null
  readonly through: ApprovalWay
}

/**
 * Answers an approval, in the app or by its link. Yes opens the next step, or brings what was agreed on its way; no
 * ends the ask, and frees the place; changes send the words back to both sides. Of two who answer at once the first
 * counts; the other is told what was decided. The same answer of the same person once more changes nothing.
 */
export async function decideApproval(
  tx: WorkspaceTx,
  actor: Actor,
  input: ApprovalInput,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const { requestId } = await loadApproval(tx, input.approvalId)
  const request = await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, input.approvalId)
  requirePermission(canDecide(actor, approval))
  const [ask] = await readRequestAsks(tx, { askIds: [approval.askId] })
  if (ask === undefined) throw notFound('ask')
  const answered = await whoAnswers(tx, actor, approval)
  const words = approval.afterYes ? ask.wording : null
  const isAsked = answered.through !== 'recorded'
  const decision = decideAnswer({ ...approval, words }, { ...input, by: answered.personId, isAsked })
  if (!decision.ok || decision.isKnown) return decision
  const state = recordOf(input.answer)
  await note(tx, actor, approval, { ...input, state, version: words?.version ?? null }, answered, now)
  const { id: approvalId, approver, afterYes } = approval
  await answerOwnerAskAbout(tx, { kind: 'approval', id: approvalId }, { seconds: input.seconds ?? null, now })
  const told = { approvalId, approver, afterYes, state, ownerAsks: input.answer === 'yes-i-ask' }
  const more = { until: input.until, comment: clean(input.comment) }
  await announce(tx, approvalDecided(actor, request, aboutOf(ask), { ...told, ...more }))
  if (state === 'refused') {
    await refuseStep(tx, actor, request, ask, { ...input, approval }, now, host)
  } else if (state === 'marked-up') {
    const sent = await sendBack(tx, actor, ask, input, approval, answered, now, host)
    if (!sent.ok) return sent
  } else {
    if (told.ownerAsks) await saveOwnerAsks(tx, actor.workspaceId, ask.id)
    await carryOnOrEnd(tx, actor, request, ask, now, host)
  }
  await settleRequest(tx, actor, request.id, now)
  return accept({})
}

function recordOf(answer: ApprovalAnswer): Extract<ApprovalRecord, 'approved' | 'refused' | 'marked-up'> {
  switch (answer) {
    case 'yes':
    case 'yes-i-ask':
      return 'approved'
    case 'no':
      return 'refused'
    case 'changes':
      return 'marked-up'
  }
}

/** Who is behind an answer: the person themselves, whom the link was sent to, or a program manager who notes it. */
async function whoAnswers(tx: WorkspaceTx, actor: Actor, approval: StoredApproval): Promise<Answered> {
  if (actor.kind === 'link') {
    const outside = approval.approver === 'company' ? await findOutsideApprover(tx, approval.askId) : null
    return { personId: approval.personId, name: outside?.name ?? null, through: 'link' }
  }
  const personId = personOf(actor)
  // What a program manager says for somebody else is what they were told.
  const isTheirs = personId === approval.personId || approval.approver === 'program'
  return { personId, name: null, through: isTheirs ? 'app' : 'recorded' }
}

async function note(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  { id, askId }: StoredApproval,
  answer: Pick<ApprovalInput, 'comment' | 'until'> & {
    readonly state: Extract<ApprovalRecord, 'approved' | 'refused' | 'marked-up'>
    readonly version: number | null
  },
  by: Answered,
  now: Instant,
): Promise<void> {
  const { state, version, until } = answer
  const comment = clean(answer.comment)
  await saveApproval(tx, workspaceId, id, {
    ...(state === 'marked-up'
      ? { state: 'waiting', opened_at: null, due_at: null, remind_at: null }
      : {
          state,
          decided_at: now,
          decided_by: by.personId,
          decided_by_name: by.name,
          decided_through: by.through,
          comment,
          until,
          wording_version: version,
        }),
  })
  const { through, personId, name } = by
  const said = { askId, approvalId: id, answer: state, by: personId, byName: name, through, comment }
  await recordAnswer(tx, workspaceId, { ...said, version, at: now })
}

/** The marked-up words go back to the customer and to our side. */
function sendBack(
  tx: WorkspaceTx,
  actor: Actor,
  ask: RequestAsk,
  input: ApprovalInput,
  approval: StoredApproval,
  by: Answered,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const version = ask.wording?.version ?? 0
  const words = { version, text: input.words ?? '', comment: input.comment }
  const writer = { side: 'approver', by: by.personId, byName: by.name, approvalId: approval.id } as const
  return writeWords(tx, actor, ask.id, words, writer, now, host)
}
