import { sql } from 'kysely'
import type { WorkspaceTx } from '../server/tenancy.ts'

type InnerTable = { name: string; refers_to: string[] }

/**
 * Empties the tables that do not go with the workspace's own row, those that refer to others first. The rest goes
 * at once when that row is deleted: then every row they point at is gone as well.
 */
export async function emptyInnerTables(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  for (const name of inOrder(await readInnerTables(tx))) {
    await sql`delete from ${sql.table(name)} where workspace_id = ${workspaceId}`.execute(tx)
  }
}

// Read from the catalogue, so that a table somebody adds is not forgotten. Tables that the server may not delete
// from (the trail of events) hang on others that cascade.
async function readInnerTables(tx: WorkspaceTx): Promise<InnerTable[]> {
  const { rows } = await sql<InnerTable>`
    select c.relname as name, coalesce(array_agg(distinct r.relname::text) filter (where r.relname is not null), '{}') as refers_to
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    left join pg_class r on r.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'delete')
    group by c.relname
    having not coalesce(bool_or(r.relname = 'workspaces' and k.confdeltype = 'c'), false)`.execute(tx)
  return rows
}

function inOrder(tables: readonly InnerTable[]): string[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const order: string[] = []
  while (left.size > 0) {
    const referred = new Set([...left.values()].flatMap((table) => table.refers_to))
    const free = [...left.keys()].filter((name) => !referred.has(name))
    // A ring of tables has no first one; the database says which it was.
    const next = free.length > 0 ? free : [...left.keys()]
    order.push(...next)
    for (const name of next) left.delete(name)
  }
  return order
}
