import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { endTalk } from '../../talks/server/end-talk.ts'
import { addresseeOf, writeWithdrawal } from '../ask-letter.ts'
import { mailCustomer, mailStaff } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'

/**
 * Tells a customer that what they were asked is no longer needed, once: an agreed talk leaves the calendars; an ask
 * that went from somebody's own mail is theirs to take back.
 */
export async function tellTakenBack(tx: WorkspaceTx, askId: string, now: Instant, host: Host): Promise<void> {
  if (await endTalk(tx, askId, now, host)) return
  const ask = await readAskFacts(tx, askId)
  if (ask.sentThrough === 'mail') {
    await mailCustomer(tx, ask, 'withdrawal', writeWithdrawal(ask), host)
    return
  }
  const customer = addresseeOf(ask)
  await mailStaff(
    tx,
    ask,
    {
      to: ask.sentThrough === 'owner' ? (ask.owner ?? ask.proposer) : ask.proposer,
      kind: 'withdrawal',
      subject: `Please tell ${customer}: no longer needed`,
      paragraphs: [
        `You asked ${customer} yourself, and it is no longer needed. A line from you is enough; the link they have says so too.`,
      ],
    },
    host,
  )
}
