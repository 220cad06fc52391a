import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { addresseeOf } from '../../asks/ask-letter.ts'
import { begin } from '../../asks/page-language.ts'
import { tellMoment } from '../../asks/page-time.ts'
import { mailStaff } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { whyNotOpen } from '../decide-time.ts'
import { prospectName } from '../other-side.ts'
import { talkNotNeeded } from '../talk.events.ts'
import { writeNoNeed } from '../talk-letter.ts'
import { cancelSides } from './invite-sides.ts'
import { saveProspect } from './prospect.store.ts'
import { giveUpTime } from './settle-on-time.ts'

/**
 * Notes that whoever was to be convinced does not need the talk any more. An agreed time leaves both calendars, and
 * the customer reads that there is nothing for them to do; without one they hear of it once our side takes the ask
 * back, which is the requester's to decide. Said twice it changes nothing.
 */
export async function endNeed(
  tx: WorkspaceTx,
  actor: LinkActor,
  said: { readonly reason: string | null },
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, actor.subjectId)
  const ask = await readAskFacts(tx, actor.subjectId)
  if (ask.prospectSide !== null && ask.prospectSide.endedAt !== null) return accept({ askId: ask.id })
  const closed = whyNotOpen(ask)
  if (closed !== null) return closed
  const reason = clean(said.reason)
  const before = await giveUpTime(tx, actor, request, ask, now)
  await saveProspect(tx, ask, { ended_at: now, ended_reason: reason })
  await announce(tx, talkNotNeeded(actor, request, ask, reason))
  const after = await readAskFacts(tx, ask.id)
  const requester = tellRequester(ask, before, reason)
  if (before !== null) {
    await cancelSides(tx, after, true, now, host, { customer: writeNoNeed(ask, before), requester })
  } else {
    await mailStaff(tx, after, { to: ask.requester, kind: 'not-needed', ...requester }, host)
  }
  if (ask.proposer.id !== ask.requester.id) {
    await mailStaff(tx, after, { to: ask.proposer, kind: 'not-needed', ...requester }, host)
  }
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

function tellRequester(ask: AskFacts, before: Instant | null, reason: string | null) {
  const zone = ask.requester.timeZone ?? ask.workspace.timeZone
  const [name, prospect] = [addresseeOf(ask), begin(prospectName(ask, 'en'))]
  const said = reason === null ? '' : ` They said: ${reason}`
  const gone =
    before === null
      ? `${name} has not been told yet.`
      : `The talk of ${tellMoment(before, zone, 'en')} left the calendars, and ${name} knows.`
  return {
    subject: `${prospect} does not need the talk any more`,
    paragraphs: [
      `${prospect} does not need the talk with ${name} any more.${said}`,
      `${gone} Take the ask back on the request’s page, so that ${name} is free for others, or use it for somebody else.`,
    ],
  }
}
