import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { updateAccount as contract, setRelationshipOwner as ownerContract } from '../account.contract.ts'
import { accountChanged, relationshipOwnerSet } from '../account.events.ts'
import { canEditAccount, canSetOwner } from '../policy.ts'
import { loadAccount, saveAccount } from './account.store.ts'
import { vouchForFact } from './confirm-customer-fact.ts'
import { columnsOfEdit, saveLinksOfEdit } from './edit-account.ts'
import { requirePerson } from './owner.reads.ts'

/** Changes what is on record of an account. */
export async function updateAccount(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof contract>,
  now: Instant,
): Promise<void> {
  const { version, ...edit } = input
  const fields = Object.keys(edit)
  const account = await loadAccount(tx, actor, accountId)
  requirePermission(canEditAccount(actor, account))
  await loadAccount(tx, actor, accountId, version)
  if (fields.length === 0) return
  const columns = await columnsOfEdit(tx, actor.workspaceId, edit, accountId)
  await saveAccount(tx, actor.workspaceId, accountId, columns, now)
  await saveLinksOfEdit(tx, actor, accountId, edit)
  if (edit.health !== undefined)
    await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'health' }, now)
  await announce(tx, accountChanged(actor, accountId, fields, edit.name ?? account.name))
}

/** Hands an account to another relationship owner, or to nobody. */
export async function setRelationshipOwner(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof ownerContract>,
  now: Instant,
): Promise<void> {
  const account = await loadAccount(tx, actor, accountId)
  requirePermission(canSetOwner(actor, account))
  await loadAccount(tx, actor, accountId, input.version)
  if (input.ownerId !== null) await requirePerson(tx, actor.workspaceId, 'ownerId', input.ownerId)
  const kind = input.ownerKind === undefined ? {} : { owner_kind: input.ownerKind }
  await saveAccount(
    tx,
    actor.workspaceId,
    accountId,
    { owner_id: input.ownerId, owner_text: null, ...kind },
    now,
  )
  await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'owner' }, now)
  await announce(
    tx,
    relationshipOwnerSet(actor, accountId, { before: account.ownerId, after: input.ownerId }),
  )
}
