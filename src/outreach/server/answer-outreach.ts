import { isAllowed } from '../../advocates/journey.ts'
import { stepAlongJourney } from '../../advocates/server/step-along-journey.ts'
import { type Actor, hasRole, type PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { outreachAnswered } from '../events.ts'
import { type DeclineReason, decideAct, declineWords } from '../outreach.ts'
import { canWrite } from '../policy.ts'
import { readGround } from './ground.reads.ts'
import { holdOutreach, type LoadedOutreach, readContactFacts, saveOutreach } from './outreach.store.ts'
import { readPersonHere } from './person.reads.ts'

export type CustomerSays = {
  readonly outreachId: string
  readonly answer: 'yes' | 'no' | 'later'
  readonly reason?: DeclineReason | null
  readonly until?: Day | null
  /** With a yes: who made the hand-over, and how (MAT-5); whoever writes it down where nobody is named. */
  readonly introducedBy?: string | null
  readonly how?: string | null
  readonly note?: string | null
}

/**
 * Writes down what the customer said. Yes introduces them, with who made the hand-over and how; no ends it with a reason;
 * later keeps it until the day they named, when whoever writes hears of it.
 */
export async function answerOutreach(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: CustomerSays,
  now: Instant,
): Promise<Decision<object>> {
  const outreach = await holdOutreach(tx, input.outreachId)
  requirePermission(canWrite(actor, outreach))
  const decision = decideAct(outreach.state, 'answer')
  if (!decision.ok) return decision
  const note = clean(input.note)
  const said = { answered_at: now, answered_by: actor.personId, answer_note: note }
  const { workspaceId } = actor
  if (input.answer === 'later') {
    const until = await requireAhead(tx, input.until ?? null, now)
    await saveOutreach(tx, workspaceId, outreach.id, { state: 'later', later_until: until, ...said }, now)
  } else if (input.answer === 'yes') {
    const by = input.introducedBy ?? actor.personId
    if ((await readPersonHere(tx, by)) === undefined)
      throw invalid('introducedBy', 'is nobody of this workspace')
    const how = clean(input.how) ?? 'First word about the program'
    const introduced = { introduced_by: by, introduced_how: how }
    await saveOutreach(tx, workspaceId, outreach.id, { state: 'introduced', ...introduced, ...said }, now)
    await step(tx, actor, outreach, { action: 'introduce', introducedBy: by, how }, now)
  } else {
    if (input.reason == null) throw invalid('reason', 'Say why not, as far as they told.')
    const declined = { decline_reason: input.reason, ...said }
    await saveOutreach(tx, workspaceId, outreach.id, { state: 'declined', ...declined }, now)
    // Who never answered said no to nothing.
    if (input.reason !== 'no-answer') {
      const reason = note ?? declineWords[input.reason]
      await step(tx, actor, outreach, { action: 'decline', reason }, now)
    }
  }
  const { answer, reason = null } = input
  const until = answer === 'later' ? (input.until ?? null) : null
  await announce(tx, outreachAnswered(actor, outreach, { answer, reason, until, note }))
  return accept({})
}

async function requireAhead(tx: WorkspaceTx, until: Day | null, now: Instant): Promise<Day> {
  if (until === null) throw invalid('until', 'Say from when they may be written to.')
  const { today } = await readGround(tx, now)
  if (until <= today) throw invalid('until', 'This day is not ahead.')
  return until
}

/** What the customer said moves them, whoever wrote it down. Where they stand there already, nothing moves. */
async function step(
  tx: WorkspaceTx,
  actor: PersonActor,
  { contactId }: LoadedOutreach,
  move: Pick<Parameters<typeof stepAlongJourney>[2], 'action' | 'reason' | 'introducedBy' | 'how'>,
  now: Instant,
): Promise<void> {
  const { stage } = await readContactFacts(tx, contactId, now)
  if (!isAllowed(move.action, stage)) return
  const decides = hasRole(actor, 'program-manager') || move.action === 'introduce'
  const by: Actor = decides ? actor : { kind: 'system', workspaceId: actor.workspaceId, task: 'outreach' }
  const moved = await stepAlongJourney(tx, by, { contactId, ...move }, now)
  if (!moved.ok) throw new Error(`an answer could not move a contact: ${moved.why}`)
}
