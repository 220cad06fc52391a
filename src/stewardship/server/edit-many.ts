import { holdAccount, holdContact } from '../../customers/server/hold-record.ts'
import { requirePerson } from '../../customers/server/owner.reads.ts'
import { setRelationshipOwner, updateAccount } from '../../customers/server/update-account.ts'
import { updateContact } from '../../customers/server/update-contact.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { canDecideEdits } from '../policy.ts'
import type { makeWideEdit, previewWideEdit, undoWideEdit, WideField } from '../wide-edit.contract.ts'
import { holdWideEdit, insertWideEdit, noteUndone, readWideRows } from './wide-edit.store.ts'

type Input = BodyOf<typeof previewWideEdit>
type Rows = ResponseOf<typeof previewWideEdit>['rows']

/** What a change of many records would do, row by row; nothing is written. Throws `invalid` on a value nobody can set. */
export async function previewEdit(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
  input: Input,
): Promise<{ readonly rows: Rows; readonly value: string | null }> {
  if (input.contactIds.length === 0 && (input.accountIds ?? []).length === 0)
    throw invalid('contactIds', 'Choose somebody first.')
  const value = clean(input.value)
  const after = await nameOf(db, actor, input.field, value)
  const found = await readWideRows(db, input, input.field)
  return {
    value,
    rows: found.map(({ id, name, before, beforeName }) => ({
      ...{ id, name, before: beforeName, after, reason: null },
      outcome: before === value ? ('same' as const) : ('changes' as const),
    })),
  }
}

async function nameOf(
  db: WorkspaceDb | WorkspaceTx,
  { workspaceId }: Actor,
  field: WideField,
  value: string | null,
): Promise<string | null> {
  if (field === 'segment' || value === null) return value
  if (!/^[0-9a-f-]{36}$/.test(value)) throw invalid('value', 'is nobody here')
  await requirePerson(db, workspaceId, 'value', value)
  const person = await db
    .selectFrom('people')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', value)
    .executeTakeFirstOrThrow()
  return person.name
}

/** Changes a field of many records in one transaction, each by its own use case, and keeps what stood there before. */
export async function editMany(
  tx: WorkspaceTx,
  actor: Actor,
  input: Input,
  now: Instant,
): Promise<ResponseOf<typeof makeWideEdit>> {
  requirePermission(canDecideEdits(actor))
  const { value, rows } = await previewEdit(tx, actor, input)
  const known = new Map((await readWideRows(tx, input, input.field)).map((row) => [row.id, row]))
  const changed: { id: string; before: string | null; version: number }[] = []
  for (const { id, outcome } of rows) {
    if (outcome !== 'changes') continue
    const version = await writeField(tx, actor, input.field, id, value, now)
    changed.push({ id, before: known.get(id)?.before ?? null, version })
  }
  const edit = { field: input.field, value, by: personOf(actor) }
  return { id: await insertWideEdit(tx, edit, changed, now), rows }
}

/** Writes one record and gives the version it is left at. */
async function writeField(
  tx: WorkspaceTx,
  actor: Actor,
  field: WideField,
  id: string,
  value: string | null,
  now: Instant,
): Promise<number> {
  if (field === 'contact-owner') {
    const { version } = await holdContact(tx, actor, id)
    await updateContact(tx, actor, id, { version, ownerId: value }, now)
    return (await holdContact(tx, actor, id)).version
  }
  const { version } = await holdAccount(tx, actor, id)
  if (field === 'segment') await updateAccount(tx, actor, id, { version, segment: value }, now)
  else await setRelationshipOwner(tx, actor, id, { version, ownerId: value }, now)
  return (await holdAccount(tx, actor, id)).version
}

/** Takes a change of many back. What somebody changed since keeps their change, and is named. */
export async function undoMany(
  tx: WorkspaceTx,
  actor: Actor,
  wideEditId: string,
  now: Instant,
): Promise<ResponseOf<typeof undoWideEdit>> {
  requirePermission(canDecideEdits(actor))
  const edit = await holdWideEdit(tx, wideEditId)
  if (edit === undefined) throw notFound('wide edit')
  if (edit.undoneAt !== null) throw new AppError('conflict', 'This was taken back already.')
  const kept: string[] = []
  let undone = 0
  for (const { id, before, version } of edit.rows) {
    const load = edit.field === 'contact-owner' ? holdContact : holdAccount
    const record = await load(tx, actor, id)
    if (record.version !== version) {
      kept.push(record.name)
      continue
    }
    await writeField(tx, actor, edit.field, id, before, now)
    undone += 1
  }
  await noteUndone(tx, wideEditId, personOf(actor), now)
  return { undone, kept }
}
