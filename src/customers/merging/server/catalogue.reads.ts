import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { Catalogue, ForeignKey, UniqueIndex } from '../move-plan.ts'

/** Foreign keys, unique indexes and columns of the tables, as the database has them now. Three statements. */
export async function readCatalogue(db: WorkspaceDb | WorkspaceTx): Promise<Catalogue> {
  const keys = await sql<ForeignKey>`
    select f.conrelid::regclass::text as table, t.relname as target,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (num, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num order by k.place) as columns,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (num, place)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num order by k.place) as "targetColumns"
    from pg_constraint f join pg_class t on t.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace order by f.conrelid::regclass::text, f.conname`.execute(
    db,
  )
  const uniques = await sql<UniqueIndex>`
    select i.relname as name, t.relname as table, x.indisprimary as "isPrimary", x.indnullsnotdistinct as "nullsAreEqual",
      array(select coalesce((select a.attname::text from pg_attribute a where a.attrelid = x.indrelid and a.attnum = x.indkey[place - 1]
          and a.attnum <> 0), pg_get_indexdef(x.indexrelid, place, true)) from generate_series(1, x.indnkeyatts) place) as expressions,
      pg_get_expr(x.indpred, x.indrelid) as predicate
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where x.indisunique and t.relnamespace = 'public'::regnamespace order by 1`.execute(db)
  const columns = await sql<{ table: string; columns: string[] }>`
    select t.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attname <> 'workspace_id'
    group by 1`.execute(db)
  return {
    foreignKeys: keys.rows,
    uniques: uniques.rows,
    columns: Object.fromEntries(columns.rows.map((row) => [row.table, row.columns])),
  }
}
