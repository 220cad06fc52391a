import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { createAccount, getAccount } from '../account.contract.ts'
import type { handOverAccounts } from '../handover.contract.ts'

const { call, makeWorkspace } = await startTestHost()

test('all accounts of who left go to another person, and a second time there is nothing left to hand over', async () => {
  const { people } = await makeWorkspace()
  const manager = people['program-manager']
  const leaver = people.member.personId
  for (const name of ['Alder Mill', 'Birch Works'])
    await call<typeof createAccount>(manager, 'POST /accounts', { body: { name, ownerId: leaver } })
  const kept = await call<typeof createAccount>(manager, 'POST /accounts', {
    body: { name: 'Cedar Line', ownerId: people.executive.personId },
  })
  const handOver = (as: typeof manager, toId: string) =>
    call<typeof handOverAccounts>(as, 'POST /people/:personId/handover', {
      params: { personId: leaver },
      body: { toId },
    })
  expect((await handOver(people.member, manager.personId)).status).toBe(403)
  expect((await handOver(manager, leaver)).problem.errors).toEqual([
    { field: 'toId', reason: 'is the same person' },
  ])
  expect((await handOver(manager, manager.personId)).body).toEqual({ accounts: 2 })
  expect((await handOver(manager, manager.personId)).body).toEqual({ accounts: 0 })
  const other = await call<typeof getAccount>(manager, 'GET /accounts/:accountId', {
    params: { accountId: kept.body.id },
  })
  expect(other.body.owner?.id).toBe(people.executive.personId)
})
