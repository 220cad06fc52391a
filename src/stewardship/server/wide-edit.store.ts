import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { WideField } from '../wide-edit.contract.ts'

/** One record of a wide edit as it stands; `before` is an id of a person or the segment. */
export type WideRow = {
  readonly id: string
  readonly name: string
  readonly before: string | null
  readonly beforeName: string | null
  readonly version: number
}

/** The records a field of these contacts and accounts stands on, each once. One statement. */
export async function readWideRows(
  db: WorkspaceDb | WorkspaceTx,
  of: { readonly contactIds: readonly string[]; readonly accountIds?: readonly string[] },
  field: WideField,
): Promise<WideRow[]> {
  const ids = [...of.contactIds]
  const accountIds = [...(of.accountIds ?? [])]
  const found =
    field === 'contact-owner'
      ? await sql<WideRow>`
          select c.id, c.name, c.owner_id as before, p.name as "beforeName", c.version from contacts c
          left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
          where c.workspace_id = current_workspace() and c.id = any(${ids}::uuid[]) order by c.id`.execute(db)
      : await sql<WideRow>`
          select a.id, a.name, ${field === 'segment' ? sql`a.segment` : sql`a.owner_id::text`} as before,
            ${field === 'segment' ? sql`a.segment` : sql`p.name`} as "beforeName", a.version
          from accounts a left join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
          where a.workspace_id = current_workspace() and (a.id = any(${accountIds}::uuid[]) or a.id in (
            select c.account_id from contacts c where c.workspace_id = a.workspace_id and c.id = any(${ids}::uuid[])))
          order by a.id`.execute(db)
  return found.rows
}

export async function insertWideEdit(
  tx: WorkspaceTx,
  edit: { readonly field: WideField; readonly value: string | null; readonly by: string | null },
  rows: readonly { readonly id: string; readonly before: string | null; readonly version: number }[],
  now: Instant,
): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into wide_edits (workspace_id, field, value, made_by, made_at)
    values (current_workspace(), ${edit.field}, ${edit.value}, ${edit.by}, ${now}) returning id`.execute(tx)
  const id = made.rows[0]?.id ?? ''
  const column = edit.field === 'contact-owner' ? sql`contact_id` : sql`account_id`
  await sql`
    insert into wide_edit_rows (workspace_id, edit_id, position, ${column}, before, version)
    select current_workspace(), ${id}, row_number() over (order by r.id) - 1, r.id, r.before, r.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, before text, version bigint)`.execute(
    tx,
  )
  return id
}

export type StoredWideEdit = {
  readonly field: WideField
  readonly undoneAt: string | null
  readonly rows: readonly { readonly id: string; readonly before: string | null; readonly version: number }[]
}

/** A wide edit with its rows, held until the transaction ends. */
export async function holdWideEdit(tx: WorkspaceTx, id: string): Promise<StoredWideEdit | undefined> {
  const edit = await sql<Omit<StoredWideEdit, 'rows'>>`
    select field, undone_at as "undoneAt" from wide_edits
    where workspace_id = current_workspace() and id = ${id} for update`.execute(tx)
  const [found] = edit.rows
  if (found === undefined) return undefined
  const rows = await sql<StoredWideEdit['rows'][number]>`
    select coalesce(contact_id, account_id) as id, before, version from wide_edit_rows
    where workspace_id = current_workspace() and edit_id = ${id} order by position`.execute(tx)
  return { ...found, rows: rows.rows }
}

export async function noteUndone(
  tx: WorkspaceTx,
  id: string,
  by: string | null,
  now: Instant,
): Promise<void> {
  await sql`
    update wide_edits set undone_at = ${now}, undone_by = ${by}
    where workspace_id = current_workspace() and id = ${id}`.execute(tx)
}
