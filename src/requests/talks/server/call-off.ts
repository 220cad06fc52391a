import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { askAnswered } from '../../asks/ask.events.ts'
import { tellAnswer } from '../../asks/server/answer.mails.ts'
import { wasInvited } from '../../asks/server/ask.store.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { writeCalledOff } from '../talk-letter.ts'
import { cancelSides, mailProspect } from './invite-sides.ts'
import { endMeeting } from './meeting.store.ts'

/**
 * The customer cannot after all: their yes becomes a no, with everything a no brings. An agreed time leaves both
 * calendars, and whoever was offered times reads that there will be no talk. Said twice it changes nothing.
 */
export async function callOff(
  tx: WorkspaceTx,
  actor: LinkActor,
  said: { readonly reason: string | null },
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, actor.subjectId)
  const ask = await readAskFacts(tx, actor.subjectId)
  if (ask.state === 'declined') return accept({ askId: ask.id })
  if (ask.state !== 'accepted' && ask.state !== 'scheduled') {
    return refuse('over', 'There is nothing to call off any more.')
  }
  const reason = clean(said.reason)
  const move = { action: 'decline', neverAgain: false, reason } as const
  const settled = await settleAsk(tx, actor, ask.id, move, now)
  if (!settled.ok) return settled
  await announce(tx, askAnswered(actor, request, ask, { answer: 'no', until: null, reason, colleague: null }))
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  if (ask.meeting?.state === 'planned' && (await wasInvited(tx, place))) {
    await endMeeting(tx, ask, 'cancelled')
    const prospect = writeCalledOff(ask, ask.meeting.startsAt)
    await cancelSides(tx, await readAskFacts(tx, ask.id), true, now, host, { prospect })
  } else if (ask.prospectSide?.offeredAt != null && ask.prospectSide.endedAt === null) {
    await mailProspect(tx, ask, 'called-off', writeCalledOff(ask, null), now, host)
  }
  await tellAnswer(tx, await readAskFacts(tx, ask.id), { ...move, colleague: null }, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}
