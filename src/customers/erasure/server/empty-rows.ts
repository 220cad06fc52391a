import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { type Emptying, personalWords } from '../personal-words.ts'
import type { Erased } from './strike-out.ts'

function rowsOf({ of }: Emptying, { contactId, formerIds, crmIds, mails }: Erased) {
  if (of === undefined) return sql`contact_id = ${contactId}::uuid`
  const values: Readonly<Record<string, ReturnType<typeof sql>>> = {
    $contact: sql`${contactId}::uuid`,
    $ids: sql`${[contactId, ...formerIds]}::uuid[]`,
    $crms: sql`${[...crmIds]}::text[]`,
    $mails: sql`${mails.map((mail) => mail.toLowerCase())}::text[]`,
  }
  const parts = of.split(/(\$\w+)/).map((part) => values[part] ?? sql.raw(part))
  return sql.join(parts, sql``)
}

/** Rows that point at others go before those, rows that others point at last. */
async function inOrder(tx: WorkspaceTx | WorkspaceDb): Promise<[string, Emptying][]> {
  const { rows } = await sql<{ table: string; target: string }>`
    select f.conrelid::regclass::text as table, f.confrelid::regclass::text as target from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace`.execute(tx)
  const targets = new Map<string, Set<string>>()
  for (const { table, target } of rows) targets.set(table, (targets.get(table) ?? new Set()).add(target))
  const depth = (table: string, seen: readonly string[] = []): number =>
    seen.includes(table)
      ? 0
      : 1 + Math.max(0, ...[...(targets.get(table) ?? [])].map((each) => depth(each, [...seen, table])))
  return Object.entries(personalWords).toSorted(([a], [b]) => depth(b) - depth(a) || a.localeCompare(b))
}

/** Takes away what the list says goes, and empties what stays. Gives the rows by table. */
export async function emptyRows(
  tx: WorkspaceTx,
  workspaceId: string,
  erased: Erased,
): Promise<Record<string, number>> {
  const emptied: Record<string, number> = {}
  for (const [table, emptying] of await inOrder(tx)) {
    const where = sql`workspace_id = ${workspaceId} and (${rowsOf(emptying, erased)})`
    const work =
      emptying.rows === 'go'
        ? sql`delete from ${sql.table(table)} where ${where}`
        : Object.keys(emptying.empty).length === 0
          ? null
          : sql`update ${sql.table(table)} set ${sql.join(
              Object.entries(emptying.empty).map(
                ([column, value]) => sql`${sql.ref(column)} = ${sql.raw(value)}`,
              ),
            )} where ${where}`
    const done = work === null ? 0n : ((await work.execute(tx)).numAffectedRows ?? 0n)
    if (done > 0n) emptied[table] = Number(done)
  }
  return emptied
}

/** What only the product itself keeps of its own doing: nobody misses it, so it is not told. */
const untold = ['advocate_changes', 'duplicate_pairs', 'event_texts', 'merged_records', 'merges']

/** How many rows would go, and how many would stay without a word of theirs. */
export async function countRows(db: WorkspaceDb, workspaceId: string, erased: Erased) {
  const told = Object.entries(personalWords).filter(([table]) => !untold.includes(table))
  const parts = told.map(
    ([
      table,
      emptying,
    ]) => sql`select ${sql.lit(table)}::text as "table", ${sql.lit(emptying.rows)}::text as what, count(*)::int as rows
      from ${sql.table(table)} where workspace_id = ${workspaceId} and (${rowsOf(emptying, erased)})`,
  )
  const { rows } = await sql<{ table: string; what: 'go' | 'stay'; rows: number }>`
    select * from (${sql.join(parts, sql` union all `)}) counted where rows > 0 order by rows desc, "table"`.execute(
    db,
  )
  const of = (what: 'go' | 'stay') =>
    rows.flatMap((row) => (row.what === what ? [{ table: row.table, rows: row.rows }] : []))
  return { goes: of('go'), stays: of('stay') }
}
