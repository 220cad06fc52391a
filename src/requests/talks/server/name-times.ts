import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { addresseeOf, type Letter } from '../../asks/ask-letter.ts'
import { begin } from '../../asks/page-language.ts'
import { tellMoment, tellZone } from '../../asks/page-time.ts'
import { mailCustomer, mailStaff, makeAskAddress } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { decideTimes, mostCounterTimes, mostSlots } from '../decide-time.ts'
import { prospectName } from '../other-side.ts'
import { timesOffered } from '../talk.events.ts'
import { type TalkSide, writeCounter, writeGivenUp, writeOffer } from '../talk-letter.ts'
import { cancelSides, mailProspect } from './invite-sides.ts'
import { saveCounterTimes, saveSuggested } from './meeting.store.ts'
import { countRound, saveProspect } from './prospect.store.ts'
import { giveUpTime } from './settle-on-time.ts'

/**
 * Takes times that one side names: the customer up to eight, whoever is to be convinced up to three. Where a time was
 * agreed it is given up by that and leaves both calendars. The other side reads the times and takes one of them, or
 * names others. The same times once more change nothing.
 */
export async function nameTimes(
  tx: WorkspaceTx,
  actor: LinkActor,
  by: TalkSide,
  times: readonly Instant[],
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, actor.subjectId)
  const ask = await readAskFacts(tx, actor.subjectId)
  const most = by === 'advocate' ? mostSlots : mostCounterTimes
  const decision = decideTimes(ask, times, most, now)
  if (!decision.ok) return decision
  const known = by === 'advocate' ? ask.suggested : ask.counterTimes
  const isSame = ask.state === 'accepted' && known.join() === decision.times.join()
  if (isSame) return accept({ askId: ask.id })
  const before = await giveUpTime(tx, actor, request, ask, now)
  if (by === 'advocate') await saveSuggested(tx, ask, decision.times)
  else await saveCounterTimes(tx, ask, decision.times)
  await countRound(tx, ask)
  await tellTimes(tx, await readAskFacts(tx, ask.id), by, before, now, host)
  if (by === 'advocate') await noteOffer(tx, ask, now)
  await announce(tx, timesOffered(actor, request, ask, by))
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

// They have had the word since they were sent the first of these times; where all of them went by, it came back to us.
async function noteOffer(tx: WorkspaceTx, ask: AskFacts, now: Instant): Promise<void> {
  if (ask.request.speaksWithEmail === null) return
  const isOpen = [...ask.suggested, ...ask.counterTimes].some((each) => each > now)
  if (ask.prospectSide?.offeredAt == null || !isOpen) await saveProspect(tx, ask, { offered_at: now })
}

/** The other side reads the times, ours reads of it, and an agreed time that was given up leaves the calendars. */
async function tellTimes(
  tx: WorkspaceTx,
  ask: AskFacts,
  by: TalkSide,
  before: Instant | null,
  now: Instant,
  host: Host,
): Promise<void> {
  const letter = by === 'advocate' ? writeOffer(ask, before, now) : writeCounter(ask, before, now)
  const requester = tellRequester(ask, by, before, now)
  if (before !== null) {
    const own: Letter = writeGivenUp(ask, by, before)
    const said = by === 'advocate' ? { customer: own, prospect: letter } : { customer: letter, prospect: own }
    await cancelSides(tx, ask, false, now, host, { ...said, requester })
  } else {
    const kind = `times-${ask.prospectSide?.round ?? 0}`
    if (by === 'advocate') await mailProspect(tx, ask, kind, letter, now, host)
    else await mailToCustomer(tx, ask, kind, letter, now, host)
    await mailStaff(tx, ask, { to: ask.requester, kind, ...requester }, host)
  }
}

/** Where no address of the customer is known, who proposed the ask passes the times on. */
async function mailToCustomer(
  tx: WorkspaceTx,
  ask: AskFacts,
  kind: string,
  letter: Letter,
  now: Instant,
  host: Host,
): Promise<void> {
  const address = await makeAskAddress(tx, ask, host, now)
  if (await mailCustomer(tx, ask, kind, letter, host, { address })) return
  const name = addresseeOf(ask)
  const why = `No mail address of ${name} is known. Here is what to pass on, with the link to their page.`
  const paragraphs = [why, ...letter.paragraphs]
  const button = { label: letter.button ?? '', address }
  const mail = {
    to: ask.proposer,
    kind: `${kind}-to-copy`,
    subject: `To send on: ${letter.subject}`,
    paragraphs,
    button,
  }
  await mailStaff(tx, ask, mail, host)
}

function tellRequester(ask: AskFacts, by: TalkSide, before: Instant | null, now: Instant) {
  const zone = ask.requester.timeZone ?? ask.workspace.timeZone
  const [customer, prospect] = [addresseeOf(ask), begin(prospectName(ask, 'en'))]
  const [who, other] = by === 'advocate' ? [customer, prospect] : [prospect, customer]
  const named = by === 'advocate' ? ask.suggested : ask.counterTimes
  const times = named.filter((each) => each > now).map((each) => `– ${tellMoment(each, zone, 'en')}`)
  const isWritten = by === 'prospect' || ask.request.speaksWithEmail !== null
  const gaveUp =
    before === null
      ? []
      : [
          `The talk of ${tellMoment(before, zone, 'en')} does not take place at that time; it leaves the calendars.`,
        ]
  return {
    subject: before === null ? `${who} names other times` : `${who} asks for another time`,
    paragraphs: [
      ...gaveUp,
      [`${who} could at these times (${tellZone(zone, 'en')}):`, ...times].join('\n'),
      isWritten
        ? `${other} was asked to choose one. You can agree on one for them on the request’s page, too.`
        : `No mail address of ${other} is known: choose a time on the request’s page, or copy the link to their page from there.`,
    ],
  }
}
