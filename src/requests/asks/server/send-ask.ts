import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { addWorkingDays } from '../../clocks/working-time.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { askSent } from '../ask.events.ts'
import type { AskFacts } from '../ask-facts.ts'
import { writeAskLetter } from '../ask-letter.ts'
import { keepLetter, mailCustomer, mailStaff, makeAskAddress } from './ask.mails.ts'
import { offerTimes, saveSending } from './ask.store.ts'
import { readAskFacts } from './ask-facts.reads.ts'

export const askLetterKind = 'ask'

type Sent = Decision<{ readonly through: 'mail' | 'owner' | null }>

/**
 * Brings an approved ask to the customer, in the name of who proposed it. By mail, and it counts as asked; by the
 * relationship owner, where they said they ask themselves, and it counts as asked too, their word being the act;
 * where no address is known the letter is kept to be copied, and it counts once somebody notes that they sent it.
 * Everything is written in the caller's transaction, and a second call finds it done. Refused where protection
 * does not allow the ask any more.
 */
export async function sendAsk(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<Sent> {
  const place = { workspaceId: actor.workspaceId, askId }
  const request = await holdRequestOfAsk(tx, askId)
  const known = await readAskFacts(tx, askId)
  if (known.wasAsked || known.state === 'withdrawn' || known.state === 'refused')
    return accept({ through: null })
  const through: 'mail' | 'owner' | null = known.ownerAsks
    ? 'owner'
    : known.contact?.mail == null
      ? null
      : 'mail'
  if (through !== null) {
    const moved = await settleAsk(tx, actor, askId, { action: 'ask' }, now)
    if (!moved.ok) return moved
  }
  await offerTimes(tx, place, now)
  await saveSending(tx, place, { through, answerBy: await answerBy(tx, now) })
  await writeLetter(tx, await readAskFacts(tx, askId), through, now, host)
  if (through !== null) await announce(tx, askSent(actor, request, known, through))
  return accept({ through })
}

/** By when the customer may answer, from now. */
export async function answerBy(tx: WorkspaceTx, now: Instant): Promise<Instant> {
  const { rules } = await readRequestRules(tx, now)
  return addWorkingDays(now, rules.advocateAnswerDays, rules.calendar)
}

async function writeLetter(
  tx: WorkspaceTx,
  ask: AskFacts,
  through: 'mail' | 'owner' | null,
  now: Instant,
  host: Host,
): Promise<void> {
  const letter = writeAskLetter(ask, now)
  const address = await makeAskAddress(tx, ask, host, now)
  if (through === 'mail') {
    await mailCustomer(tx, ask, askLetterKind, letter, host, { address })
    return
  }
  await keepLetter(tx, ask, askLetterKind, letter, host, { address })
  await tellWhoSends(tx, ask, letter, address, host)
}

/** The person who sends it from their own mail gets the text to copy, link included. */
async function tellWhoSends(
  tx: WorkspaceTx,
  ask: AskFacts,
  letter: ReturnType<typeof writeAskLetter>,
  address: string,
  host: Host,
): Promise<void> {
  const name = ask.contact?.name ?? ask.account.name
  const why = ask.ownerAsks
    ? `You said you ask ${name} yourself. Here is the text with the link to their page; send it from your own mail, in your own words if you like.`
    : `No mail address of ${name} is known. Here is the text with the link to their page. Once you have passed it on, note so on the request’s page: only then do they count as asked.`
  await mailStaff(
    tx,
    ask,
    {
      to: ask.ownerAsks ? (ask.owner ?? ask.proposer) : ask.proposer,
      kind: 'letter-to-copy',
      subject: `To send on: ${letter.subject}`,
      paragraphs: [why, ...letter.paragraphs],
      button: { label: letter.button ?? '', address },
      below: letter.below,
    },
    host,
  )
}
