import { expect, test } from 'vitest'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { nominate } from '../contract.ts'

const { host, call, makeWorkspace } = await startTestHost()

test('the twentieth nomination goes in as the first did, when the database has kept its plan', async () => {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const names = Array.from({ length: 20 }, (_, at) => ({ name: `Customer number ${at + 1}` }))
  const contacts = await makeContacts(host.door, works, { name: 'Rederij' }, names)
  for (const contactId of contacts) {
    const { status } = await call<typeof nominate>(manager, 'POST /nominations', {
      body: { contactId, why: 'Says so to everybody.', reach: 'wait' },
    })
    expect(status).toBe(200)
  }
})
