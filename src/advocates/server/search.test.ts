import { expect, test } from 'vitest'
import { upsertCustomerTexts } from '../../customers/server/upsert-customer-texts.ts'
import { announce } from '../../server/announce.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { AdvocateRow } from '../advocate-row.ts'
import { advocatesImported } from '../events.ts'
import type { countAdvocates, deleteAdvocateView, listAdvocates, saveAdvocateView } from '../list.contract.ts'
import { upsertAdvocates } from './upsert-advocates.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain } = await startTestHost({ now })

const works = await makeWorkspace()
const { 'program-manager': manager, member, executive } = works.people
const db = host.door.in(works.id)
const types = await activityIds(host.door, works)

const told: readonly (Omit<AdvocateRow, 'row'> & {
  country: string
  industry?: string
  owner?: string
  title: string
  account: string
  name: string
})[] = [
  {
    name: 'Małgorzata Szczepańska-Wójcik',
    title: 'CFO',
    account: 'Łódzkie Zakłady Ceramiczne',
    country: 'PL',
    industry: 'Manufacturing',
    situation: 'Eleven plants closed their books in spreadsheets.',
    choice: 'Chose Tarnwell Ledger for the audit trail.',
    topics: 'month end; audit',
    languages: 'pl, en, de',
    honestView: 'The importer crawled.',
  },
  {
    name: 'Bo Eck',
    title: 'Head of controlling',
    account: 'Diakoniewerk Hallstedt',
    country: 'DE',
    industry: 'Hospitals',
    owner: member.email,
    situation: 'Das Krankenhausinformationssystem lieferte keine Zahlen.',
    outcome: 'Die Abschlüsse der Kliniken dauern zwei Tage.',
    languages: 'de',
    willingTo: 'Analyst interview',
    topics: 'Finanzbuchhaltung',
  },
  {
    name: 'Siobhán Ní Dhálaigh',
    title: 'Finance director',
    account: 'Ó Dálaigh Dairies',
    country: 'IE',
    industry: 'Food',
    situation: 'Milk was counted twice.',
    outcome: 'Reconciliation technology saved the winter.',
    languages: 'en, ga',
  },
  {
    name: 'Potential Person',
    title: 'Controller',
    account: 'Later Limited',
    country: 'US',
    stage: 'potential',
    situation: 'Hidden story',
  },
]

for (const { name, title, account, country, industry, owner } of told) {
  await makeContacts(
    host.door,
    works,
    { name: account, country, ...(industry ? { industry } : {}), owner: owner ?? manager.email },
    [{ name, title }],
  )
}
await host.door.write(works.id, async (tx) => {
  const common = {
    stage: 'discoverable',
    willingTo: 'Sales reference call',
    permissions: { quote: 'given' },
    interviewedOn: '2026-02-01',
  }
  const rows = told.map(({ title: _, country: __, industry: ___, owner: ____, ...row }, at) => ({
    row: at + 1,
    ...common,
    ...row,
  }))
  const results = await upsertAdvocates(tx, manager, rows, now)
  expect(results.map((result) => [result.outcome, result.warnings])).toEqual(
    rows.map(() => ['created', undefined]),
  )
  await upsertCustomerTexts(
    tx,
    manager,
    [
      {
        row: 1,
        kind: 'quote',
        accountName: 'Ó Dálaigh Dairies',
        text: 'The lorry leaves at four, the figures at five.',
      } as never,
    ],
    now,
  ).catch(() => [])
  await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: 4, updated: 0 }))
})
await drain()

/** Makes somebody discoverable as an import would. */
async function addAdvocate(name: string, account: string): Promise<void> {
  await makeContacts(host.door, works, { name: account, owner: manager.email }, [{ name }])
  const row = { row: 1, name, account, stage: 'yes', willingTo: 'Panel', permissions: { name: 'yes' } }
  await host.door.write(works.id, async (tx) => {
    await upsertAdvocates(tx, manager, [row], now)
    await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: 1, updated: 0 }))
  })
  await drain()
}

const list = (query: object, actor = manager) =>
  call<typeof listAdvocates>(actor, 'GET /advocates', { query: query as never })
const names = async (query: object, actor = manager) =>
  (await list(query, actor)).body.rows.map((row) => row.name.split(' ')[0])
const facets = (query: object, actor = manager) =>
  call<typeof countAdvocates>(actor, 'GET /advocates/facets', { query: query as never })

