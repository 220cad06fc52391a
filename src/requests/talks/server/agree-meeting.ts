import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { meetingAgreed } from '../../asks/ask.events.ts'
import { type AskFacts, zoneOf } from '../../asks/ask-facts.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { type AskOf, loadOwnAsk } from '../../asks/server/load-own-ask.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { inviteSides } from './invite-sides.ts'
import { findPlace, saveFromUs, saveMeeting } from './meeting.store.ts'
import { saveProspect } from './prospect.store.ts'

type MeetingInput = {
  readonly startsAt: Instant
  readonly minutes: number
  readonly place: string | null
  /** Who of ours is there; left as it is where nothing is said. */
  readonly fromUs?: string | null
}

/**
 * Agrees on a time with a customer who said yes, or moves it. Both sides get the invitation or its update; the
 * same time once more changes nothing. Refused where no yes is there, the time lies behind, or protection has no
 * room on that day.
 */
export async function agreeMeeting(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  input: MeetingInput,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  const place = await findPlace(tx, ask, input.place)
  if (isSame(ask, { ...input, place })) {
    if (input.fromUs !== undefined) await saveFromUs(tx, ask, clean(input.fromUs))
    return accept({ askId: ask.id })
  }
  if (ask.state !== 'accepted' && ask.state !== 'scheduled') {
    return refuse('no-yes', 'A time can be agreed once the customer said yes.')
  }
  if (input.startsAt <= now) return refuse('not-ahead', 'This time lies behind.')
  const timeZone = zoneOf(ask)
  const agreedOn = dayOf(input.startsAt, timeZone)
  const settled = await settleAsk(tx, actor, ask.id, { action: 'schedule', agreedOn }, now)
  if (!settled.ok) return settled
  const fromUs = input.fromUs === undefined ? {} : { fromUs: clean(input.fromUs) }
  await saveMeeting(tx, ask, { startsAt: input.startsAt, minutes: input.minutes, place, timeZone, ...fromUs })
  if (ask.prospectSide?.endedAt != null) await saveProspect(tx, ask, { ended_at: null })
  const agreed = await readAskFacts(tx, ask.id)
  const { startsAt, minutes } = input
  const sequence = agreed.meeting?.sequence ?? 0
  await announce(tx, meetingAgreed(actor, request, agreed, { startsAt, minutes, sequence }))
  // Before the last approval the time is kept, and both sides are invited once that is given.
  if (agreed.isCleared) await inviteSides(tx, agreed, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

function isSame({ meeting, state }: AskFacts, input: MeetingInput): boolean {
  if (state !== 'scheduled' || meeting?.state !== 'planned') return false
  const { startsAt, minutes, place } = meeting
  return startsAt === input.startsAt && minutes === input.minutes && place === input.place
}
