import type { Actor } from '../../kernel/actor.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { loadAccount, type StoredAccount } from './account.store.ts'
import { loadContact, type StoredContact } from './contact.store.ts'

/** A contact as the rules need it, held until the transaction ends, for use cases of other nouns. Throws `not-found`. */
export function holdContact(tx: WorkspaceTx, actor: Actor, contactId: string): Promise<StoredContact> {
  return loadContact(tx, actor, contactId)
}

/** The same for an account. Throws `not-found`. */
export function holdAccount(tx: WorkspaceTx, actor: Actor, accountId: string): Promise<StoredAccount> {
  return loadAccount(tx, actor, accountId)
}
