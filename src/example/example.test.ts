import { expect, test } from 'vitest'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import type { getSession, setUp, signIn } from '../identity/session.contract.ts'
import { toId } from '../kernel/ids.ts'
import { readDueTouches, readGiveToAsk } from '../protection/server/care.reads.ts'
import { readCareGround } from '../protection/server/care-facts.reads.ts'
import { openBrowser } from '../server/testing/browser.ts'
import { startTestHost } from '../server/testing/test-host.ts'
import type * as contract from './example.contract.ts'

// A mail server that nobody is: a mail that left the example would fail and show.
const host = await startTestHost({ recognise: recognisePerson, config: { smtpUrl: 'smtp://127.0.0.1:9' } })
const { owner, drain } = host
const browser = openBrowser(host)
const founder = { name: 'Noor Haddad', email: 'noor@tarnwell.example', password: 'a long enough one' }
const { body: home } = await browser.call<typeof setUp>('POST /setup', {
  body: { workspaceName: 'Tarnwell', ...founder, makeKey: true },
})

await browser.call<typeof signIn>('POST /session', {
  body: { email: founder.email, password: founder.password },
})

const load = () => browser.call<typeof contract.loadExample>('POST /example')
const look = async () => (await browser.call<typeof contract.getExample>('GET /example')).body
const remove = () => browser.call<typeof contract.removeExample>('DELETE /example')
const here = async () => (await browser.call<typeof getSession>('GET /session')).body

async function count(workspaceId: string | null, table: string): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as count from ${table} where workspace_id = $1`, [
    workspaceId,
  ])
  return rows[0].count
}

test('the example company is made as a workspace of its own and filled by a job', async () => {
  expect(await look()).toEqual({ workspaceId: null, state: 'absent', percent: 0 })
  const [one, two] = await Promise.all([load(), load()])
  expect(one.body.workspaceId).toBe(two.body.workspaceId)
  expect(one.body).toMatchObject({ state: 'loading', percent: 0 })
  await drain()
  const { workspaceId, ...ready } = await look()
  expect(ready).toEqual({ state: 'ready', percent: 100 })
  expect((await here()).workspaces).toMatchObject([
    { isExample: false },
    { name: 'Merriden', isExample: true },
  ])
  const { rows: roles } = await owner.query(
    `select role from person_roles r join people p using (workspace_id)
     where r.person_id = p.id and p.email = $1 and workspace_id = $2 order by 1`,
    [founder.email, workspaceId],
  )
  expect(roles.map(({ role }) => role)).toEqual(['administrator', 'executive', 'member', 'program-manager'])
}, 120_000)

test('it shows every state there is', async () => {
  const { workspaceId } = await look()
  const words = async (question: string) => {
    const { rows } = await owner.query<{ word: string; count: string }>(`${question} group by 1`, [
      workspaceId,
    ])
    return new Map(rows.map(({ word, count }) => [word, Number(count)]))
  }
  const standings = await words(
    `select state as word, count(*) from protection_standings where workspace_id = $1`,
  )
  expect([...standings.keys()].sort()).toEqual([
    'blocked',
    'close-to-limit',
    'free',
    'held',
    'never',
    'resting',
  ])
  expect(Math.min(...standings.values())).toBeGreaterThanOrEqual(4)
  const stages = await words(`select stage as word, count(*) from advocates where workspace_id = $1`)
  expect(stages).toEqual(
    new Map(
      [
        ['active', 52],
        ['declined', 4],
        ['discoverable', 30],
        ['interviewed', 10],
        ['introduced', 9],
        ['potential', 9],
        ['retired', 6],
      ].toSorted() as [string, number][],
    ),
  )
  const nominations = await words(`select state as word, count(*) from nominations where workspace_id = $1`)
  expect([...nominations.keys()].sort()).toEqual(['accepted', 'declined', 'duplicate', 'new', 'withdrawn'])
  const asks = await words(
    `select state as word, count(*) from ledger_entries where kind = 'ask' and workspace_id = $1`,
  )
  expect([...asks.keys()]).toEqual(
    expect.arrayContaining([
      'proposed',
      'asked',
      'accepted',
      'scheduled',
      'done',
      'declined',
      'deferred',
      'withdrawn',
    ]),
  )
  const answers = await words(`select answer as word, count(*) from permissions where workspace_id = $1`)
  expect([...answers.keys()]).toEqual(expect.arrayContaining(['given', 'refused']))
  expect(await count(workspaceId, 'unmapped_values')).toBeGreaterThan(2)
  expect(await count(workspaceId, 'ask_wordings')).toBe(3)
})

test('some are due a touch, some had asks only, and value touches were given', async () => {
  const { workspaceId } = await look()
  const db = host.host.door.in(toId<'workspace'>(workspaceId ?? ''))
  const at = await readCareGround(db, host.host.now())
  const { gives, asks, below, onlyAsked } = await readGiveToAsk(db)
  expect(onlyAsked).toBeGreaterThanOrEqual(3)
  expect(below).toBeGreaterThan(onlyAsked)
  expect(gives).toBeGreaterThan(asks / 2)
  const due = (await readDueTouches(db, at))?.count ?? 0
  expect(due).toBeGreaterThanOrEqual(5)
  expect(due).toBeLessThan(40)
  expect(await count(workspaceId, 'value_touch_gives')).toBe(7)
  expect(await count(workspaceId, 'touch_plans')).toBe(5)
})

test('none of its mails leaves the house', async () => {
  const { workspaceId } = await look()
  const { rows } = await owner.query(`select distinct state from mails where workspace_id = $1`, [
    workspaceId,
  ])
  expect(rows).toEqual([{ state: 'kept' }])
})

test('loading it again changes nothing, and a key may ask as well', async () => {
  const before = await look()
  expect((await load()).body).toEqual(before)
  const apiKey = (home as { apiKey?: string }).apiKey ?? ''
  const byKey = await host.call<typeof contract.loadExample>(null, 'POST /example', {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  expect(byKey.body).toEqual(before)
  expect(await drain()).toBe(0)
})

test('removing it takes everything of it and nothing else', async () => {
  const { workspaceId } = await look()
  await host.host.files.put(`${workspaceId}/imports/a.csv`, 'a')
  const { rows: tables } = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  )
  const homeId = (await here()).workspace?.id ?? ''
  const before = await count(homeId, 'taxonomy_terms')
  expect((await remove()).body).toEqual({ removed: true })
  for (const { table_name } of tables) {
    expect([table_name, await count(workspaceId, table_name)]).toEqual([table_name, 0])
  }
  expect(await count(homeId, 'taxonomy_terms')).toBe(before)
  const file = host.host.files.read(`${workspaceId}/imports/a.csv`)
  await expect(file.then((stream) => stream.toArray())).rejects.toThrow()
  expect((await remove()).body).toEqual({ removed: false })
  expect(await look()).toMatchObject({ state: 'absent' })
  expect((await load()).body).toMatchObject({ state: 'loading', percent: 0 })
}, 60_000)
