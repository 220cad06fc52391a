import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { NeverWithKind } from '../profile.ts'
import { vouchFor } from './profile.store.ts'

export type LimitsInput = { readonly asksAQuarter: number | null; readonly noticeDays: number | null }

/** Takes over the limits an advocate states. True when they differ from those known. */
export async function saveLimits(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  limits: LimitsInput,
  now: Instant,
): Promise<boolean> {
  const known = await tx
    .selectFrom('advocates')
    .select(['own_asks_a_quarter as asks', 'own_notice_days as notice'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .executeTakeFirstOrThrow()
  if (known.asks === limits.asksAQuarter && known.notice === limits.noticeDays) return false
  await tx
    .updateTable('advocates')
    .set({ own_asks_a_quarter: limits.asksAQuarter, own_notice_days: limits.noticeDays })
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
  await vouchFor(tx, actor, contactId, 'limits', now)
  return true
}

export type WindowInput = { readonly from: Day; readonly until: Day; readonly reason: string | null }

/** Adds a window in which the advocate is not asked; gives its id. */
export async function saveBlackout(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  window: WindowInput,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('blackouts')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      from_on: window.from,
      until_on: window.until,
      reason: window.reason,
      recorded_by: personOf(actor),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await vouchFor(tx, actor, contactId, 'limits', now)
  return id
}

/** Takes a window away; gives it, or undefined where there was none. */
export async function deleteBlackout(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  blackoutId: string,
): Promise<{ readonly from: Day; readonly until: Day } | undefined> {
  return tx
    .deleteFrom('blackouts')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('id', '=', blackoutId)
    .returning(['from_on as from', 'until_on as until'])
    .executeTakeFirst()
}

export type NeverWithInput = {
  readonly kind: NeverWithKind
  readonly name: string
  readonly accountId: string | null
  readonly termId: string | null
}

/** Adds somebody or something the advocate will not talk to or about; gives its id. */
export async function saveNeverWith(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  never: NeverWithInput,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('never_withs')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      kind: never.kind,
      name: never.name,
      account_id: never.accountId,
      term_id: never.termId,
      recorded_by: personOf(actor),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await vouchFor(tx, actor, contactId, 'limits', now)
  return id
}

/** Takes an entry of the never-with list away. True where there was one. */
export async function deleteNeverWith(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  neverWithId: string,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('never_withs')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .where('id', '=', neverWithId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
