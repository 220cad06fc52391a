import { sql } from 'kysely'
import { isAllowed } from '../../../advocates/journey.ts'
import { stepAlongJourney } from '../../../advocates/server/step-along-journey.ts'
import type { LinkActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { dropApprovals } from '../../approvals/server/approval.store.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { cancelSides } from '../../talks/server/invite-sides.ts'
import { endMeeting } from '../../talks/server/meeting.store.ts'
import { askAnswered } from '../ask.events.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { readStage } from './own-limit.reads.ts'
import { tellLeaving } from './tell-leaving.ts'

const byTheirWord = 'Left the program by their own word'

type Leaving = {
  readonly contactId: string
  /** Why, where they said so. */
  readonly reason?: string | null
}

/**
 * An advocate leaves the program by their own word: every open ask of a request to them ends, whoever asked and their
 * relationship owner are told, and from then on nobody asks them. Twice it changes nothing.
 */
export async function leaveProgram(
  tx: WorkspaceTx,
  actor: LinkActor,
  { contactId, reason: said = null }: Leaving,
  now: Instant,
  host: Host,
): Promise<void> {
  const reason = said === null ? byTheirWord : `${byTheirWord}: ${said}`
  const asks = await readOpenAsks(tx, contactId)
  for (const askId of asks) await endAsk(tx, actor, askId, reason, now, host)
  if (!isAllowed('retire', await readStage(tx, contactId))) return
  acceptedOr(await stepAlongJourney(tx, actor, { contactId, action: 'retire', reason }, now))
  await tellLeaving(tx, { contactId, askIds: asks, said }, now, host)
}

/** In the order of their requests, so that no two of these wait for each other in a ring. */
async function readOpenAsks(tx: WorkspaceTx, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from ledger_entries e
    join request_asks ra on ra.workspace_id = e.workspace_id and ra.ask_id = e.id
    where e.workspace_id = current_workspace() and e.contact_id = ${contactId}
      and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')
    order by ra.request_id, e.id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function endAsk(
  tx: WorkspaceTx,
  actor: LinkActor,
  askId: string,
  reason: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  const action = ask.wasAsked ? 'decline' : 'withdraw'
  acceptedOr(await settleAsk(tx, actor, askId, { action, reason }, now))
  await dropApprovals(tx, actor.workspaceId, askId, now)
  if (ask.meeting?.state === 'planned') {
    await endMeeting(tx, ask, 'cancelled')
    await cancelSides(tx, await readAskFacts(tx, askId), true, now, host)
  }
  const told = { answer: 'left', until: null, reason, colleague: null }
  await announce(tx, askAnswered(actor, request, ask, told))
  await settleRequest(tx, actor, request.id, now)
}
