import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { erasedWord } from '../personal-words.ts'
import { databasePattern, type Named } from '../strike-words.ts'

export type Erased = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly foldedName: string
  readonly crmId: string | null
  readonly formerIds: readonly string[]
  /** Theirs, and of whoever was merged into them. */
  readonly crmIds: readonly string[]
  readonly mails: readonly string[]
  readonly namesakes: number
  readonly named: Named
}

/** By what the contact is known, in every writing on record. Undefined where there is no such contact, or nothing left of them. */
export async function readErased(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
): Promise<Erased | undefined> {
  const { rows } = await sql<Omit<Erased, 'named'> & { phone: string | null; merged: string[] }>`
    select c.id as "contactId", c.account_id as "accountId", c.name, c.folded_name as "foldedName", c.crm_id as "crmId", c.phone,
      array(select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id) as mails,
      array(select r.id from merged_records r where r.workspace_id = c.workspace_id and r.contact_id = c.id) as "formerIds",
      array(select c.crm_id where c.crm_id is not null union select r.crm_id from merged_records r
        where r.workspace_id = c.workspace_id and r.contact_id = c.id and r.crm_id is not null) as "crmIds",
      array(select m.absorbed_name from merges m where m.workspace_id = c.workspace_id and m.survivor_id = c.id and m.undone_at is null) as merged,
      ((select count(*) from contacts o where o.workspace_id = c.workspace_id and o.folded_name = c.folded_name and o.id <> c.id
          and o.merged_into is null)
        + (select count(*) from people p where p.workspace_id = c.workspace_id and fold(p.name) = c.folded_name))::int as namesakes
    from contacts c where c.workspace_id = ${workspaceId} and c.id = ${contactId}`.execute(db)
  const [row] = rows
  if (row === undefined || row.name === erasedWord) return undefined
  const { phone, merged, ...known } = row
  const names = known.namesakes > 0 ? [] : [known.name, ...merged]
  const words = names.flatMap((name) => name.split(/[\s,]+/)).filter((word) => word.length >= 4)
  const rareWords = await rareAmong(db, workspaceId, contactId, [...new Set(words)])
  return { ...known, named: { names, mails: known.mails, phones: phone === null ? [] : [phone], rareWords } }
}

/** Words of a name that stand in no other name here: of contacts, colleagues, accounts, products, terms. */
async function rareAmong(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
  words: readonly string[],
): Promise<string[]> {
  const bears = (name: RawBuilder<unknown>) =>
    sql`fold(w.word) = any(regexp_split_to_array(fold(${name}), '[^[:alnum:]]+'))`
  const own = sql`workspace_id = ${workspaceId}`
  const { rows } = await sql<{ word: string }>`
    select w.word from unnest(${[...words]}::text[]) w (word)
    where not exists (select from contacts o where o.${own} and o.id <> ${contactId} and ${bears(sql`o.name`)})
      and not exists (select from people p where p.${own} and ${bears(sql`p.name`)})
      and not exists (select from accounts a where a.${own} and ${bears(sql`a.name`)})
      and not exists (select from products p where p.${own} and ${bears(sql`p.name`)})
      and not exists (select from taxonomy_terms t where t.${own} and ${bears(sql`t.name`)})`.execute(db)
  return rows.map(({ word }) => word)
}

/** Names of our own colleagues and of companies stay what they are; so do rows that are emptied by the list. */
const untouched = [
  'accounts',
  'contacts',
  'people',
  'products',
  'taxonomy_terms',
  'taxonomy_aliases',
  'teams',
  'workspaces',
]

type TextColumns = {
  readonly table: string
  readonly texts: readonly string[]
  readonly documents: readonly string[]
}

/** Every column that may hold words: text and JSON, but for lists of codes, keys and what the database computes. */
async function readTextColumns(tx: WorkspaceTx): Promise<TextColumns[]> {
  const { rows } = await sql<TextColumns>`
    select t.relname as table,
      coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'text'::regtype), '{}') as texts,
      coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'jsonb'::regtype), '{}') as documents
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
      and exists (select from pg_attribute w where w.attrelid = t.oid and w.attname = 'workspace_id')
      and has_table_privilege(t.oid, 'update') and t.relname <> all(${untouched}::text[])
      and not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')
      and not exists (select from pg_index i where i.indrelid = t.oid and i.indisunique and a.attnum = any(i.indkey))
    group by 1 order by 1`.execute(tx)
  return rows
}

/** Strikes out everything by which the person is known, in every text of the workspace. Gives the rows by table. */
export async function strikeOutTexts(
  tx: WorkspaceTx,
  workspaceId: string,
  { named }: Erased,
): Promise<Record<string, number>> {
  const pattern = databasePattern(named)
  if (pattern === null) return {}
  const struck: Record<string, number> = {}
  for (const { table, texts, documents } of await readTextColumns(tx)) {
    const set = [
      ...texts.map(
        (column) =>
          sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${erasedWord}, 'gi')`,
      ),
      ...documents.map(
        (column) =>
          sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}::text, ${pattern}, ${erasedWord}, 'gi')::jsonb`,
      ),
    ]
    const names = [...texts, ...documents].map((column) => sql`${sql.ref(column)}::text ~* ${pattern}`)
    const { numAffectedRows } = await sql`update ${sql.table(table)} set ${sql.join(set)}
      where workspace_id = ${workspaceId} and (${sql.join(names, sql` or `)})`.execute(tx)
    if ((numAffectedRows ?? 0n) > 0n) struck[table] = Number(numAffectedRows)
  }
  // Words by which a search guesses a misspelt one, and values that found no place: they are keys, so the row goes.
  const words = sql`(select plain_words(w) from unnest(${[...named.rareWords]}::text[]) w)`
  await sql`delete from advocate_words where workspace_id = ${workspaceId} and word in ${words}`.execute(tx)
  await sql`delete from unmapped_values where workspace_id = ${workspaceId} and folded ~* ${pattern}`.execute(
    tx,
  )
  return struck
}
