import { expect, test } from 'vitest'
import type { AdvocateRow } from '../../advocates/advocate-row.ts'
import { advocatesImported } from '../../advocates/events.ts'
import { upsertAdvocates } from '../../advocates/server/upsert-advocates.ts'
import type { AccountRow } from '../../customers/account-row.ts'
import type { ContactRow } from '../../customers/contact-row.ts'
import { upsertOpportunities } from '../../customers/server/upsert-opportunities.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { findMatches, getOpportunityNeed } from '../match.contract.ts'
import type { Criterion, Need } from '../need.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain, owner } = await startTestHost({ now })

const works = await makeWorkspace()
const { 'program-manager': manager, member } = works.people
const types = await activityIds(host.door, works)
const callType = types['sales-reference-call'] ?? ''

type Told = Omit<AdvocateRow, 'row' | 'account' | 'name'> & {
  readonly account: Omit<AccountRow, 'row'>
  readonly contact: Omit<ContactRow, 'row'>
}

const told: readonly Told[] = [
  {
    account: {
      name: 'Klinikum Westerburg',
      country: 'DE',
      industry: 'Hospitals',
      employees: 1100,
      displacedCompetitors: ['Cubeline'],
    },
    contact: { name: 'Annegret Voss', title: 'Head of finance', languages: ['de'] },
    situation: 'The data migration took five months; cost per case was a guess.',
    neverWith: 'Rheinfeld Reha',
  },
  {
    account: {
      name: 'Spitalverbund Rheintal',
      country: 'CH',
      industry: 'Hospitals',
      employees: 3200,
      displacedCompetitors: ['Oldsoft'],
    },
    contact: { name: 'Jürg Ammann', title: 'CFO', languages: ['de', 'fr'] },
    situation: 'Three acute hospitals under one roof.',
  },
  {
    account: { name: 'Diagnostica Lab', country: 'US', industry: 'Medical laboratories', employees: 40 },
    contact: { name: 'Dana Whitfield', title: 'Operations manager', languages: ['en'] },
    situation: 'Samples were lost in the migration.',
  },
  {
    account: { name: 'Skagavík Seafood', country: 'IS', industry: 'Food' },
    contact: { name: 'Jón Ásgeirsson', title: 'Controller', languages: ['is', 'en'] },
    situation: 'The lorry leaves at four.',
  },
  {
    account: {
      name: 'Held Hospital',
      country: 'DE',
      industry: 'Hospitals',
      health: 'poor',
      owner: manager.email,
    },
    contact: { name: 'Holger Held', title: 'CFO', languages: ['de'] },
  },
  {
    account: { name: 'Unwilling Clinic', country: 'DE', industry: 'Hospitals' },
    contact: { name: 'Nora Nein', title: 'CFO', languages: ['de'] },
    willingTo: 'Analyst interview',
  },
  {
    account: { name: 'Potential Clinic', country: 'DE', industry: 'Hospitals' },
    contact: { name: 'Paul Potential', title: 'CFO', languages: ['de'] },
    stage: 'potential',
  },
]

const ids: Record<string, string> = {}
for (const { account, contact } of told) {
  const [id = ''] = await makeContacts(host.door, works, { owner: manager.email, ...account }, [contact])
  ids[contact.name ?? ''] = id
}
await makeContacts(
  host.door,
  works,
  {
    name: 'Rheinfeld Reha',
    country: 'AT',
    industry: 'Hospitals',
    standing: 'prospect',
    owner: member.email,
    employees: 900,
  },
  [],
)
await host.door.write(works.id, async (tx) => {
  const rows = told.map(({ account, contact, ...rest }, at) => ({
    row: at + 1,
    stage: 'discoverable',
    willingTo: 'Sales reference call',
    permissions: { name: 'given' },
    companyPermissions: { name: 'given' },
    interviewedOn: '2026-02-01',
    name: contact.name ?? '',
    account: account.name ?? '',
    ...rest,
  }))
  const results = await upsertAdvocates(tx, manager, rows, now)
  expect(results.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'created'))
  await upsertOpportunities(
    tx,
    manager,
    [
      {
        row: 1,
        name: 'Rheinfeld ledger',
        accountName: 'Rheinfeld Reha',
        stage: 'Evaluation',
        owner: member.email,
        competitors: ['Cubeline'],
      },
      { row: 2, name: 'Not mine', prospect: 'Somebody', stage: 'Evaluation', owner: manager.email },
    ],
    now,
  )
  await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: told.length, updated: 0 }))
})
await drain()

