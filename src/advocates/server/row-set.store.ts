import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../server/database/tables.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

type Value = string | number | boolean | null | undefined

/**
 * Writes any number of rows by one statement. The columns are those of the first row; `conflict` is the
 * clause's text and a constant of the caller.
 */
export async function writeRowSet(
  tx: WorkspaceTx,
  table: keyof Database,
  workspaceId: string,
  rows: readonly Readonly<Record<string, Value>>[],
  conflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(table)} (workspace_id, ${columns})
    select ${workspaceId}::uuid, ${columns}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ${conflict}`.execute(tx)
}
