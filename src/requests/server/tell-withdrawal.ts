import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { writeWithdrawal } from '../ask-letter.ts'
import { mailCustomer } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { cancelSides } from './invite-sides.ts'
import { endMeeting } from './meeting.store.ts'

/**
 * Tells a customer that what they were asked is no longer needed, once; an agreed talk is taken out of both
 * sides' calendars instead. Nothing happens where they had not heard of it. Whoever takes an ask back calls it in
 * the transaction of that.
 */
export async function tellWithdrawal(
  tx: WorkspaceTx,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const ask = await readAskFacts(tx, askId)
  if (!ask.wasAsked) return
  if (ask.meeting?.state === 'planned') {
    await endMeeting(tx, ask, 'cancelled')
    await cancelSides(tx, await readAskFacts(tx, askId), true, now, host)
    return
  }
  await mailCustomer(tx, ask, 'withdrawal', writeWithdrawal(ask), host)
}