const db = host.door.in(works.id)
const term = async (taxonomy: string, name: string) =>
  (
    await db
      .selectFrom('taxonomy_terms')
      .select('id')
      .where('taxonomy', '=', taxonomy)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  ).id
const hospitals = await term('industry', 'Hospitals and clinics')
const germany = await term('region', 'Germany')
const deals = await db.selectFrom('opportunities').select(['id', 'name']).execute()
const dealOf = (name: string) => deals.find((deal) => deal.name === name)?.id ?? ''

const open: Need = {
  activityTypeId: callType,
  wishedOn: '2026-03-20',
  by: null,
  wanted: 1,
  opportunityId: null,
  prospectId: null,
  criteria: [],
  words: '',
}
const wants = (kind: Criterion['kind'], value: string, isMust = false): Criterion => ({
  kind,
  value,
  weight: 3,
  isMust,
  source: 'person',
})

async function find(need: Partial<Need>, actor: PersonActor = manager, more: object = {}) {
  const answer = await call<typeof findMatches>(actor, 'POST /matches', {
    body: { need: { ...open, ...need }, ...more },
  })
  expect([answer.status, answer.problem]).toEqual([200, answer.body])
  return answer.body
}
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

test('everybody who may be found and is willing is ranked by what the need states, with a sentence for each part', async () => {
  const found = await find({
    criteria: [wants('industry', hospitals), wants('region', germany), wants('competitor', 'cubeline')],
  })
  expect(names(found.free)).toEqual(['Annegret Voss', 'Jürg Ammann', 'Dana Whitfield', 'Jón Ásgeirsson'])
  const [first, second] = found.free
  expect(first).toMatchObject({ fit: 1, isFit: true, standing: { state: 'free', says: 'Free.' } })
  expect(first?.factors.map(({ kind, part, weight }) => [kind, part, weight])).toEqual([
    ['industry', 1, 3],
    ['region', 1, 3],
    ['competitor', 1, 3],
    ['freshness', expect.any(Number), null],
    ['rest', 1, null],
    ['reliability', 0.85, null],
  ])
  expect(second?.factors.slice(0, 3).map(({ says }) => says)).toEqual([
    'Hospitals and clinics.',
    'Switzerland, close by.',
    'Left Oldsoft instead.',
  ])
  for (const { factors } of found.free)
    for (const { says } of factors) expect(says.length).toBeLessThanOrEqual(34)
  expect(found.free.map(({ rank }) => rank)).toEqual(
    found.free.map(({ rank }) => rank).toSorted((a, b) => b - a),
  )
})

test('whoever is not discoverable or did not agree to the kind is nowhere', async () => {
  const found = await find({})
  expect([...names(found.free), ...names(found.notNow)]).not.toContain('Nora Nein')
  expect([...names(found.free), ...names(found.notNow)]).not.toContain('Paul Potential')
})

test('what is unknown counts half and says so', async () => {
  const found = await find({ criteria: [wants('competitor', 'Cubeline')] })
  const dana = found.free.find(({ name }) => name === 'Dana Whitfield')
  expect(dana?.factors[0]).toMatchObject({ part: 0.5, isKnown: false, says: 'Not recorded; counts half.' })
})

test('a held advocate stands apart with the reason, and a member does not learn its cause', async () => {
  const [full, short] = [await find({}), await find({}, member)]
  const held = full.notNow.find(({ name }) => name === 'Holger Held')
  expect(held?.standing).toMatchObject({ state: 'held', liftedBy: 'facts' })
  const told = short.notNow.find(({ name }) => name === 'Holger Held')
  expect(told?.standing).toMatchObject({ state: 'held', says: 'Held by its relationship owner.' })
  expect(JSON.stringify(short)).not.toMatch(/health/i)
})

test('somebody with the prospect on their list of nevers is told apart and never offered', async () => {
  const need = { opportunityId: dealOf('Rheinfeld ledger'), criteria: [wants('industry', hospitals)] }
  const found = await find(need, member)
  expect(names(found.free)).not.toContain('Annegret Voss')
  expect(found.notNow.find(({ name }) => name === 'Annegret Voss')?.standing).toMatchObject({
    state: 'never',
    says: 'Never with Rheinfeld Reha.',
  })
})

test('nobody of the prospect itself is offered', async () => {
  const { rows } = await owner.query('select account_id from contacts where id = $1', [ids['Jürg Ammann']])
  const found = await find({ prospectId: rows[0].account_id })
  expect([...names(found.free), ...names(found.notNow)]).not.toContain('Jürg Ammann')
})

