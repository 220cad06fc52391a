import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { createAccount as contract } from '../account.contract.ts'
import { accountCreated } from '../account.events.ts'
import { canCreateCustomer, canSetOwner } from '../policy.ts'
import { insertAccount } from './account.store.ts'
import { columnsOfEdit, saveLinksOfEdit } from './edit-account.ts'
import { requirePerson } from './owner.reads.ts'

/** Adds an account. Whoever adds it owns it, unless a program manager names somebody else. Gives its id. */
export async function createAccount(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof contract>,
): Promise<string> {
  requirePermission(canCreateCustomer(actor))
  const { ownerId = personOf(actor), ...edit } = input
  if (ownerId !== personOf(actor)) requirePermission(canSetOwner(actor, { ownerId: null }))
  if (ownerId !== null) await requirePerson(tx, actor.workspaceId, 'ownerId', ownerId)
  const name = edit.name.trim()
  await requireNewName(tx, actor.workspaceId, name)
  const columns = await columnsOfEdit(tx, actor.workspaceId, edit)
  const accountId = await insertAccount(tx, actor.workspaceId, { ...columns, name, owner_id: ownerId })
  await saveLinksOfEdit(tx, actor, accountId, edit)
  await announce(tx, accountCreated(actor, accountId, name))
  return accountId
}

/** An account of the same name is most likely the same company; two that are not differ by what is added to the name. */
async function requireNewName(tx: WorkspaceTx, workspaceId: string, name: string): Promise<void> {
  const known = await tx
    .selectFrom('accounts')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('merged_into', 'is', null)
    .where('folded_name', '=', (fold) => fold.fn('fold', [fold.val(name)]))
    .executeTakeFirst()
  if (known !== undefined) throw invalid('name', `is already here, as ${known.name}`)
}
