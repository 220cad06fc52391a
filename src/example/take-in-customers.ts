import { accountsImported } from '../customers/account.events.ts'
import { contactsImported } from '../customers/contact.events.ts'
import { customerTextsImported, opportunitiesImported } from '../customers/opportunity.events.ts'
import { countRows } from '../customers/row-result.ts'
import { upsertAccounts } from '../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../customers/server/upsert-contacts.ts'
import { upsertCustomerTexts } from '../customers/server/upsert-customer-texts.ts'
import { upsertOpportunities } from '../customers/server/upsert-opportunities.ts'
import { upsertProducts } from '../customers/server/upsert-products.ts'
import { announce } from '../server/announce.ts'
import { makeProducts } from './make-products.ts'
import { requireTaken, type Step } from './step.ts'

export const takeInProducts: Step = async ({ tx, actor }) => {
  requireTaken('products', await upsertProducts(tx, actor, makeProducts()))
}

export const takeInAccounts: Step = async ({ tx, actor, example, now }) => {
  const rows = example.accounts.map((account) => account.row)
  const results = requireTaken('accounts', await upsertAccounts(tx, actor, rows, now))
  await announce(tx, accountsImported(actor, actor.workspaceId, countRows(results)))
}

export const takeInContacts: Step = async ({ tx, actor, example, now }) => {
  const rows = example.contacts.map((contact) => contact.row)
  const results = requireTaken('contacts', await upsertContacts(tx, actor, rows, now))
  await announce(tx, contactsImported(actor, actor.workspaceId, countRows(results)))
}

export const takeInOpportunities: Step = async ({ tx, actor, example, now }) => {
  const results = requireTaken(
    'opportunities',
    await upsertOpportunities(tx, actor, example.opportunities, now),
  )
  await announce(tx, opportunitiesImported(actor, actor.workspaceId, countRows(results)))
}

/** Published stories and quotes, as texts of whoever gave them. */
export const takeInTexts: Step = async ({ tx, actor, example, now }) => {
  const { stories, quotes } = example.texts
  const told = requireTaken('stories', await upsertCustomerTexts(tx, actor, stories, now))
  const said = requireTaken('quotes', await upsertCustomerTexts(tx, actor, quotes, now))
  await announce(tx, customerTextsImported(actor, actor.workspaceId, countRows([...told, ...said])))
}
