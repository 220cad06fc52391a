import type { Serving } from '../../server/serve.ts'
import * as contract from '../account.contract.ts'
import { readAccount } from './account.reads.ts'
import { readAccountFacets, readAccounts } from './account-list.reads.ts'
import { createAccount } from './create-account.ts'
import { removeAccountProduct, setAccountProduct } from './set-account-product.ts'
import { setRelationshipOwner, updateAccount } from './update-account.ts'

/** Accounts: the list with its facets, the record, its owner and its products. */
export function accountRoutes({ serve }: Serving): void {
  serve(contract.listAccounts, ({ actor, db, query }) => readAccounts(db, actor, query))
  serve(contract.countAccounts, ({ actor, db, query }) => readAccountFacets(db, actor, query))
  serve(contract.getAccount, ({ actor, db, params }) => readAccount(db, actor, params.accountId))
  serve(contract.createAccount, ({ actor, body, write }) =>
    write(async (tx) => readAccount(tx, actor, await createAccount(tx, actor, body))),
  )
  serve(contract.updateAccount, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await updateAccount(tx, actor, params.accountId, body, now)
      return readAccount(tx, actor, params.accountId)
    }),
  )
  serve(contract.setRelationshipOwner, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await setRelationshipOwner(tx, actor, params.accountId, body, now)
      return readAccount(tx, actor, params.accountId)
    }),
  )
  serve(contract.setAccountProduct, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await setAccountProduct(tx, actor, params, body, now)
      return readAccount(tx, actor, params.accountId)
    }),
  )
  serve(contract.removeAccountProduct, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await removeAccountProduct(tx, actor, params, now)
      return readAccount(tx, actor, params.accountId)
    }),
  )
}
