import { sql } from 'kysely'
import type { Confirmation } from '../../advocates/server/confirmation.reads.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { WideField } from '../wide-edit.ts'
import { leftAt, type WideTarget } from './wide-row.reads.ts'

type ChangedRow = {
  readonly id: string
  readonly before: string | null
  readonly confirmed: readonly Confirmation[] | null
}

/** Keeps a wide edit with what stood before, and what each record is left at now that it is written. Two statements. */
export async function insertWideEdit(
  tx: WorkspaceTx,
  edit: WideTarget & {
    readonly value: string | null
    readonly by: string | null
    readonly ofAccounts: boolean
  },
  rows: readonly ChangedRow[],
  now: Instant,
): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into wide_edits (workspace_id, field, key, value, made_by, made_at)
    values (current_workspace(), ${edit.field}, ${edit.key}, ${edit.value}, ${edit.by}, ${now}) returning id`.execute(
    tx,
  )
  const id = made.rows[0]?.id ?? ''
  const [contact, account] = edit.ofAccounts ? [sql`null::uuid`, sql`r.id`] : [sql`r.id`, sql`null::uuid`]
  const left = leftAt(sql`${edit.field}::text`, sql`${edit.key}::text`, contact, account)
  await sql`
    insert into wide_edit_rows (workspace_id, edit_id, position, contact_id, account_id, before, before_confirmed, left_as)
    select current_workspace(), ${id}, row_number() over (order by r.id) - 1, ${contact}, ${account}, r.before, r.confirmed, ${left}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, before text, confirmed jsonb)`.execute(
    tx,
  )
  return id
}

export type StoredWideRow = ChangedRow & {
  readonly name: string
  readonly contactId: string | null
  readonly accountId: string | null
  /** As the edit left it. */
  readonly isUntouched: boolean
}

export type StoredWideEdit = {
  readonly field: WideField
  readonly key: string
  readonly value: string | null
  readonly madeAt: Instant
  readonly undoneAt: Instant | null
  readonly rows: readonly StoredWideRow[]
}

/** A wide edit with its rows, held until the transaction ends. */
export async function holdWideEdit(tx: WorkspaceTx, id: string): Promise<StoredWideEdit | undefined> {
  const edit = await sql<Omit<StoredWideEdit, 'rows'>>`
    select field, key, value, made_at as "madeAt", undone_at as "undoneAt" from wide_edits
    where workspace_id = current_workspace() and id = ${id} for update`.execute(tx)
  const [found] = edit.rows
  if (found === undefined) return undefined
  await holdRecords(tx, id)
  const rows = await sql<StoredWideRow>`
    select coalesce(r.contact_id, r.account_id) as id, coalesce(c.name, a.name) as name, r.contact_id as "contactId",
      r.account_id as "accountId", r.before, r.before_confirmed as confirmed,
      c.merged_into is null and r.left_as = ${leftAt(sql`e.field`, sql`e.key`, sql`r.contact_id`, sql`r.account_id`)} as "isUntouched"
    from wide_edits e join wide_edit_rows r on r.workspace_id = e.workspace_id and r.edit_id = e.id
    left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
    left join accounts a on a.workspace_id = r.workspace_id and a.id = r.account_id
    where e.workspace_id = current_workspace() and e.id = ${id} order by r.position`.execute(tx)
  return { ...found, rows: rows.rows }
}

/** Nobody changes the records between the look at them and the way back. */
async function holdRecords(tx: WorkspaceTx, id: string): Promise<void> {
  for (const [table, column] of [
    ['accounts', 'account_id'],
    ['contacts', 'contact_id'],
    ['advocates', 'contact_id'],
  ] as const) {
    const key = table === 'advocates' ? 'contact_id' : 'id'
    await sql`
      select from ${sql.table(table)} t where t.workspace_id = current_workspace() and t.${sql.ref(key)} in (
        select r.${sql.ref(column)} from wide_edit_rows r where r.workspace_id = current_workspace() and r.edit_id = ${id})
      order by t.${sql.ref(key)} for no key update`.execute(tx)
  }
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
