import type { AccountRow } from '../../customers/account-row.ts'
import type { ContactRow } from '../../customers/contact-row.ts'
import { upsertAccounts } from '../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Door } from '../tenancy.ts'
import type { TestWorkspace } from './test-workspace.ts'

/** Makes an account with contacts, as an import would; gives the ids of the contacts in the order given. */
export async function makeContacts(
  door: Door,
  works: TestWorkspace,
  account: Omit<AccountRow, 'row'>,
  contacts: readonly Omit<ContactRow, 'row'>[],
  now: Instant = '2026-03-02T09:00:00.000Z',
): Promise<string[]> {
  const actor = works.people['program-manager']
  return door.write(works.id, async (tx) => {
    await upsertAccounts(tx, actor, [{ row: 1, ...account }], now)
    const rows = contacts.map((contact, at) => ({ row: at + 1, accountName: account.name, ...contact }))
    const results = await upsertContacts(tx, actor, rows, now)
    return results.map(({ id, reason }) => {
      if (id === undefined) throw new Error(`a contact was refused: ${reason}`)
      return id
    })
  })
}

/** The ids of activity types by their codes. */
export async function activityIds(door: Door, works: TestWorkspace): Promise<Record<string, string>> {
  const rows = await door.in(works.id).selectFrom('activity_types').select(['id', 'code']).execute()
  return Object.fromEntries(rows.map(({ id, code }) => [code, id]))
}
