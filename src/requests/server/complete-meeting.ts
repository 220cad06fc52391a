import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { settleAsk } from '../../protection/server/settle-ask.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askDone } from '../ask.events.ts'
import type { AskFacts } from '../ask-facts.ts'
import { addresseeOf, writeThanks } from '../ask-letter.ts'
import { addWorkingDays } from '../working-time.ts'
import { mailCustomer, mailStaff, makeFeedbackAddress } from './ask.mails.ts'
import { openFeedback } from './feedback.store.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'
import { endMeeting } from './meeting.store.ts'
import { readRequestRules } from './rules.reads.ts'
import { settleRequest } from './settle-request.ts'

type Completion = { readonly doneOn: Day; readonly evidence: string; readonly minutes: number | null }

/**
 * Notes that it took place, with evidence. The customer is thanked in the name of who proposed it, once, and one
 * question goes to either side. Noted twice it changes nothing.
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
  if (ask.state === 'done' || ask.state === 'debriefed') return accept({ askId: ask.id })
  const { doneOn, evidence, minutes } = input
  const done = { action: 'complete' as const, doneOn, evidence: evidence.trim(), minutes }
  const moved = await settleAsk(tx, actor, ask.id, done, now)
  if (!moved.ok) return moved
  if (ask.meeting?.state === 'planned') await endMeeting(tx, ask, 'held')
  await announce(tx, askDone(actor, request, ask, doneOn, done.evidence))
  await askBothSides(tx, ask, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

async function askBothSides(tx: WorkspaceTx, ask: AskFacts, now: Instant, host: Host): Promise<void> {
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
  if (ask.contact === null) return
  await openFeedback(tx, place, 'advocate', dueAt)
  const theirs = await makeFeedbackAddress(tx, ask, 'advocate', host, now)
  await mailCustomer(tx, ask, 'thanks', writeThanks(ask), host, { address: theirs })
}
