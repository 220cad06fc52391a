import { sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

export async function insertMarks(
  tx: WorkspaceTx,
  workspaceId: string,
  erasureId: string,
  marks: readonly { readonly kind: string; readonly fingerprint: string }[],
): Promise<void> {
  await sql`insert into erasure_marks (workspace_id, fingerprint, kind, erasure_id)
    select ${workspaceId}::uuid, given.fingerprint, given.kind, ${erasureId}::uuid
    from unnest(${marks.map(({ fingerprint }) => fingerprint)}::text[], ${marks.map(({ kind }) => kind)}::text[]) given (fingerprint, kind)
    on conflict (workspace_id, fingerprint) do update set erasure_id = excluded.erasure_id, lifted_at = null, lifted_by = null, consent = null`.execute(
    tx,
  )
}
