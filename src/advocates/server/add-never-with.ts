import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { limitsChanged } from '../events.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { type NeverWithInput, saveNeverWith } from './limit.store.ts'
import { settleProfile } from './settle-profile.ts'

/** Notes whom or what the advocate will not talk to: an account, an industry, a competitor, or in words. */
export async function addNeverWith(
  tx: WorkspaceTx,
  actor: Actor,
  input: NeverWithInput & { readonly contactId: string },
  now: Instant,
): Promise<{ readonly id: string }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  await requireKnown(tx, actor, input)
  const id = await saveNeverWith(tx, actor, advocate.contactId, input, now)
  await announce(tx, limitsChanged(actor, advocate))
  await settleProfile(tx, actor, advocate, now)
  return { id }
}

/** Throws where an entry names an account or industry that this workspace does not have. */
async function requireKnown(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  { accountId, termId }: Pick<NeverWithInput, 'accountId' | 'termId'>,
): Promise<void> {
  if (accountId !== null) {
    const account = await tx
      .selectFrom('accounts')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (account === undefined) throw invalid('accountId', 'is no account here')
  }
  if (termId !== null) {
    const term = await tx
      .selectFrom('taxonomy_terms')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', termId)
      .executeTakeFirst()
    if (term === undefined) throw invalid('termId', 'is no industry here')
  }
}
