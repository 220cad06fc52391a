import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ImportKind } from '../import-kind.ts'
import type { MappingChange } from '../mapping.ts'

/** How a file with these columns was mapped when it last came in. */
export type SavedMapping = {
  readonly kind: ImportKind
  readonly change: MappingChange
  readonly createsAccounts: boolean
}

/** The mapping kept for a header; null where none is. */
export async function findSavedMapping(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  signature: string,
): Promise<SavedMapping | null> {
  const row = await db
    .selectFrom('import_mappings')
    .select(['kind', 'mapping', 'creates_accounts'])
    .where('workspace_id', '=', workspaceId)
    .where('signature', '=', signature)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    kind: row.kind as ImportKind,
    change: row.mapping as MappingChange,
    createsAccounts: row.creates_accounts,
  }
}

/** Keeps a mapping for the next file with the same header. */
export async function keepMapping(
  tx: WorkspaceTx,
  workspaceId: string,
  signature: string,
  saved: SavedMapping,
  now: Instant,
): Promise<void> {
  const values = {
    kind: saved.kind,
    mapping: JSON.stringify(saved.change),
    creates_accounts: saved.createsAccounts,
    used_at: now,
  }
  await tx
    .insertInto('import_mappings')
    .values({ workspace_id: workspaceId, signature, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'signature']).doUpdateSet(values))
    .execute()
}
