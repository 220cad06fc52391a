import type { CustomKind } from '../../customers/custom-field.ts'
import { customFieldsOf } from '../../customers/server/custom-field.reads.ts'
import { defineCustomField } from '../../customers/server/define-custom-field.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { fold } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { prepareReading } from '../convert-row.ts'
import { ownerKindOfColumn } from '../guess-mapping.ts'
import type { ImportFile } from '../import-file.ts'
import { customRecordOf, type ImportKind } from '../import-kind.ts'
import { customFieldIdOf, type Mapping, newCustomField } from '../mapping.ts'
import { findSpellings } from './find-spellings.ts'
import type { BatchPlan } from './settle-batch.ts'

/**
 * Prepares a file's rows to be settled: how they are read, in which currency, what is made on the way, and what they confirm,
 * `at` one moment for all of them.
 */
export async function planImport(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  file: ImportFile & { readonly kind: ImportKind },
  at: Instant,
): Promise<BatchPlan> {
  const { currency } = await db
    .selectFrom('workspaces')
    .select('currency')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return {
    kind: file.kind,
    reading: prepareReading(file.kind, file.profiles.length, file.mapping, file.answers),
    facts: { currency, ownerKind: ownerKindOfColumn(file.mapping) },
    createsAccounts: file.createsAccounts,
    confirmedAt: file.confirms ? at : null,
    importId: file.id,
    spellings: await findSpellings(db, workspaceId, file),
  }
}

/** What the custom fields of a kind hold, by id. */
export async function customKindsOf(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  kind: ImportKind,
): Promise<ReadonlyMap<string, CustomKind>> {
  const record = customRecordOf(kind)
  if (record === null) return new Map()
  return new Map((await customFieldsOf(db, workspaceId, record)).map((field) => [field.id, field.kind]))
}

/**
 * Makes the custom fields that a mapping asks for, and gives the mapping with their ids. A field of that name
 * that is there already is used. Columns whose custom field is gone are left out.
 */
export async function settleCustomFields(
  tx: WorkspaceTx,
  actor: PersonActor,
  kind: ImportKind,
  mapping: Mapping,
): Promise<Mapping> {
  const record = customRecordOf(kind)
  const custom = mapping.some(({ field }) => field === newCustomField || customFieldIdOf(field) !== null)
  if (record === null || !custom) return mapping
  const known = await customFieldsOf(tx, actor.workspaceId, record)
  const byLabel = new Map(known.map((field) => [fold(field.label), field.id]))
  const settled: Mapping[number][] = []
  for (const column of mapping) {
    const id = customFieldIdOf(column.field)
    if (id !== null && known.every((field) => field.id !== id)) settled.push({ ...column, field: null })
    else if (column.field === newCustomField) {
      const label = column.column.slice(0, 80)
      const wanted = { record, label, kind: column.customKind ?? 'text' }
      const fieldId = byLabel.get(fold(label)) ?? (await defineCustomField(tx, actor, wanted))
      byLabel.set(fold(label), fieldId)
      settled.push({ ...column, field: `custom:${fieldId}` })
    } else settled.push(column)
  }
  return settled
}
