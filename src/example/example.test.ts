import { expect, test } from 'vitest'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import type { getSession, setUp } from '../identity/session.contract.ts'
import { openBrowser } from '../server/testing/browser.ts'
import { startTestHost } from '../server/testing/test-host.ts'
import type * as contract from './example.contract.ts'

const host = await startTestHost({ recognise: recognisePerson })
const { owner, drain } = host
const browser = openBrowser(host)
const { body: made } = await browser.call<typeof setUp>('POST /setup', {
  body: {
    workspaceName: 'Tarnwell',
    name: 'Noor Haddad',
    email: 'noor@tarnwell.example',
    password: 'a long enough one',
  },
})

const load = () => browser.call<typeof contract.loadExample>('POST /example')
const look = async () => (await browser.call<typeof contract.getExample>('GET /example')).body
const remove = () => browser.call<typeof contract.removeExample>('DELETE /example')
const count = async (workspaceId: string | null, table: string) => {
  const { rows } = await owner.query(`select count(*)::int as count from ${table} where workspace_id = $1`, [
    workspaceId,
  ])
  return rows[0].count as number
}

test('the example company is made as a workspace of its own and filled by a job', async () => {
  expect(made).toBeDefined()
  expect(await look()).toEqual({ workspaceId: null, state: 'absent', percent: 0 })
  const { body } = await load()
  expect(body).toMatchObject({ state: 'loading', percent: 0 })
  const started = performance.now()
  await drain()
  console.log('filled in', Math.round(performance.now() - started), 'ms')
  expect(await look()).toEqual({ workspaceId: body.workspaceId, state: 'ready', percent: 100 })
  expect(await count(body.workspaceId, 'accounts')).toBeGreaterThan(390)
  expect(await count(body.workspaceId, 'contacts')).toBeGreaterThan(1_450)
  expect(await count(body.workspaceId, 'opportunities')).toBe(900)
  const session = await browser.call<typeof getSession>('GET /session')
  expect(session.body.workspaces).toMatchObject([{ isExample: false }, { name: 'Merriden', isExample: true }])
})

test('loading it again changes nothing', async () => {
  const before = await look()
  expect((await load()).body).toEqual(before)
  expect(await drain()).toBe(0)
})

test('removing it takes everything of it and nothing else', async () => {
  const { workspaceId } = await look()
  await host.host.files.put(`${workspaceId}/imports/a.csv`, 'a')
  const { rows: tables } = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  )
  const session = await browser.call<typeof getSession>('GET /session')
  const home = session.body.workspace?.id ?? ''
  const before = await count(home, 'taxonomy_terms')
  const started = performance.now()
  expect((await remove()).body).toEqual({ removed: true })
  console.log('removed in', Math.round(performance.now() - started), 'ms')
  for (const { table_name } of tables)
    expect([table_name, await count(workspaceId, table_name)]).toEqual([table_name, 0])
  expect(await count(home, 'taxonomy_terms')).toBe(before)
  await expect(
    host.host.files.read(`${workspaceId}/imports/a.csv`).then((file) => file.toArray()),
  ).rejects.toThrow()
  expect((await remove()).body).toEqual({ removed: false })
  expect(await look()).toMatchObject({ state: 'absent' })
})
