import { readActivityType } from '../../../activities/server/activity-type.reads.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { askedForOf } from '../../../protection/asked-for.ts'
import { readFacts, readRules } from '../../../protection/server/facts.reads.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { proposeAdvocate } from '../../asks/server/propose-advocate.ts'
import { loadRequest } from '../../server/request.store.ts'
import { canAssign } from '../assignment.policy.ts'
import { staleOf } from '../assignment.ts'
import { readRequestsNow } from './assignment.reads.ts'
import { findLine, type LoadedLine, saveAcceptance } from './assignment.store.ts'

/**
 * Accepts a line of a plan: its advocate is proposed for its request as anybody is, with approvals and reservation, by
 * whoever accepts. Everything is looked at again first; a line that holds no longer is refused with the reason. Accepted
 * already, by a second click or by somebody else, it stays the one ask.
 */
export async function acceptAssignment(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly assignmentLineId: string; readonly whyYou: string; readonly acknowledged?: boolean },
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  requirePermission(canAssign(actor))
  const known = await findLine(tx, input.assignmentLineId, { hold: false })
  if (known === undefined) throw notFound('line')
  await loadRequest(tx, actor, known.requestId)
  const line = await findLine(tx, input.assignmentLineId, { hold: true })
  if (line === undefined) throw notFound('line')
  if (line.askId !== null) return accept({ askId: line.askId })
  const stale = await staleNow(tx, line, now)
  if (stale !== null) return refuse('line-stale', stale)
  const { requestId, contactId, rank: rankPermille, day: wishedOn } = line
  const { whyYou, acknowledged = false } = input
  const proposal = { requestId, contactId, wishedOn, whyYou, acknowledged, rankPermille }
  const proposed = await proposeAdvocate(tx, actor, proposal, now, host)
  if (!proposed.ok) return proposed
  await saveAcceptance(tx, line.id, { askId: proposed.askId, personId: actor.personId }, now)
  return accept({ askId: proposed.askId })
}

async function staleNow(tx: WorkspaceTx, line: LoadedLine, now: Instant): Promise<string | null> {
  const request = (await readRequestsNow(tx, [line])).get(`${line.requestId} ${line.contactId}`)
  if (request === undefined) throw notFound('request')
  const type = await readActivityType(tx, request.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const facts = await readFacts(tx, [line.contactId], await readRules(tx, now))
  return staleOf(line, request, askedForOf(type), facts.get(line.contactId))
}