test.each([
  ['a name without its accents', 'Malgorzata', 'Małgorzata'],
  ['a misspelt name', 'Szczepanska', 'Małgorzata'],
  ['a misspelt word of a story', 'recociliation', 'Siobhán'],
  ['letters exchanged', 'technolgy', 'Siobhán'],
  ['an English stem', 'spreadsheet', 'Małgorzata'],
  ['a German stem', 'Klinik', 'Bo'],
  ['the head of a German compound', 'Krankenhaus', 'Bo'],
  ['the tail of a German compound', 'Buchhaltung', 'Bo'],
  ['a compound nobody wrote, by its part', 'Krankenhausinformationssystemverwaltung', 'Bo'],
  ['a country in words', 'Germany', 'Bo'],
  ['a country in German', 'Deutschland', 'Bo'],
  ['a language', 'Polish', 'Małgorzata'],
  ['what they will do', 'analyst interview', 'Bo'],
  ['an industry', 'hospital', 'Bo'],
  ['a company without its accents', 'O Dalaigh', 'Siobhán'],
  ['words that say nothing beside one that does', 'who is the CFO', 'Małgorzata'],
  ['the beginning of a word, while typing', 'reconc', 'Siobhán'],
])('%s finds: %s', async (_, q, name) => {
  expect(await names({ q })).toContain(name)
})

test('words together mean all of them, and the answer says how each was read', async () => {
  expect(await names({ q: 'finance milk' })).toEqual(['Siobhán'])
  const { body } = await list({ q: 'technolgy winter' })
  expect(body.words).toEqual([
    { typed: 'technolgy', kind: 'corrected', words: ['technology'] },
    { typed: 'winter', kind: 'as-typed', words: ['winter'] },
  ])
})

test('a name outweighs a story that mentions it', async () => {
  await addAdvocate('Winter Olsen', 'Third Firm')
  expect(await names({ q: 'winter' })).toEqual(['Winter', 'Siobhán'])
})

test('nobody fits: what one word less would bring', async () => {
  const { body } = await list({ q: 'milk krankenhaus' })
  expect(body.rows).toEqual([])
  const counted = await facets({ q: 'milk krankenhaus' })
  expect(counted.body).toMatchObject({
    total: 0,
    loosened: [
      { without: 'milk', count: 1 },
      { without: 'krankenhaus', count: 1 },
    ],
  })
  expect((await list({ q: 'zzzzqqqq' })).body).toMatchObject({ rows: [], words: [{ kind: 'unknown' }] })
  expect((await facets({ q: 'milk', country: ['PL'] })).body.loosened).toMatchObject([
    { facet: 'country', count: 1 },
  ])
})

test('odd input is harmless', async () => {
  for (const q of [
    "'; drop table advocates; --",
    '\\',
    '!!! &&& |||',
    "it's",
    '%_%',
    ':*',
    'a'.repeat(300),
    '你好',
    '<->',
    '( ',
  ]) {
    expect([q, (await list({ q })).status]).toEqual([q, 200])
    expect([q, (await facets({ q })).status]).toEqual([q, 200])
  }
})

test('only those who can be found are listed until another stage is asked for', async () => {
  expect(await names({})).not.toContain('Potential')
  expect(await names({ stage: ['potential'] })).toEqual(['Potential'])
  expect(await names({ q: 'hidden' })).toEqual([])
})

test('members find the discoverable, by what everybody may read, without reasons and figures', async () => {
  expect(await names({ q: 'audit' }, executive)).toEqual(['Małgorzata'])
  expect(await names({ q: 'importer' }, executive)).toEqual([])
  expect(await names({ q: 'importer' })).toEqual(['Małgorzata'])
  expect(await names({ stage: ['potential'] }, executive)).toEqual([])
  const [row] = (await list({ q: 'audit' }, executive)).body.rows
  expect(row).toMatchObject({
    load: null,
    freshness: null,
    lastTouchOn: null,
    standing: { state: 'free', reason: null },
  })
  const [own] = (await list({ q: 'controlling' }, member)).body.rows
  expect(own).toMatchObject({ name: 'Bo Eck', load: { done: 0, reserved: 0, cap: 8 } })
})

