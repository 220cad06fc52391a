import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { wasInvited } from '../../asks/server/ask.store.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { cancelSides } from './invite-sides.ts'
import { endMeeting } from './meeting.store.ts'

/**
 * Takes an agreed talk back for good. Where the invitation had gone out it leaves the calendars of both sides; where
 * the last approval was still to come nobody had it. True where they were told.
 */
export async function endTalk(tx: WorkspaceTx, askId: string, now: Instant, host: Host): Promise<boolean> {
  const ask = await readAskFacts(tx, askId)
  if (ask.meeting?.state !== 'planned') return false
  const isKnown = await wasInvited(tx, { workspaceId: ask.workspace.id, askId })
  await endMeeting(tx, ask, 'cancelled')
  if (isKnown) await cancelSides(tx, await readAskFacts(tx, askId), true, now, host)
  return isKnown
}
