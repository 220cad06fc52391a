import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { writeReminder } from '../ask-letter.ts'
import { mailCustomer, makeAskAddress } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'

export const reminderKind = 'reminder'

/** Reminds a customer of an open ask, once. Where it was answered meanwhile nothing goes out. */
export async function remindCustomer(
  tx: WorkspaceTx,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  if (ask.state !== 'asked' || ask.answerBy === null || ask.answerBy <= now) return
  const address = await makeAskAddress(tx, ask, host, now)
  await mailCustomer(tx, ask, reminderKind, writeReminder(ask), host, { address })
}
