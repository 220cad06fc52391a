import { expect, test } from 'vitest'
import type { createTeam, listTeams } from '../identity/team.contract.ts'
import { startTestHost } from './testing/test-host.ts'

const { call, makeWorkspace, host } = await startTestHost()
const here = await makeWorkspace()
const admin = here.people.administrator

const add = (name: string, key: string) =>
  call<typeof createTeam>(admin, 'POST /teams', {
    body: { name, kind: 'sales' },
    headers: { 'idempotency-key': key },
  })

async function teamsNamed(name: string): Promise<number> {
  const { body } = await call<typeof listTeams>(admin, 'GET /teams')
  return body.rows.filter((team) => team.name === name).length
}

test('ten presses at the same moment make one record, and all get the same answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => add('Nordics', 'press-1')))
  expect(new Set(answers.map((answer) => answer.status)).size).toBe(1)
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect(await teamsNamed('Nordics')).toBe(1)
})

test('a repeat after the answer was lost gets the answer again', async () => {
  const first = await add('Iberia', 'press-2')
  const again = await add('Iberia', 'press-2')
  expect(again.body).toEqual(first.body)
  expect(await teamsNamed('Iberia')).toBe(1)
})

test('a key that was used for something else is refused', async () => {
  await add('Alps', 'press-3')
  const other = await add('Other', 'press-3')
  expect([other.status, other.problem.code]).toEqual([409, 'conflict'])
  expect(await teamsNamed('Other')).toBe(0)
})

test('a refused request leaves no record behind, so that a corrected one goes through', async () => {
  const missing = { body: { name: ' ', kind: 'sales' }, headers: { 'idempotency-key': 'press-4' } }
  expect((await call<typeof createTeam>(admin, 'POST /teams', missing)).status).toBe(400)
  expect((await add('Balkans', 'press-4')).status).toBeLessThan(300)
})

test('the key of one person means nothing for another', async () => {
  await add('Baltics', 'press-5')
  const manager = here.people['program-manager']
  const input = { body: { name: 'Baltics two', kind: 'sales' }, headers: { 'idempotency-key': 'press-5' } }
  const { body } = await call<typeof createTeam>(manager, 'POST /teams', input)
  expect(body.name).toBe('Baltics two')
  const kept = await host.door.in(here.id).selectFrom('idempotency_records').select('key').execute()
  expect(kept.filter((record) => record.key === 'press-5')).toHaveLength(2)
})
