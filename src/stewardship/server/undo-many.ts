import { refreshDocumentsOnce } from '../../advocates/server/refresh-documents.ts'
import { refreshVouched } from '../../advocates/server/refresh-vouched.ts'
import { takeBackConfirmations, takeBackCustomerFact } from '../../advocates/server/take-back-confirmation.ts'
import { isAccountFact } from '../../customers/customer-fact.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { manyTakenBack } from '../events.ts'
import { canDecideEdits } from '../policy.ts'
import type { undoWideEdit } from '../wide-edit.contract.ts'
import { momentOf } from '../wide-edit.ts'
import { holdWideEdit, noteUndone, type StoredWideEdit, type StoredWideRow } from './wide-edit.store.ts'
import { writeWideRow } from './write-wide-row.ts'

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
  const undone = edit.rows.filter(({ isUntouched }) => isUntouched)
  await refreshDocumentsOnce(tx, actor.workspaceId, now, async () => {
    for (const row of undone) await putBack(tx, actor, edit, row, now)
  })
  await noteUndone(tx, wideEditId, personOf(actor), now)
  const kept = edit.rows.filter(({ isUntouched }) => !isUntouched).map(({ name }) => name)
  await announce(tx, manyTakenBack(actor, wideEditId, { undone: undone.length, kept: kept.length }))
  return { undone: undone.length, kept }
}

async function putBack(
  tx: WorkspaceTx,
  actor: Actor,
  edit: StoredWideEdit,
  row: StoredWideRow,
  now: Instant,
): Promise<void> {
  const ofAccounts = row.contactId === null
  if (edit.field !== 'confirmed')
    await writeWideRow(tx, actor, { ...edit, ofAccounts }, row.id, row.before, now)
  // A text comes back with the word of whoever vouched for it then.
  if (edit.field === 'section' && row.before !== null)
    await takeBackConfirmations(tx, row.id, row.confirmed ?? [], now)
  if (edit.field === 'confirmed') await unconfirm(tx, actor, edit, row, now)
}

async function unconfirm(
  tx: WorkspaceTx,
  actor: Actor,
  { key, value, madeAt }: StoredWideEdit,
  { contactId, accountId, confirmed }: StoredWideRow,
  now: Instant,
): Promise<void> {
  const at = momentOf(value ?? '', madeAt)
  const were = confirmed ?? []
  if (contactId !== null) await takeBackConfirmations(tx, contactId, were, at)
  if (isAccountFact(key) || key === 'mail' || key === 'reporting')
    await takeBackCustomerFact(tx, { contactId, accountId, fact: key }, were, at)
  const of = contactId === null ? { accountIds: [accountId ?? ''] } : { contactIds: [contactId] }
  await refreshVouched(tx, actor.workspaceId, of, now)
}
