import type { Confirmation } from '../../advocates/server/confirmation.reads.ts'
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
import { besideFactOf, momentOf } from '../wide-edit.ts'
import { holdWideEdit, noteUndone, type StoredWideEdit, type StoredWideRow } from './wide-edit.store.ts'
import { readConfirmations } from './wide-row.reads.ts'
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
  const { field, key, value, madeAt } = edit
  const were = row.confirmed ?? []
  if (field === 'confirmed') {
    await takeBackWord(tx, row, key, were, momentOf(value ?? '', madeAt))
    return refreshOf(tx, actor, row, now)
  }
  const beside = besideFactOf(field, key)
  const word = beside === null ? [] : await takeBackBeside(tx, row, beside, madeAt)
  const ofAccounts = row.contactId === null
  await writeWideRow(tx, actor, { field, key, ofAccounts }, row.id, row.before, now)
  // A text comes back with the word of whoever vouched for it then; nobody vouches for anything by taking back.
  const texts = were.filter(({ fact }) => fact === 'text')
  if (row.before !== null && texts.length > 0) await takeBackConfirmations(tx, row.id, texts, now)
  if (beside === null) return
  await takeBackWord(tx, row, beside, word, now)
  await refreshOf(tx, actor, row, now)
}

/** Takes back what the edit vouched for besides, where that is still the last word. Gives the word that stands then. */
async function takeBackBeside(
  tx: WorkspaceTx,
  row: StoredWideRow,
  fact: 'employment' | 'owner',
  madeAt: Instant,
): Promise<readonly Confirmation[]> {
  const were = (row.confirmed ?? []).filter((each) => each.fact === fact)
  await takeBackWord(tx, row, fact, were, madeAt)
  return readConfirmations(tx, row, fact)
}

/** Puts back who had vouched for a fact before somebody did at `at`, where that word is still the last one. */
async function takeBackWord(
  tx: WorkspaceTx,
  { contactId, accountId }: StoredWideRow,
  fact: string,
  were: readonly Confirmation[],
  at: Instant,
): Promise<void> {
  if (contactId !== null) await takeBackConfirmations(tx, contactId, were, at)
  if (isAccountFact(fact) || fact === 'mail' || fact === 'reporting')
    await takeBackCustomerFact(tx, { contactId, accountId, fact }, were, at)
}

async function refreshOf(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId, accountId }: StoredWideRow,
  now: Instant,
): Promise<void> {
  const of = contactId === null ? { accountIds: [accountId ?? ''] } : { contactIds: [contactId] }
  await refreshVouched(tx, actor.workspaceId, of, now)
}
