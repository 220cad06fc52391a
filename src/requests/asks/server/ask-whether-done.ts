import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { addresseeOf } from '../ask-letter.ts'
import { tellMoment } from '../page-time.ts'
import { mailStaff, makeHappenedAddress } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'

export const whetherDoneKind = 'whether-done'

/** Asks the requester whether an agreed talk took place, once for each agreed time, after its end. */
export async function askWhetherDone(
  tx: WorkspaceTx,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  if (ask.state !== 'scheduled' || ask.meeting?.state !== 'planned') return
  const zone = ask.requester.timeZone ?? ask.workspace.timeZone
  const when = tellMoment(ask.meeting.startsAt, zone, 'en')
  const name = addresseeOf(ask)
  const address = await makeHappenedAddress(tx, ask, host, now)
  await mailStaff(
    tx,
    ask,
    {
      to: ask.requester,
      kind: `${whetherDoneKind}-${ask.meeting.sequence}`,
      subject: `Did it take place? ${name}, ${when}`,
      paragraphs: [
        `The talk with ${name} was agreed for ${when}. Say with one click that it took place, or who did not come: then ${name} is thanked, or both find another time.`,
      ],
      button: { label: 'Say what became of it', address },
    },
    host,
  )
}
