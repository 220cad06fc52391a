import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { announce } from '../../server/announce.ts'
import { forbidden, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { createContact as contract } from '../contact.contract.ts'
import { contactCreated } from '../contact.events.ts'
import { canCreateCustomer } from '../policy.ts'
import { insertContact } from './contact.store.ts'
import { columnsOfContact, saveLinksOfContact } from './edit-contact.ts'
import { requireNotErased } from './refuse-erased.ts'

/** Adds a contact to an account. A namesake at the same account is taken for the same person. Gives the id. */
export async function createContact(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof contract>,
): Promise<string> {
  requirePermission(canCreateCustomer(actor))
  const { accountId, ...edit } = input
  if (edit.ownerId != null && edit.ownerId !== personOf(actor) && !hasRole(actor, 'program-manager')) {
    throw forbidden('Only a program manager names somebody else as owner.')
  }
  const name = edit.name.trim()
  if (accountId !== null) await requireAccount(tx, actor.workspaceId, accountId)
  await requireNewcomer(tx, actor.workspaceId, accountId, name)
  await requireNotErased(tx, actor.workspaceId, {
    name,
    accountId,
    mails: edit.mails ?? [],
    crmId: edit.crmId,
  })
  const columns = await columnsOfContact(tx, actor, edit)
  const id = await insertContact(tx, actor.workspaceId, { ...columns, name, account_id: accountId })
  await saveLinksOfContact(tx, actor, id, edit)
  await announce(tx, contactCreated(actor, { id, accountId, name }))
  return id
}

/** Throws `invalid` unless the id is an account of this workspace. */
export async function requireAccount(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  field = 'accountId',
): Promise<void> {
  const account = await tx
    .selectFrom('accounts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw invalid(field, 'is not an account')
}

/** Throws `invalid` where somebody of that name is known there. */
export async function requireNewcomer(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string | null,
  name: string,
): Promise<void> {
  const known = await tx
    .selectFrom('contacts')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('merged_into', 'is', null)
    .where('folded_name', '=', (fold) => fold.fn('fold', [fold.val(name)]))
    .executeTakeFirst()
  if (known !== undefined) throw invalid('name', `is already a contact of that account, as ${known.name}`)
}
