import { beforeAll, describe, expect, test } from 'vitest'
import type { listAdvocates } from '../advocates/list.contract.ts'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import type { getSession, setUp, signIn } from '../identity/session.contract.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { findMatches } from '../matching/server/find-matches.ts'
import { readChange } from '../outcomes/change/server/change.reads.ts'
import type { getToday } from '../planner/contract.ts'
import { readDueTouches, readGiveToAsk } from '../protection/server/care.reads.ts'
import { readCareGround } from '../protection/server/care-facts.reads.ts'
import { readRules } from '../protection/server/facts.reads.ts'
import { type Reserved, reserveAsk } from '../protection/server/reserve-ask.ts'
import { standingsNow } from '../protection/server/standing.reads.ts'
import type { WorkspaceDb } from '../server/tenancy.ts'
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

test('one team has an executive’s support in name only, and it moves wherever else support is high', async () => {
  const { workspaceId } = await look()
  const id = toId<'workspace'>(workspaceId ?? '')
  const { teams } = await readChange(host.host.door.in(id), id, host.host.now())
  const supported = teams.filter(({ isSupportHigh }) => isSupportHigh)
  expect(supported.length).toBeGreaterThan(3)
  expect(supported.filter(({ inNameOnly }) => inNameOnly).map(({ name }) => name)).toEqual([
    'Demand generation',
  ])
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

// It has customers in every state there is: whoever looks at one of them reads the same.
describe('one standing', () => {
  const now = host.host.now()
  let manager: PersonActor
  let db: WorkspaceDb
  let today: Day
  let types: ReadonlyMap<string, string>

  beforeAll(async () => {
    const workspaceId = toId<'workspace'>((await look()).workspaceId ?? '')
    db = host.host.door.in(workspaceId)
    const { email, name } = founder
    const { id } = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const roles = ['program-manager', 'administrator', 'executive', 'member'] as const
    manager = { kind: 'person', workspaceId, personId: toId<'person'>(id), name, email, roles }
    today = (await readRules(db, now)).today
    const known = await db.selectFrom('activity_types').select(['code', 'id']).execute()
    types = new Map(known.map(({ code, id }) => [code, id]))
  })

  class TakenBack extends Error {}

  /** What a reservation would answer: it is made, and taken back. */
  async function wouldReserve(contactId: string, activityTypeId: string, wishedOn: Day): Promise<Reserved> {
    let answer: Reserved | undefined
    await host.host.door
      .write(manager.workspaceId, async (tx) => {
        answer = await reserveAsk(tx, manager, { contactId, activityTypeId, wishedOn }, now)
        throw new TakenBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error
      })
    if (answer === undefined) throw new Error('a reservation answers')
    return answer
  }

  const asked = [
    'sales-reference-call',
    'written-qa',
    'hosted-site-visit',
    'analyst-interview',
    'product-research',
  ]
  const ahead = [0, 10, 25, 60, 120]

  test.each(asked)('match and reservation agree on everybody, today and in months: %s', async (code) => {
    const activityTypeId = types.get(code) ?? ''
    const open = {
      activityTypeId,
      by: null,
      wanted: 1,
      opportunityId: null,
      prospectId: null,
      criteria: [],
      words: '',
    }
    let seen = 0
    for (const day of ahead.map((each) => addDays(today, each))) {
      const found = await findMatches(db, manager, { ...open, wishedOn: day }, now, { size: 50 })
      expect(found.wishedOn).toBe(day)
      for (const { contactId, name } of found.free) {
        const reserved = await wouldReserve(contactId, activityTypeId, day)
        expect(`${name} ${day}: ${reserved.ok ? 'free' : reserved.why}`).toBe(`${name} ${day}: free`)
      }
      for (const { contactId, name, standing } of found.notNow) {
        const reserved = await wouldReserve(contactId, activityTypeId, day)
        const free = reserved.ok ? day : (reserved.facts?.['freeFrom'] ?? null)
        expect(`${name}: not on ${day}, free from ${free}`).toBe(
          `${name}: not on ${day}, free from ${standing.freeFrom}`,
        )
      }
      seen += found.free.length + found.notNow.length
    }
    expect(seen).toBeGreaterThan(20)
  })

  test('how fresh profiles are on Today is what the list its figure opens shows', async () => {
    const inExample = { headers: { 'x-avouch-workspace': manager.workspaceId } }
    const { duties } = (await browser.call<typeof getToday>('GET /today', inExample)).body
    const duty = duties.find((each) => each.duty === 'keep-accurate')
    const read = async (address = '') => {
      const query = Object.fromEntries(
        [...new URLSearchParams(address.split('?')[1]).entries()].filter(([name]) => name !== 'stage'),
      )
      const { body } = await browser.call<typeof listAdvocates>('GET /advocates', {
        ...inExample,
        query: { ...query, stage: ['discoverable', 'active'], size: 100 },
      })
      return body.rows
    }
    const all = await read(duty?.to)
    const percents = all.flatMap(({ freshness }) => freshness ?? [])
    const mean = percents.reduce((sum, each) => sum + each, 0) / percents.length
    expect(duty?.figure).toBe(`${Math.round(mean)}%`)
    const stale = await read(duty?.more.find(({ label }) => label === 'Who is stale')?.to)
    expect(stale.length).toBeGreaterThan(1)
    expect(duty?.says).toContain(`${stale.length} profiles are mostly stale`)
  })

  test('the list shows and filters by what is computed for each of its rows', async () => {
    const states = new Map<string, number>()
    for (const standing of ['free', 'close-to-limit', 'resting', 'held', 'blocked'] as const) {
      const { body } = await browser.call<typeof listAdvocates>('GET /advocates', {
        query: { availability: [standing], size: 100 },
        headers: { 'x-avouch-workspace': manager.workspaceId },
      })
      const computed = await standingsNow(
        db,
        body.rows.map(({ contactId }) => contactId),
        now,
      )
      for (const row of body.rows) {
        const own = computed.get(row.contactId)
        expect([row.name, row.standing?.state, own?.state]).toEqual([row.name, standing, standing])
        expect([row.name, row.standing?.freeFrom]).toEqual([row.name, own?.freeFrom])
      }
      states.set(standing, body.rows.length)
    }
    expect(Math.min(...states.values())).toBeGreaterThan(0)
  })
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
