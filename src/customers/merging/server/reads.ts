import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { listMerges, previewMerge } from '../merge.contract.ts'
import { isSame, type MergedRecord, mergeFields, type RecordValues, usualSide } from '../merge-fields.ts'
import { looseReferences, madeOfOthers } from '../merge-rules.ts'
import { type MovePlan, planMoves } from '../move-plan.ts'
import { readCatalogue } from './catalogue.reads.ts'

type Preview = ResponseOf<typeof previewMerge>
type Side = { row: RecordValues; told: Readonly<Record<string, string | null>> }

/** Two records side by side, and how many rows go along. Five statements. */
export async function readMergePreview(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  { record, survivor, absorbed }: QueryOf<typeof previewMerge>,
): Promise<Preview> {
  if (survivor === absorbed) throw invalid('absorbed', 'is the same record')
  const sides = await readSides(db, workspaceId, record, [survivor, absorbed])
  const [one, other] = [sides.get(survivor), sides.get(absorbed)]
  if (one === undefined || other === undefined) throw notFound(record)
  const catalogue = await readCatalogue(db)
  const plan = planMoves(
    catalogue,
    record === 'contact' ? 'contacts' : 'accounts',
    looseReferences,
    madeOfOthers,
  )
  return {
    record,
    survivor: identityOf(one),
    absorbed: identityOf(other),
    fields: mergeFields[record].map((field) => ({
      ...{ name: field.name, label: field.label },
      survivor: tell(one, field.columns),
      absorbed: tell(other, field.columns),
      isSame: isSame(field, one.row, other.row),
      usual: usualSide(field, one.row, other.row),
    })),
    moves: await countRows(db, workspaceId, plan, survivor, absorbed),
  }
}

const identityOf = ({ row }: Side) => ({
  id: String(row.id),
  name: String(row.name),
  version: Number(row.version),
  createdAt: new Date(String(row.created_at)).toISOString(),
})

/** A value in words: a name in place of an id, several columns in one line. */
function tell({ row, told }: Side, columns: readonly string[]): string | null {
  const words = columns.flatMap((column) => {
    const value = told[column] ?? row[column]
    return value === null || value === undefined || value === '' ? [] : [String(value)]
  })
  return words.length === 0 ? null : [...new Set(words)].join(' · ')
}

async function readSides(
  db: WorkspaceDb,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<Map<string, Side>> {
  const named = (table: string, column: string) =>
    sql`(select n.name from ${sql.table(table)} n where n.workspace_id = t.workspace_id and n.id = t.${sql.ref(column)})`
  const told =
    record === 'contact'
      ? sql`jsonb_build_object('account_id', ${named('accounts', 'account_id')}, 'persona_id', ${named('taxonomy_terms', 'persona_id')},
          'owner_id', ${named('people', 'owner_id')})`
      : sql`jsonb_build_object('parent_id', ${named('accounts', 'parent_id')}, 'industry_id', ${named('taxonomy_terms', 'industry_id')},
          'region_id', ${named('taxonomy_terms', 'region_id')}, 'owner_id', ${named('people', 'owner_id')},
          'contract_minor', case when t.contract_minor is not null then round(t.contract_minor / 100.0, 2)::text end,
          'public_sector', case t.public_sector when true then 'yes' when false then 'no' end)`
  const { rows } = await sql<Side & { id: string }>`
    select t.id, to_jsonb(t) as row, ${told} as told from ${sql.table(record === 'contact' ? 'contacts' : 'accounts')} t
    where t.workspace_id = ${workspaceId} and t.id = any(${[...ids]}::uuid[]) and t.merged_into is null`.execute(
    db,
  )
  return new Map(rows.map((each) => [each.id, each]))
}

async function countRows(
  db: WorkspaceDb,
  workspaceId: string,
  { columns, holders }: MovePlan,
  survivor: string,
  absorbed: string,
): Promise<Preview['moves']> {
  const parts = [...columns, ...holders]
    .filter(({ column }) => column !== 'merged_into')
    .map(
      ({ table, column }) => sql`select ${sql.lit(table)}::text as "table",
        count(*) filter (where ${sql.ref(column)} = ${survivor}::uuid)::int as survivor,
        count(*) filter (where ${sql.ref(column)} = ${absorbed}::uuid)::int as absorbed
        from ${sql.table(table)} where workspace_id = ${workspaceId} and ${sql.ref(column)} in (${survivor}::uuid, ${absorbed}::uuid)`,
    )
  const { rows } = await sql<Preview['moves'][number]>`
    select "table", sum(survivor)::int as survivor, sum(absorbed)::int as absorbed
    from (${sql.join(parts, sql` union all `)}) counted group by 1 having sum(absorbed) + sum(survivor) > 0 order by 3 desc, 1`.execute(
    db,
  )
  return rows
}

/** What was merged, the latest first. One statement. */
export async function readMerges(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  { cursor, size = 25 }: QueryOf<typeof listMerges>,
): Promise<ResponseOf<typeof listMerges>> {
  const { rows: found } = await sql<ResponseOf<typeof listMerges>['rows'][number]>`
    select m.id, m.record, json_build_object('id', m.survivor_id, 'name', m.survivor_name) as survivor, m.absorbed_name as "absorbedName",
      (select coalesce(sum(value::int), 0)::int from jsonb_each_text(m.moved)) as moved,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as by, m.merged_at as at, m.undone_at as "undoneAt"
    from merges m left join people p on p.workspace_id = m.workspace_id and p.id = m.merged_by
    where m.workspace_id = ${workspaceId} and ${after(cursor)} order by m.merged_at desc, m.id desc limit ${size + 1}`.execute(
    db,
  )
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? encodeCursor([last.at, last.id]) : null }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(m.merged_at, m.id) < (${at}::timestamptz, ${id}::uuid)`
}
