import { expect, test } from 'vitest'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'
import { upsertCustomerTexts } from './upsert-customer-texts.ts'
import { upsertOpportunities } from './upsert-opportunities.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

/** Statements of each bulk use case for that many new rows, and for the same rows again. */
async function count(rows: number): Promise<number[]> {
  const works = await makeWorkspace()
  const actor = works.people['program-manager']
  const numbers = Array.from({ length: rows }, (_, row) => row)
  const account = (row: number) => ({ accountName: `Account ${row}` })
  const batches = [
    (tx: Parameters<typeof upsertAccounts>[0]) =>
      upsertAccounts(
        tx,
        actor,
        numbers.map((row) => ({
          row,
          name: `Account ${row}`,
          domains: [`a${row}.example`],
          industry: `Odd ${row}`,
          country: 'DE',
        })),
        now,
      ),
    (tx: Parameters<typeof upsertAccounts>[0]) =>
      upsertContacts(
        tx,
        actor,
        numbers.map((row) => ({
          row,
          name: `Person ${row}`,
          ...account(row),
          mails: [`p${row}@a.example`],
          languages: ['de'],
        })),
        now,
      ),
    (tx: Parameters<typeof upsertAccounts>[0]) =>
      upsertOpportunities(
        tx,
        actor,
        numbers.map((row) => ({
          row,
          crmId: `o${row}`,
          ...account(row),
          stage: 'Won',
          competitors: ['Oldsoft'],
          product: `P ${row}`,
        })),
        now,
      ),
    (tx: Parameters<typeof upsertAccounts>[0]) =>
      upsertCustomerTexts(
        tx,
        actor,
        numbers.map((row) => ({
          row,
          kind: 'quote' as const,
          ...account(row),
          body: `Words ${row}`,
          contactName: `New ${row}`,
        })),
        now,
        { createMissingContacts: true },
      ),
  ]
  const counts: number[] = []
  for (const batch of [...batches, ...batches]) {
    counts.push(await countStatements(() => host.door.write(works.id, (tx) => batch(tx))))
  }
  return counts
}

test('a batch costs as many statements for five hundred rows as for two, new or known', async () => {
  const [few, many] = [await count(2), await count(500)]
  expect(many).toEqual(few)
  expect(Math.max(...few)).toBeLessThan(25)
})
