import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { settleProfile } from './settle-profile.ts'
import { writeProfile } from './write-profile.ts'

/**
 * An advocate allowed words of theirs to be used: noted as their permission to be quoted, within that scope, unless they
 * gave one already. Whoever gives it, by link too, was let in by what they approved.
 */
export async function allowQuoting(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  scope: string,
  now: Instant,
): Promise<void> {
  const advocate = await loadOnJourney(tx, actor, contactId)
  const given = await tx
    .selectFrom('permissions')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('use', '=', 'quote')
    .where('answer', '=', 'given')
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  if (given === undefined) {
    const quote = { holder: 'person', use: 'quote', answer: 'given', scope } as const
    const permissions = [{ ...quote, document: null, validUntil: null, withdrawnOn: null }]
    await writeProfile(tx, actor, advocate, { permissions }, now)
  }
  await settleProfile(tx, actor, advocate, now)
}