test('facets count what each value would leave, each facet without itself', async () => {
  const { body } = await facets({ country: ['DE'] })
  expect(body.total).toBe(1)
  const countries = body.facets.find((facet) => facet.facet === 'country')?.values ?? []
  expect(Object.fromEntries(countries.map(({ value, count }) => [value, count]))).toMatchObject({
    DE: 1,
    PL: 1,
    IE: 1,
  })
  const will = body.facets.find((facet) => facet.facet === 'will')?.values ?? []
  expect(Object.fromEntries(will.map(({ value, count }) => [value, count]))).toMatchObject({
    call: 0,
    analyst: 1,
    stage: 0,
  })
  expect(await names({ will: ['analyst'] })).toEqual(['Bo'])
  const spoken = await facets({ language: ['pl', 'ga'] })
  expect(spoken.body.total).toBe(2)
  const languages = spoken.body.facets.find((facet) => facet.facet === 'language')?.values ?? []
  for (const { value, count } of languages)
    expect([value, count]).toEqual([value, (await names({ language: [value] })).length])
  expect(languages.map(({ value }) => value).sort()).toEqual(['de', 'en', 'ga', 'pl'])
  expect(await names({ language: ['pl', 'ga'] })).toEqual(['Małgorzata', 'Siobhán'])
  expect(await names({ q: 'finance', country: ['IE'], availability: ['free'] })).toEqual(['Siobhán'])
  expect(await names({ q: 'finance', availability: ['resting'] })).toEqual([])
  expect(types).toHaveProperty('panel')
})

test('pages follow each other without a gap or a repetition, in every order', async () => {
  for (const sort of ['name', '-name', 'account', '-account', 'freshness', '-freshness']) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await list({ sort, size: 1, cursor })
      seen.push(...body.rows.map((row) => row.contactId))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 4, 4])
  }
  const first = await list({ q: 'en', size: 1 })
  expect((await list({ cursor: 'nonsense' })).problem.errors).toMatchObject([{ field: 'cursor' }])
  expect(first.status).toBe(200)
})

test('the export says what the viewer may see, and nothing runs as a formula', async () => {
  await addAdvocate('+Formula Person', '=cmd()|calc')
  const csv = await call(manager, 'GET /advocates/export' as `GET /${string}`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.text).toContain("'+Formula Person")
  expect(csv.text).toContain("'=cmd()|calc")
  expect(csv.text.trim().split('\r\n')).toHaveLength(6)
  const short = await call(executive, 'GET /advocates/export' as `GET /${string}`)
  expect(short.text).toMatch(
    /Bo Eck,Head of controlling,Diakoniewerk Hallstedt,DE,.*,free,2026-03-02,no,no,no,no,yes,no,,,,,,de/,
  )
})

test('views are one’s own, and the same name replaces', async () => {
  const save = (actor: typeof manager, query: string) =>
    call<typeof saveAdvocateView>(actor, 'POST /advocate-views', { body: { name: 'Mine', query } })
  const { body } = await save(manager, '?q=a')
  expect((await save(manager, '?q=b')).body).toMatchObject({ id: body.id, query: '?q=b' })
  const params = { advocateViewId: body.id }
  const remove = (actor: typeof manager) =>
    call<typeof deleteAdvocateView>(actor, 'DELETE /advocate-views/:advocateViewId', { params })
  expect((await remove(executive)).status).toBe(404)
  expect((await remove(manager)).status).toBe(200)
})

test('a page costs the same number of statements for one row and for many, with words and without', async () => {
  for (const query of [{}, { q: 'audit' }, { country: ['DE'] }, { q: 'finance', availability: ['free'] }]) {
    const one = await countStatements(() => list({ ...query, size: 1 }))
    expect([query, await countStatements(() => list({ ...query, size: 100 }))]).toEqual([query, one])
    expect(one).toBeLessThanOrEqual(8)
  }
  expect(await countStatements(() => facets({}))).toBeLessThanOrEqual(2)
  expect(
    await countStatements(() => facets({ q: 'milk krankenhaus', tier: ['strategic'] })),
  ).toBeLessThanOrEqual(5)
})

test('freshness narrows nothing for those who may not read profiles', async () => {
  const stale = { fresh: ['mostly-stale'] }
  expect(await names(stale, executive)).toEqual(await names({}, executive))
  expect((await facets(stale, executive)).body.facets.map((facet) => facet.facet)).not.toContain('fresh')
})

test('another workspace finds nothing of this one', async () => {
  const other = await makeWorkspace('Other')
  const found = await list({ q: 'audit' }, other.people['program-manager'])
  expect(found.body.rows).toEqual([])
  expect((await facets({ q: 'audit' }, other.people['program-manager'])).body.total).toBe(0)
  expect(
    await db.selectFrom('advocate_words').select('word').where('word', '=', 'importer').execute(),
  ).toEqual([])
})
