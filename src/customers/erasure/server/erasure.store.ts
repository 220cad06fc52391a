import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Opening = {
  readonly contactId: string
  readonly source: string
  readonly reason: string
  readonly by: string | null
  readonly state: 'asked' | 'erasing'
  readonly now: Instant
}

/** A new erasure, or the one that stands, taken further. */
export async function openErasure(
  tx: WorkspaceTx,
  workspaceId: string,
  { contactId, source, reason, by, state, now }: Opening,
): Promise<{ id: string; isNew: boolean }> {
  const begun = state === 'erasing'
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    insert into erasures (workspace_id, contact_id, source, reason, state, asked_by, asked_at, begun_by, begun_at)
    values (${workspaceId}, ${contactId}, ${source}, ${reason}, ${state}, ${by}, ${now}, ${begun ? by : null}, ${begun ? now : null})
    on conflict (workspace_id, contact_id) where state <> 'withdrawn' do update
      set state = case when erasures.state = 'asked' then excluded.state else erasures.state end,
        begun_by = coalesce(erasures.begun_by, excluded.begun_by), begun_at = coalesce(erasures.begun_at, excluded.begun_at)
    returning id, old.id is null as "isNew"`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('an erasure was not written')
  return row
}

export async function loadErasure(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  erasureId: string,
): Promise<{ contactId: string; state: string } | undefined> {
  const row = await db
    .selectFrom('erasures')
    .select(['contact_id', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', erasureId)
    .executeTakeFirst()
  return row === undefined ? undefined : { contactId: row.contact_id, state: row.state }
}

export async function finishErasure(
  tx: WorkspaceTx,
  workspaceId: string,
  erasureId: string,
  emptied: Readonly<Record<string, number>>,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('erasures')
    .set({ state: 'erased', erased_at: now, emptied: JSON.stringify(emptied) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', erasureId)
    .execute()
}

/** Takes back what was asked for only. True where it did. */
export async function markWithdrawn(
  tx: WorkspaceTx,
  workspaceId: string,
  erasureId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update erasures set state = 'withdrawn'
    where workspace_id = ${workspaceId} and id = ${erasureId} and state = 'asked'`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}
