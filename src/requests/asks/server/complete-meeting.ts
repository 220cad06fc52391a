import { isOpen } from '../../../activities/ledger.ts'
import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { addDays, type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { addWorkingDays } from '../../clocks/working-time.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { askProspect } from '../../talks/server/ask-prospect.ts'
import { endMeeting } from '../../talks/server/meeting.store.ts'
import { askDone } from '../ask.events.ts'
import type { AskFacts } from '../ask-facts.ts'
import { addresseeOf, writeThanks } from '../ask-letter.ts'
import { sayDay } from '../tell-ask.ts'
import { mailCustomer, mailStaff, makeFeedbackAddress } from './ask.mails.ts'
import { openFeedback } from './feedback.store.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'
import { saveResult, takeResult } from './take-result.ts'
import { tellAppeared } from './tell-outcome.ts'

type Completion = {
  readonly doneOn: Day
  readonly evidence: string
  readonly minutes: number | null
  readonly result?: Readonly<Record<string, string>>
}

/**
 * Notes that it took place, with evidence. The customer is thanked in the name of who proposed it, once, and one
 * question goes to each side. Noted twice it changes nothing.
 */
export async function completeMeeting(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  input: Completion,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  return finishAsk(tx, actor, request, ask, input, now, host)
}

/** The same for an ask whose request the caller holds and who may say so: a person, or the requester by their link. */
export async function finishAsk(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: AskFacts,
  input: Completion,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  if (ask.state === 'done' || ask.state === 'debriefed') return accept({ askId: ask.id })
  if (isOpen(ask.state) && !ask.isCleared) return refuse('not-cleared', 'Not before the last approval.')
  const { evidence, result, appearedAt } = await takeResult(tx, actor, request.activityTypeId, input)
  const { doneOn, minutes } = input
  const done = { action: 'complete' as const, doneOn, evidence, minutes }
  const moved = await settleAsk(tx, actor, ask.id, done, now)
  if (!moved.ok) return moved
  const noted = { evidence: input.evidence, result }
  await saveResult(tx, { workspaceId: actor.workspaceId, askId: ask.id }, noted)
  if (ask.meeting?.state === 'planned') await endMeeting(tx, ask, 'held')
  await announce(tx, askDone(actor, request, ask, doneOn, done.evidence))
  await askAllSides(tx, ask, doneOn, now, host)
  await tellOwner(tx, ask, doneOn, input.evidence, host)
  if (appearedAt !== null) await tellAppeared(tx, actor, ask.id, appearedAt, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

/** Whoever looks after the customer hears what they did (practice B1.2, Customer Success: report back). */
async function tellOwner(
  tx: WorkspaceTx,
  ask: AskFacts,
  doneOn: Day,
  evidence: string,
  host: Host,
): Promise<void> {
  // The requester is asked how it went.
  if (ask.owner?.id === ask.requester.id) return
  const customer = addresseeOf(ask)
  const forWhom = ask.prospect === null ? '' : ` for ${ask.prospect}`
  const subject = `${customer} helped with “${ask.activity.name}”`
  const what = `On ${sayDay(doneOn)}${forWhom}, asked for by ${ask.requester.name}.`
  const paragraphs = evidence === '' ? [what] : [what, evidence]
  await mailStaff(tx, ask, { to: ask.owner, kind: 'reported', subject, paragraphs }, host)
}

/** Thanks are due within so many days of what was done (practice B7 rule 9). */
const daysOfThanks = 2

async function askAllSides(
  tx: WorkspaceTx,
  ask: AskFacts,
  doneOn: Day,
  now: Instant,
  host: Host,
): Promise<void> {
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  const { rules } = await readRequestRules(tx, now)
  const dueAt = addWorkingDays(now, rules.feedbackDays, rules.calendar)
  await openFeedback(tx, place, 'requester', dueAt)
  const address = await makeFeedbackAddress(tx, ask, 'requester', host, now)
  const name = addresseeOf(ask)
  await mailStaff(
    tx,
    ask,
    {
      to: ask.requester,
      kind: 'feedback',
      subject: `How did it go with ${name}?`,
      paragraphs: [
        `${ask.activity.name} with ${name} of ${ask.account.name} has taken place. One question: how well did it help?`,
        `${name} is told what came of it. With your leave, in your words.`,
      ],
      button: { label: 'Answer in one click', address },
    },
    host,
  )
  await askProspect(tx, ask, dueAt, now, host)
  if (ask.contact === null) return
  await openFeedback(tx, place, 'advocate', dueAt)
  const isLate = dayOf(now, ask.workspace.timeZone) > addDays(doneOn, daysOfThanks)
  const theirs = await makeFeedbackAddress(tx, ask, 'advocate', host, now)
  await mailCustomer(tx, ask, 'thanks', writeThanks(ask, isLate), host, { address: theirs })
}
