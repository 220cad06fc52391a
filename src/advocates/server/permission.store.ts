import { sql } from 'kysely'
import type { PermissionUse } from '../../activities/activity-type.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { PermissionAnswer, PermissionHolder } from '../profile.ts'

export type PermissionInput = {
  readonly holder: PermissionHolder
  readonly use: PermissionUse
  readonly answer: PermissionAnswer
  readonly scope: string | null
  readonly document: string | null
  readonly validUntil: Day | null
  readonly withdrawnOn: Day | null
}

/** Takes over what a person or a company allows. Gives the uses that changed. */
export async function savePermissions(
  tx: WorkspaceTx,
  actor: Actor,
  about: { readonly contactId: string; readonly accountId: string },
  permissions: readonly PermissionInput[],
  now: Instant,
): Promise<PermissionInput[]> {
  const changed: PermissionInput[] = []
  for (const permission of permissions) {
    if (await saveOne(tx, actor, about, permission, now)) changed.push(permission)
  }
  return changed
}

async function saveOne(
  tx: WorkspaceTx,
  actor: Actor,
  about: { readonly contactId: string; readonly accountId: string },
  permission: PermissionInput,
  now: Instant,
): Promise<boolean> {
  const target =
    permission.holder === 'person'
      ? sql`(workspace_id, contact_id, use) where contact_id is not null`
      : sql`(workspace_id, account_id, use) where contact_id is null`
  const written = await sql<{ id: string }>`
    insert into permissions as p (workspace_id, account_id, contact_id, use, answer, scope, document, valid_until,
      withdrawn_on, confirmed_by, confirmed_at)
    values (${actor.workspaceId}, ${about.accountId}, ${permission.holder === 'person' ? about.contactId : null},
      ${permission.use}, ${permission.answer}, ${permission.scope}, ${permission.document}, ${permission.validUntil}::date,
      ${permission.withdrawnOn}::date, ${personOf(actor)}::uuid, ${now}::timestamptz)
    on conflict ${target} do update set answer = excluded.answer, scope = excluded.scope, document = excluded.document,
      valid_until = excluded.valid_until, withdrawn_on = excluded.withdrawn_on, account_id = excluded.account_id,
      confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, version = p.version + 1
    where (p.answer, p.scope, p.document, p.valid_until, p.withdrawn_on) is distinct from
      (excluded.answer, excluded.scope, excluded.document, excluded.valid_until, excluded.withdrawn_on)
    returning p.id`.execute(tx)
  return written.rows.length > 0
}
