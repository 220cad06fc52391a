import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { profileChanged } from '../events.ts'
import type { AgingKind } from '../freshness.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { vouchFor } from './profile.store.ts'
import { settleProfile } from './settle-profile.ts'

export type ConfirmInput = {
  readonly contactId: string
  readonly kind: AgingKind
  readonly section: string | null
}

/** Somebody says that a fact is still true: it counts as fresh from today. */
export async function confirmFacts(
  tx: WorkspaceTx,
  actor: Actor,
  input: ConfirmInput,
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  if (!(await confirm(tx, actor, input, now))) throw notFound('fact')
  await announce(tx, profileChanged(actor, advocate, [input.section ?? input.kind], 'confirmed'))
  return { version: await settleProfile(tx, actor, advocate, now) }
}

async function confirm(tx: WorkspaceTx, actor: Actor, input: ConfirmInput, now: Instant): Promise<boolean> {
  const confirmed = { confirmed_by: personOf(actor), confirmed_at: now }
  switch (input.kind) {
    case 'employment':
    case 'topics':
    case 'limits':
      await vouchFor(tx, actor, input.contactId, input.kind, now)
      return true
    case 'text': {
      const done = await tx
        .updateTable('profile_sections')
        .set(confirmed)
        .where('workspace_id', '=', actor.workspaceId)
        .where('contact_id', '=', input.contactId)
        .where('section', '=', input.section ?? '')
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    }
    case 'results':
    case 'willingness': {
      const done = await tx
        .updateTable(input.kind === 'results' ? 'profile_results' : 'willingness')
        .set(confirmed)
        .where('workspace_id', '=', actor.workspaceId)
        .where('contact_id', '=', input.contactId)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    }
  }
}
