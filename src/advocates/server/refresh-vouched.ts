import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { refreshDocuments } from './refresh-documents.ts'

/**
 * After somebody vouched for facts of contacts, or of accounts, which are the same for everybody there: the advocates
 * concerned are fresher at once, where they are looked for and where what is stale is counted.
 */
export async function refreshVouched(
  tx: WorkspaceTx,
  workspaceId: string,
  of: { readonly contactIds: readonly string[] } | { readonly accountIds: readonly string[] },
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select a.contact_id as id from advocates a
    join contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
    where a.workspace_id = ${workspaceId}
      and ${'contactIds' in of ? sql`c.id = any(${[...of.contactIds]}::uuid[])` : sql`c.account_id = any(${[...of.accountIds]}::uuid[])`}`.execute(
    tx,
  )
  await refreshDocuments(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
    now,
  )
}
