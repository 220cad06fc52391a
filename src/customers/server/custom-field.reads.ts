import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import {
  type CustomField,
  type CustomKind,
  type CustomRecord,
  type CustomValue,
  writeCustomValue,
} from '../custom-field.ts'

type Db = WorkspaceDb | WorkspaceTx

/** The fields in use of a kind of record (all kinds without one), in their order. One statement. */
export async function customFieldsOf(
  db: Db,
  workspaceId: string,
  record?: CustomRecord,
): Promise<CustomField[]> {
  const rows = await fieldRows(db, workspaceId, record).where('retired_at', 'is', null).execute()
  return rows.map(fieldOf)
}

/** The fields as the settings page shows them, retired ones too, with the number of values of each. One statement. */
export async function readCustomFields(db: Db, workspaceId: string, record?: CustomRecord) {
  return (await countedRows(db, workspaceId, record).execute()).map(presentField)
}

/** One field as the settings page shows it; undefined where there is none. */
export async function readCustomField(db: Db, workspaceId: string, fieldId: string) {
  const row = await countedRows(db, workspaceId).where('id', '=', fieldId).executeTakeFirst()
  return row === undefined ? undefined : presentField(row)
}

/**
 * The values of custom fields in use, by record and field, as text: for lists, exports and record pages. Records
 * without any are not in the map. One statement, however many records.
 */
export async function customValuesOf(
  db: Db,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>()
  if (recordIds.length === 0) return found
  const rows = await db
    .selectFrom('custom_values as value')
    .innerJoin('custom_fields as field', (join) =>
      join.onRef('field.workspace_id', '=', 'value.workspace_id').onRef('field.id', '=', 'value.field_id'),
    )
    .select([
      'value.record_id',
      'value.field_id',
      'value.text_value',
      'value.number_value',
      'value.date_value',
    ])
    .where('value.workspace_id', '=', workspaceId)
    .where('value.record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('field.retired_at', 'is', null)
    .orderBy('field.position')
    .orderBy('field.id')
    .execute()
  for (const row of rows) {
    const values = found.get(row.record_id) ?? new Map<string, string>()
    values.set(row.field_id, writeCustomValue(storedValue(row)))
    found.set(row.record_id, values)
  }
  return found
}

type StoredValue = { text_value: string | null; number_value: string | null; date_value: string | null }

function storedValue(row: StoredValue): CustomValue {
  if (row.number_value !== null) return { kind: 'number', number: Number(row.number_value) }
  if (row.date_value !== null) return { kind: 'date', day: row.date_value }
  return { kind: 'text', text: row.text_value ?? '' }
}

export type CustomFacet = {
  readonly fieldId: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly count: number }[]
}

/**
 * The choice fields of a kind of record as facets, with how many of the records that `among` gives have each
 * choice. `among` is a query of ids inside the same workspace; without it all records count. One statement.
 */
export async function customFacetsOf(
  db: Db,
  workspaceId: string,
  record: CustomRecord,
  among?: ReturnType<typeof sql>,
): Promise<CustomFacet[]> {
  const within = among === undefined ? sql`` : sql`and v.record_id in (${among})`
  const { rows } = await sql<{
    id: string
    label: string
    choices: string[]
    value: string | null
    count: number
  }>`
    select f.id, f.label, f.choices, v.text_value as value, count(v.record_id) as count
    from custom_fields f
    left join custom_values v on v.workspace_id = f.workspace_id and v.field_id = f.id ${within}
    where f.workspace_id = ${workspaceId} and f.record = ${record} and f.kind = 'choice' and f.retired_at is null
    group by f.position, f.id, f.label, f.choices, v.text_value
    order by f.position, f.id`.execute(db)
  const facets = new Map<string, CustomFacet>()
  const counts = new Map(rows.map(({ id, value, count }) => [`${id} ${value}`, count]))
  for (const { id, label, choices } of rows) {
    const options = choices.map((value) => ({ value, count: counts.get(`${id} ${value}`) ?? 0 }))
    facets.set(id, { fieldId: id, label, options })
  }
  return [...facets.values()]
}

/** A query of the records that have one of the values of a choice field, for `id in (…)` of a list. */
export function recordsWithChoice(workspaceId: string, fieldId: string, values: readonly string[]) {
  return sql<string>`select record_id from custom_values
    where workspace_id = ${workspaceId} and field_id = ${fieldId}::uuid and text_value = any(${values}::text[])`
}

function fieldRows(db: Db, workspaceId: string, record?: CustomRecord) {
  return db
    .selectFrom('custom_fields')
    .select(['id', 'record', 'label', 'kind', 'choices', 'retired_at', 'version'])
    .where('workspace_id', '=', workspaceId)
    .$if(record !== undefined, (query) => query.where('record', '=', record ?? ''))
    .orderBy('record')
    .orderBy('position')
    .orderBy('id')
}

function countedRows(db: Db, workspaceId: string, record?: CustomRecord) {
  return fieldRows(db, workspaceId, record).select(
    sql<number>`(select count(*) from custom_values v
      where v.workspace_id = custom_fields.workspace_id and v.field_id = custom_fields.id)`.as('values'),
  )
}

type FieldRow = Awaited<ReturnType<ReturnType<typeof fieldRows>['executeTakeFirstOrThrow']>>

function fieldOf(row: FieldRow): CustomField {
  const { id, label } = row
  const choices = row.choices as string[]
  return { id, label, choices, record: row.record as CustomRecord, kind: row.kind as CustomKind }
}

function presentField(row: FieldRow & { readonly values: number }) {
  const { choices, ...field } = fieldOf(row)
  return {
    ...field,
    choices: [...choices],
    values: row.values,
    retiredAt: row.retired_at,
    version: row.version,
  }
}
