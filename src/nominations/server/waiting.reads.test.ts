import { expect, test } from 'vitest'
import type { listWaiting } from '../../identity/waiting.contract.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { decideOnNomination, nominate } from '../contract.ts'

const { host, call, makeWorkspace } = await startTestHost()

test('nominations wait in the rail of whoever decides, until they are decided, and in nobody else’s', async () => {
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  const contacts = await makeContacts(host.door, works, { name: 'Havenbedrijf' }, [
    { name: 'Annelies Vermeulen' },
    { name: 'Johan ter Steege' },
  ])
  const put = async (contactId: string) =>
    (
      await call<typeof nominate>(member, 'POST /nominations', {
        body: { contactId, why: 'Says so to everybody.', reach: 'wait' },
      })
    ).body.id
  const waitingFor = async (actor: typeof manager) =>
    (await call<typeof listWaiting>(actor, 'GET /waiting')).body.rows

  expect(await waitingFor(manager)).toEqual([])
  const [first = ''] = await Promise.all(contacts.map(put))
  expect(await waitingFor(manager)).toEqual([{ place: '/recruiting', count: 2 }])
  expect(await waitingFor(member)).toEqual([])

  await call<typeof decideOnNomination>(manager, 'POST /nominations/:nominationId/decision', {
    params: { nominationId: first },
    body: { version: 1, decision: 'decline', reason: 'no-fit' },
  })
  expect(await waitingFor(manager)).toEqual([{ place: '/recruiting', count: 1 }])
})
