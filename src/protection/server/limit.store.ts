import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { LimitPlace } from './limit.reads.ts'

type Kept = { readonly id: string; readonly value: number; readonly setBy: string | null }

/** What is set there for a threshold, locked; undefined where nothing is. */
export async function lockLimit(
  tx: WorkspaceTx,
  place: LimitPlace,
  setting: string,
): Promise<Kept | undefined> {
  const whom =
    place.segment !== null
      ? sql`lower(btrim(segment)) = lower(btrim(${place.segment}))`
      : place.accountId !== null
        ? sql`account_id = ${place.accountId}`
        : sql`contact_id = ${place.contactId}`
  const found = await sql<Kept>`
    select id, value::float8 as value, set_by as "setBy" from protection_limits
    where workspace_id = current_workspace() and setting = ${setting} and ${whom} and lifted_at is null
    for update`.execute(tx)
  return found.rows[0]
}

type NewLimit = {
  readonly setting: string
  readonly value: number
  readonly reason: string
  readonly by: string | null
  readonly now: Instant
}

/** Writes a new limit and gives its id; undefined where somebody else set the same at the same time. */
export async function insertLimit(
  tx: WorkspaceTx,
  workspaceId: string,
  { segment, accountId, contactId }: LimitPlace,
  { setting, value, reason, by, now }: NewLimit,
): Promise<string | undefined> {
  const made = await tx
    .insertInto('protection_limits')
    .values({
      workspace_id: workspaceId,
      setting,
      segment: segment?.trim() ?? null,
      account_id: accountId,
      contact_id: contactId,
      value: String(value),
      reason,
      set_by: by,
      set_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Puts another value and reason in the place of what was set. */
export async function updateLimit(
  tx: WorkspaceTx,
  workspaceId: string,
  limitId: string,
  { value, reason, by, now }: Omit<NewLimit, 'setting'>,
): Promise<void> {
  await tx
    .updateTable('protection_limits')
    .set({ value: String(value), reason, set_by: by, set_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', limitId)
    .execute()
}

/** Lifts a limit; false where it was lifted already. */
export async function endLimit(
  tx: WorkspaceTx,
  workspaceId: string,
  limitId: string,
  by: string | null,
  now: Instant,
): Promise<boolean> {
  const ended = await tx
    .updateTable('protection_limits')
    .set({ lifted_at: now, lifted_by: by })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', limitId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows) > 0
}
