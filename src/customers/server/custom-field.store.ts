import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { CustomField, CustomValue } from '../custom-field.ts'

/** Adds a field after the others of its kind of record; gives its id, or null where the label is taken. */
export async function insertCustomField(
  tx: WorkspaceTx,
  workspaceId: string,
  field: Omit<CustomField, 'id'>,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into custom_fields (workspace_id, record, label, kind, choices, position)
    select ${workspaceId}, ${field.record}, ${field.label}, ${field.kind}, ${JSON.stringify(field.choices)}::jsonb,
      coalesce((select max(position) + 1 from custom_fields
        where workspace_id = ${workspaceId} and record = ${field.record}), 0)
    on conflict do nothing
    returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export function loadCustomField(tx: WorkspaceTx, workspaceId: string, fieldId: string) {
  return tx
    .selectFrom('custom_fields')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', fieldId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function saveCustomField(
  tx: WorkspaceTx,
  workspaceId: string,
  fieldId: string,
  change: { label?: string; choices?: string; position?: number; retired_at?: Instant | null },
): Promise<void> {
  await tx
    .updateTable('custom_fields')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', fieldId)
    .execute()
}

/** The field that bears a label, whatever its case. */
export function findByLabel(tx: WorkspaceTx, workspaceId: string, record: string, label: string) {
  return tx
    .selectFrom('custom_fields')
    .select(['id', 'label', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .where('record', '=', record)
    .where(sql`lower(label)`, '=', sql`lower(${label})`)
    .executeTakeFirst()
}

/** Which of the choices of a field some record has. */
export async function loadUsedChoices(
  tx: WorkspaceTx,
  workspaceId: string,
  fieldId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('custom_values')
    .select('text_value')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('field_id', '=', fieldId)
    .where('text_value', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.text_value ?? [])
}

export type ValueToSave = {
  readonly recordId: string
  readonly fieldId: string
  readonly value: CustomValue | null
}

/**
 * Writes values, and takes away those that are null, in two statements at most; gives the records whose values
 * became different. A value given twice for the same field counts as it came last.
 */
export async function writeCustomValues(
  tx: WorkspaceTx,
  workspaceId: string,
  values: readonly ValueToSave[],
): Promise<Set<string>> {
  const last = [...new Map(values.map((each) => [`${each.recordId} ${each.fieldId}`, each])).values()]
  const changed = new Set<string>()
  const written = last.flatMap(({ recordId, fieldId, value }) =>
    value === null ? [] : [{ record_id: recordId, field_id: fieldId, ...columnsOf(value) }],
  )
  if (written.length > 0) {
    const { rows } = await sql<{ record_id: string }>`
      insert into custom_values as v (workspace_id, field_id, record_id, text_value, number_value, date_value)
      select ${workspaceId}, g.field_id, g.record_id, g.text_value, g.number_value, g.date_value
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        as g (field_id uuid, record_id uuid, text_value text, number_value numeric, date_value date)
      on conflict (workspace_id, field_id, record_id) do update
        set text_value = excluded.text_value, number_value = excluded.number_value, date_value = excluded.date_value
        where (v.text_value, v.number_value, v.date_value)
          is distinct from (excluded.text_value, excluded.number_value, excluded.date_value)
      returning v.record_id`.execute(tx)
    for (const row of rows) changed.add(row.record_id)
  }
  const emptied = last.filter(({ value }) => value === null)
  if (emptied.length > 0) {
    const { rows } = await sql<{ record_id: string }>`
      delete from custom_values v
      using unnest(${emptied.map((each) => each.fieldId)}::uuid[], ${emptied.map((each) => each.recordId)}::uuid[])
        as g (field_id, record_id)
      where v.workspace_id = ${workspaceId} and v.field_id = g.field_id and v.record_id = g.record_id
      returning v.record_id`.execute(tx)
    for (const row of rows) changed.add(row.record_id)
  }
  return changed
}

function columnsOf(value: CustomValue) {
  return {
    text_value: value.kind === 'text' || value.kind === 'choice' ? value.text : null,
    number_value: value.kind === 'number' ? value.number : null,
    date_value: value.kind === 'date' ? value.day : null,
  }
}
