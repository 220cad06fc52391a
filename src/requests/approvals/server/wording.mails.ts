import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { addresseeOf } from '../../asks/ask-letter.ts'
import { mailCustomer, mailStaff, makeAskAddress } from '../../asks/server/ask.mails.ts'
import type { Wording } from '../wording.ts'
import { writeWords } from '../wording-letter.ts'
import { readVersions, type WordingVersion } from './wording.reads.ts'

/**
 * Asks for the words that are to be printed: where none are written, the requester's side to write them; else
 * whoever has not agreed to them yet to look at them. Each once for a version.
 */
export async function askForWords(
  tx: WorkspaceTx,
  ask: AskFacts,
  wording: Wording | null,
  now: Instant,
  host: Host,
): Promise<void> {
  if (wording === null) return mailWordsWanted(tx, ask, host)
  const words = (await readVersions(tx, ask.id)).at(-1)
  if (words === undefined) return
  if (words.requesterAgreedAt === null) await mailWordsToUs(tx, ask, words, host)
  if (words.advocateAgreedAt === null && ask.contact !== null)
    await mailWordsToThem(tx, ask, words, now, host)
}

async function mailWordsWanted(tx: WorkspaceTx, ask: AskFacts, host: Host): Promise<void> {
  const customer = addresseeOf(ask)
  const mail = {
    kind: 'words-wanted',
    subject: `${customer} said yes: write down the words`,
    paragraphs: [
      `${customer} of ${ask.account.name} said yes to “${ask.activity.name}”. Nothing is printed before the words are agreed and approved.`,
      `Write them on the request’s page; ${customer} can write them on theirs as well.`,
    ],
  }
  for (const to of ourSide(ask)) await mailStaff(tx, ask, { to, ...mail }, host)
}

async function mailWordsToUs(
  tx: WorkspaceTx,
  ask: AskFacts,
  words: WordingVersion,
  host: Host,
): Promise<void> {
  const by = words.by ?? addresseeOf(ask)
  const mail = {
    kind: `words:${words.version}`,
    subject: `${by} wrote the words: ${ask.activity.name}, ${addresseeOf(ask)}`,
    paragraphs: [
      `${by} wrote:`,
      `“${words.text}”`,
      ...(words.comment === null ? [] : [`${by} adds: ${words.comment}`]),
      'Agree to them on the request’s page, or answer with other words.',
    ],
  }
  for (const to of ourSide(ask)) await mailStaff(tx, ask, { to, ...mail }, host)
}

async function mailWordsToThem(
  tx: WorkspaceTx,
  ask: AskFacts,
  words: WordingVersion,
  now: Instant,
  host: Host,
): Promise<void> {
  const markedUpBy = words.writtenSide === 'approver' && words.isTheirs ? words.by : null
  const letter = writeWords(ask, words, markedUpBy)
  const address = await makeAskAddress(tx, ask, host, now)
  const kind = `words-${words.version}`
  if (ask.contact?.mail != null) {
    await mailCustomer(tx, ask, kind, letter, host, { address })
    return
  }
  const to = ask.sentThrough === 'owner' ? (ask.owner ?? ask.proposer) : ask.proposer
  await mailStaff(
    tx,
    ask,
    {
      to,
      kind: `${kind}-to-copy`,
      subject: `To send on: ${letter.subject}`,
      paragraphs: [
        `No mail address of ${addresseeOf(ask)} is known. Here is the text with the link to their page.`,
        ...letter.paragraphs,
      ],
      button: { label: letter.button ?? '', address },
      below: letter.below,
    },
    host,
  )
}

/** Who sees to the words on our side: who needs them, and who looks after it. */
function ourSide({ requester, handler, proposer }: AskFacts) {
  const once = new Map([requester, handler ?? proposer].map((person) => [person.id, person]))
  return once.values()
}
