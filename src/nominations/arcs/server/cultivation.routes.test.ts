import { expect, test } from 'vitest'
import type { BodyOf } from '../../../kernel/contract.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type {
  editCultivation,
  getArcs,
  listCultivations,
  logCultivation,
  removeCultivation,
} from '../arc.contract.ts'

const { call, host, makeWorkspace, owner: database, setNow } = await startTestHost()
setNow('2026-03-02T09:00:00.000Z')
const works = await makeWorkspace()
const { member, executive, 'program-manager': manager } = works.people
const [contactId = ''] = await makeContacts(host.door, works, { name: 'Havenbedrijf', owner: member.email }, [
  { name: 'Annelies Vermeulen' },
])
const [strangerId = ''] = await makeContacts(host.door, works, { name: 'Polderwerf' }, [{ name: 'Jan Smit' }])
const found = await database.query<{ id: string }>(
  'select account_id as id from contacts where workspace_id = $1 and id = $2',
  [works.id, contactId],
)
const accountId = found.rows[0]?.id ?? ''

type Body = BodyOf<typeof logCultivation>
const log = (actor: typeof member, body: Body) =>
  call<typeof logCultivation>(actor, 'POST /accounts/:accountId/cultivations', {
    params: { accountId },
    body,
  })
const edit = (actor: typeof member, cultivationId: string, body: Body) =>
  call<typeof editCultivation>(actor, 'PUT /cultivations/:cultivationId', { params: { cultivationId }, body })
const remove = (actor: typeof member, cultivationId: string) =>
  call<typeof removeCultivation>(actor, 'DELETE /cultivations/:cultivationId', { params: { cultivationId } })
const list = async (actor: typeof member) =>
  (await call<typeof listCultivations>(actor, 'GET /cultivations', { query: { account: accountId } })).body
    .rows

test('what was done for a customer is put right and taken back by whoever logged it, and the arc counts what is left', async () => {
  const { body } = await log(member, {
    kind: 'best-practice',
    doneOn: '2026-02-27',
    words: 'How others close the yeer',
  })
  const right = {
    kind: 'problem-solving',
    doneOn: '2026-02-26',
    contactId,
    words: 'How others close',
  } as const
  expect((await edit(member, body.id, right)).status).toBe(200)
  expect(await list(member)).toMatchObject([
    {
      id: body.id,
      kind: 'problem-solving',
      doneOn: '2026-02-26',
      contact: { name: 'Annelies Vermeulen' },
      words: 'How others close',
      may: { edit: null, remove: null },
    },
  ])
  const counted = async () =>
    (await call<typeof getArcs>(manager, 'GET /recruiting/arcs')).body.cultivate.cultivations
  expect(await counted()).toEqual([{ kind: 'problem-solving', count: 1, accounts: 1 }])
  expect((await remove(member, body.id)).status).toBe(200)
  expect([await counted(), await list(member)]).toEqual([[], []])
  expect((await remove(member, body.id)).status).toBe(404)
})

test('another’s entry is the program’s to put right; days to come and people of elsewhere are refused by their field', async () => {
  const { body } = await log(executive, { kind: 'good-service', doneOn: '2026-03-02' })
  const same = { kind: 'good-service', doneOn: '2026-03-02' } as const
  expect((await edit(member, body.id, same)).status).toBe(403)
  expect((await remove(member, body.id)).status).toBe(403)
  expect((await list(member))[0]?.may['edit']).toMatch(/whoever logged it/i)
  const fieldOf = async (more: object) =>
    (await edit(manager, body.id, { ...same, ...more })).problem.errors?.[0]?.field
  expect(await fieldOf({ doneOn: '2026-03-09' })).toBe('doneOn')
  expect(await fieldOf({ contactId: strangerId })).toBe('contactId')
  expect((await edit(manager, body.id, { ...same, words: 'Said so himself' })).status).toBe(200)
  // Who moved on since stays named where they were helped.
  await edit(manager, body.id, { ...same, contactId })
  await database.query(
    `update contacts set account_id = (select id from accounts where workspace_id = $1 and name = 'Polderwerf') where workspace_id = $1 and id = $2`,
    [works.id, contactId],
  )
  expect((await edit(manager, body.id, { ...same, contactId, words: null })).status).toBe(200)
})
