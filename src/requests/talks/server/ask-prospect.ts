import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { mailCustomer, makeFeedbackAddress } from '../../asks/server/ask.mails.ts'
import { openFeedback } from '../../asks/server/feedback.store.ts'
import { prospectLanguage, prospectName } from '../other-side.ts'
import { writeProspectQuestion } from '../talk-letter.ts'

/** Puts the one question to whoever was to be convinced, in the requester's name; only where they can be written to. */
export async function askProspect(
  tx: WorkspaceTx,
  ask: AskFacts,
  dueAt: Instant,
  now: Instant,
  host: Host,
): Promise<void> {
  const email = ask.request.speaksWithEmail
  if (email === null || ask.meeting === null) return
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  await openFeedback(tx, place, 'prospect', dueAt)
  const address = await makeFeedbackAddress(tx, ask, 'prospect', host, now)
  const to = { address: email, name: prospectName(ask, prospectLanguage(ask)) }
  const letter = writeProspectQuestion(ask)
  await mailCustomer(tx, ask, 'question-prospect', letter, host, { address, to, from: ask.requester })
}