test('a must leaves out who lacks it, and loosening it says how many more there would be', async () => {
  const found = await find({ criteria: [wants('language', 'fr', true), wants('industry', hospitals)] })
  expect(names(found.free)).toEqual(['Jürg Ammann'])
  expect(found.loosen).toContainEqual({
    kind: 'language',
    value: null,
    to: null,
    name: 'French',
    more: 2,
  })
})

test('words find the story that tells of them, misspelt too, and the reason names them', async () => {
  const found = await find({ words: 'migraton of data' })
  expect(names(found.free).slice(0, 2).toSorted()).toEqual(['Annegret Voss', 'Dana Whitfield'])
  expect(found.words).toContainEqual({ typed: 'migraton', read: ['migration'], isKnown: true })
  expect(found.free[0]?.factors[0]).toMatchObject({ kind: 'words', weight: 2 })
  expect(found.free[0]?.factors[0]?.says).toMatch(/migrat|data/)
})

test('whoever was asked already is left out, and the next one moves up', async () => {
  const found = await find({ criteria: [wants('industry', hospitals)] }, manager, {
    without: [ids['Annegret Voss']],
    size: 1,
  })
  expect(names(found.free)).toEqual(['Jürg Ammann'])
})

test('a deal fills in the need: like the prospect, and who left the same competitor', async () => {
  const answer = await call<typeof getOpportunityNeed>(member, 'GET /opportunities/:opportunityId/need', {
    params: { opportunityId: dealOf('Rheinfeld ledger') },
  })
  const { need } = answer.body
  expect(need.criteria.map(({ kind, name, weight, source }) => [kind, name, weight, source])).toEqual([
    ['industry', 'Hospitals and clinics', 3, 'deal'],
    ['competitor', 'Cubeline', 2, 'deal'],
    ['region', 'Austria', 1, 'deal'],
    ['size', '250 to 999 people', 1, 'deal'],
  ])
  expect(need).toMatchObject({
    activityTypeId: callType,
    words: '',
    opportunityId: dealOf('Rheinfeld ledger'),
  })
  expect(need.prospectId).not.toBeNull()
})

test('nobody asks with a deal they may not know of, nor with a kind that is not there', async () => {
  const hidden = await call(member, 'POST /matches', {
    body: { need: { ...open, opportunityId: dealOf('Not mine') } },
  })
  expect(hidden.status).toBe(404)
  const unknown = await call(member, 'POST /matches', {
    body: { need: { ...open, activityTypeId: crypto.randomUUID() } },
  })
  expect(unknown.status).toBe(404)
  const wrong = await call(member, 'POST /matches', {
    body: { need: { ...open, criteria: [wants('industry', 'dairy')] } },
  })
  expect([wrong.status, wrong.problem.errors]).toEqual([
    400,
    [{ field: 'need.criteria.0.value', reason: 'is no id' }],
  ])
})

test('a member reads no figures of asks, freshness or ratings', async () => {
  const found = await find({}, member)
  const said = found.free.flatMap(({ factors }) =>
    factors.filter(({ weight }) => weight === null).map(({ says }) => says),
  )
  expect(said.join(' ')).not.toMatch(/\d/)
})

test('private ratings move the order of a program manager and of nobody else', async () => {
  const ratings = (articulacy: number, contactId = '') =>
    owner.query(
      'insert into private_ratings (workspace_id, contact_id, articulacy, enthusiasm) values ($1, $2, $3, $3) on conflict (workspace_id, contact_id) do update set articulacy = $3, enthusiasm = $3',
      [works.id, contactId, articulacy],
    )
  const rankFor = async (actor: PersonActor) =>
    (await find({}, actor)).free.find(({ name }) => name === 'Dana Whitfield')?.rank ?? 0
  const before = [await rankFor(manager), await rankFor(member)]
  await ratings(1, ids['Dana Whitfield'])
  const after = [await rankFor(manager), await rankFor(member)]
  expect(after[0]).toBeLessThan(before[0] ?? 0)
  expect(after[1]).toBe(before[1])
})

test('the number of statements does not grow with the number of advocates', async () => {
  const need = { criteria: [wants('industry', hospitals), wants('region', germany)], words: 'migration' }
  const few = await countStatements(() =>
    find({ ...need, criteria: [...need.criteria, wants('language', 'fr', true)] }),
  )
  const many = await countStatements(() =>
    find({ ...need, criteria: [...need.criteria, wants('language', 'de', true)] }),
  )
  expect(many).toBe(few)
  expect(many).toBeLessThanOrEqual(18)
})
