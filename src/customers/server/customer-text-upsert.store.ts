import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Columns, insertRows } from './bulk.store.ts'
import { RecordDraft } from './record-draft.store.ts'

const columns = {
  kind: 'text',
  account_id: 'uuid',
  contact_id: 'uuid',
  external_id: 'text',
  title: 'text',
  summary: 'text',
  body: 'text',
  attribution: 'text',
  tags: 'text',
  product_text: 'text',
  link: 'text',
  owner_text: 'text',
  permission_text: 'text',
  dated_on: 'date',
} as const satisfies Columns

/** What two texts of the same words share. */
export function hashWords(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

/** Loads and locks the texts that an outside id or the same words may mean. One statement. */
export async function loadTextDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  keys: {
    readonly externalIds: readonly string[]
    readonly accountIds: readonly string[]
    readonly contactIds: readonly string[]
    readonly hashes: readonly string[]
  },
): Promise<RecordDraft[]> {
  const names = Object.keys(columns).map((name) => sql.ref(name))
  const rows = await sql<Record<string, string | null> & { id: string }>`
    select id, ${sql.join(names)} from customer_texts
    where workspace_id = ${workspaceId} and id in (
      select id from customer_texts where workspace_id = ${workspaceId} and kind in ('story', 'quote')
        and external_id = any(${[...keys.externalIds]}::text[])
      union
      select id from customer_texts where workspace_id = ${workspaceId}
        and account_id = any(${[...keys.accountIds]}::uuid[]) and md5(body) = any(${[...keys.hashes]}::text[])
      union
      select id from customer_texts where workspace_id = ${workspaceId}
        and contact_id = any(${[...keys.contactIds]}::uuid[]) and md5(body) = any(${[...keys.hashes]}::text[]))
    order by id for update`.execute(tx)
  return rows.rows.map(({ id, ...fields }) => new RecordDraft(id, false, fields))
}

/** Writes what differs. Two statements. */
export async function saveTextDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: readonly RecordDraft[],
  now: Instant,
): Promise<void> {
  const names = Object.keys(columns)
  const rows = drafts
    .filter((draft) => draft.isChanged)
    .map((draft) => ({ ...draft.fields, id: draft.id, updated_at: now }))
  const set = sql.join(
    [...names, 'updated_at'].map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
  )
  await insertRows(
    tx,
    { table: 'customer_texts', workspaceId, columns: { id: 'uuid', ...columns, updated_at: 'timestamptz' } },
    rows,
    sql`on conflict (workspace_id, id) do update set ${set}`,
  )
}
