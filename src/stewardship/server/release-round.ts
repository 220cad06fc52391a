import { readStage } from '../../advocates/server/stage.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canReleaseRounds } from '../policy.ts'
import { chooseFacts, isForAdvocate } from '../round.ts'
import { readStewardshipGround } from './ground.reads.ts'
import { openAdvocateRound } from './open-round.ts'
import { readStaleOfAdvocate } from './stale-fact.reads.ts'

/**
 * Asks an advocate about themselves, in the name of the program manager who does it: what is stale and theirs to say.
 * Throws `conflict` where nothing of that is stale, or a page of theirs is open already.
 */
export async function releaseRound(
  tx: WorkspaceTx,
  actor: PersonActor,
  contactId: string,
  now: Instant,
  host: Host,
): Promise<{ readonly id: string; readonly facts: number }> {
  requirePermission(canReleaseRounds(actor))
  if ((await readStage(tx, actor.workspaceId, contactId)) === 'customer') throw notFound('advocate')
  const at = await readStewardshipGround(tx, now)
  const open = await tx
    .selectFrom('confirmation_rounds')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open !== undefined) throw new AppError('conflict', 'They were asked already, and the page is open.')
  const mail = await tx
    .selectFrom('contact_mails')
    .select('email')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('bounced_on', 'is', null)
    .executeTakeFirst()
  if (mail === undefined) throw new AppError('conflict', 'No mail address of theirs is known.')
  const stale = await readStaleOfAdvocate(tx, contactId, at.today)
  const facts = chooseFacts(
    stale.filter(({ kind }) => isForAdvocate(kind)),
    at.today,
    at.rules.factsOfRound,
  )
  if (facts.length === 0) throw new AppError('conflict', 'Nothing that they can say themselves is stale.')
  const to = { contactId, releasedBy: actor.personId, facts }
  return { id: await openAdvocateRound(tx, actor, to, at, now, host), facts: facts.length }
}
