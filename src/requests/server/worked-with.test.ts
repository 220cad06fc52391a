import { expect, test } from 'vitest'
import { makeAsk } from '../../server/testing/make-ask.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { listWorkedWith } from '../worked-with.contract.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { host, call, makeWorkspace } = server

test('whom one’s own requests went to comes with their present standing; others’ requests and what was never sent do not', async () => {
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  const list = async (as = member) => (await call<typeof listWorkedWith>(as, 'GET /worked-with')).body.rows
  expect(await list()).toEqual([])
  const sent = await makeAsk(server, works, { wishedOn: '2026-03-20' })
  await makeAsk(server, works, { isSent: false, wishedOn: '2026-03-21' })
  const db = host.door.in(works.id)
  await db.updateTable('ledger_entries').set({ state: 'asked' }).where('id', '=', sent.askId).execute()
  const rows = await list()
  expect(rows).toMatchObject([{ contactId: sent.contactId, isDone: false, on: '2026-03-20' }])
  expect(rows[0]?.standing?.state).toBeTypeOf('string')
  expect(await list(manager)).toEqual([])
  await db
    .updateTable('advocates')
    .set({ stage: 'retired' })
    .where('contact_id', '=', sent.contactId)
    .execute()
  expect(await list()).toEqual([])
})
