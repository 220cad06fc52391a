import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../kernel/time.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  exportResults,
  getResults,
  listResultOpportunities,
  listResultPeople,
  listResultUses,
} from '../contract.ts'
import { influenceOf, type Use } from '../use.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const quarter = { period: 'this-quarter' }

type Opportunity = {
  readonly name: string
  readonly state?: 'open' | 'won' | 'lost'
  readonly amount?: number
  readonly currency?: string
  readonly createdOn?: string | null
  readonly closeOn?: string | null
  readonly owner?: string
}

async function setUp() {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const db = host.door.in(works.id)
  const [contactId = ''] = await makeContacts(host.door, works, { name: 'Hafen Nord' }, [{ name: 'Bo Eck' }])
  const contact = await db
    .selectFrom('contacts')
    .select('account_id')
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  const accountId = contact.account_id ?? ''
  const typeId = (await activityIds(host.door, works))['sales-reference-call'] ?? ''

  async function addOpportunity(given: Opportunity): Promise<string> {
    const { amount, currency = 'EUR', state = 'won' } = given
    const row = await db
      .insertInto('opportunities')
      .values({
        ...own,
        name: given.name,
        prospect: 'Elbkontor',
        state,
        stage: 'Prove',
        owner_id: given.owner ?? null,
        created_on: given.createdOn === undefined ? '2026-01-05' : given.createdOn,
        close_on: given.closeOn === undefined ? '2026-02-20' : given.closeOn,
        ...(amount === undefined ? {} : { amount_minor: amount, amount_currency: currency }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  async function addUse(opportunityId: string | null, doneOn: string, change: object = {}): Promise<string> {
    const row = await db
      .insertInto('ledger_entries')
      .values({
        ...own,
        kind: 'ask',
        contact_id: contactId,
        account_id: accountId,
        activity_type_id: typeId,
        state: 'done',
        title: 'Sales reference call',
        source_kind: 'person',
        opportunity_id: opportunityId,
        done_on: doneOn,
        effective_on: doneOn,
        load_quarters: 0,
        full_load_quarters: 0,
        ...change,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  const manager = works.people['program-manager']
  const results = async (query: object = quarter, as = manager) =>
    (await call<typeof getResults>(as, 'GET /results', { query: { ...query } })).body
  const opportunities = async (query: Record<string, string>, as = manager) =>
    (
      await call<typeof listResultOpportunities>(as, 'GET /results/opportunities', {
        query: { ...quarter, ...query },
      })
    ).body
  return { works, db, manager, addOpportunity, addUse, results, opportunities, contactId }
}

test('a won opportunity counts once however often a customer spoke, and opens to its one row', async () => {
  const { addOpportunity, addUse, results, opportunities } = await setUp()
  const one = await addOpportunity({ name: 'With two talks', amount: 412_000_00 })
  await addUse(one, '2026-01-20')
  await addUse(one, '2026-02-20')
  await addOpportunity({ name: 'Without', amount: 9_00 })
  const told = await results()
  expect(told.won).toMatchObject({
    all: { opportunities: 1, sum: { minor: 412_000_00, currency: 'EUR' } },
    live: { opportunities: 1 },
    content: { opportunities: 0, sum: null },
    of: 2,
  })
  const { rows } = await opportunities({ figure: 'influenced-won' })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ id: one, influence: 'live', useCount: 2, stage: null })
  expect(rows[0]?.uses.map(({ contact, on }) => [contact?.name, on])).toEqual([
    ['Bo Eck', '2026-01-20'],
    ['Bo Eck', '2026-02-20'],
  ])
})

test('other currencies stand apart, and amounts nobody knows are counted as such', async () => {
  const { addOpportunity, addUse, results } = await setUp()
  for (const given of [
    { name: 'a', amount: 100_00 },
    { name: 'b', amount: 70_00, currency: 'USD' },
    { name: 'c' },
  ]) {
    await addUse(await addOpportunity(given), '2026-01-20')
  }
  expect((await results()).won.all).toEqual({
    opportunities: 3,
    unpriced: 1,
    sum: { minor: 100_00, currency: 'EUR' },
    apart: [{ minor: 70_00, currency: 'USD' }],
  })
})

test('what does not count is listed with its reason, and what was taken back is no use', async () => {
  const { addOpportunity, addUse, results, manager } = await setUp()
  const unknown = await addOpportunity({ name: 'Unknown creation', createdOn: null })
  await addUse(unknown, '2026-01-20')
  const late = await addOpportunity({ name: 'Late' })
  await addUse(late, '2026-02-25')
  const back = await addOpportunity({ name: 'Taken back' })
  await addUse(back, '2026-01-20', { corrects_id: await addUse(back, '2026-01-20') })
  const told = await results()
  expect(told.won.all.opportunities).toBe(0)
  expect(told).toMatchObject({ notCounted: 2, unclear: 1 })
  const uses = await call<typeof listResultUses>(manager, 'GET /results/uses', {
    query: { ...quarter, figure: 'not-counted' },
  })
  expect(uses.body.rows.map(({ fault }) => fault)).toEqual(['after-close', 'creation-unknown'])
})

test('the database judges uses as the rule does', async () => {
  const { addOpportunity, addUse, opportunities } = await setUp()
  const day = fc.integer({ min: 0, max: 80 }).map((count) => addDays('2026-01-01', count - 20))
  const histories = fc.sample(
    fc.record({
      state: fc.constantFrom('won' as const, 'lost' as const),
      createdOn: fc.option(day),
      closeOn: fc.integer({ min: 0, max: 50 }).map((count) => addDays('2026-01-01', count)),
      uses: fc.array(fc.record({ way: fc.constantFrom('live' as const, 'content' as const), doneOn: day }), {
        maxLength: 4,
      }),
    }),
    { numRuns: 60, seed: 7 },
  )
  const expected = new Map<string, string>()
  for (const { uses, ...given } of histories) {
    const id = await addOpportunity({ name: 'One of many', ...given })
    expected.set(id, influenceOf(uses satisfies Use[], given))
    for (const use of uses) await addUse(id, use.doneOn, shareOr(use))
  }
  const { rows } = await opportunities({ figure: 'closed', size: '200' })
  expect(new Map(rows.map(({ id, influence }) => [id, influence]))).toEqual(expected)
})

const shareOr = (use: Use) =>
  use.way === 'live' ? {} : { kind: 'share', outcome: 'opened', activity_type_id: null }

test('won shares say how many they rest on, and are refused below ten on either side', async () => {
  const { addOpportunity, addUse, results, opportunities } = await setUp()
  const add = async (count: number, state: 'won' | 'lost', isUsed: boolean) => {
    for (let at = 0; at < count; at += 1) {
      const id = await addOpportunity({ name: `${state} ${isUsed} ${at}`, state, amount: 1_00 })
      if (isUsed) await addUse(id, '2026-01-20')
    }
  }
  await add(6, 'won', true)
  await add(3, 'lost', true)
  await add(5, 'won', false)
  await add(7, 'lost', false)
  const few = await results()
  expect(few.wonShares).toMatchObject({ isTooFew: true, with: { met: 6, of: 9, share: null } })
  expect(few.closed).toMatchObject({ met: 9, of: 21 })
  await add(1, 'lost', true)
  const enough = await results()
  expect(enough.wonShares).toMatchObject({
    isTooFew: false,
    with: { met: 6, of: 10, share: 0.6 },
    without: { met: 5, of: 12 },
  })
  const first = await opportunities({ figure: 'closed', part: 'without', size: '7' })
  const second = await opportunities({
    figure: 'closed',
    part: 'without',
    size: '7',
    cursor: first.next ?? '',
  })
  const seen = [...first.rows, ...second.rows].map(({ id }) => id)
  expect([new Set(seen).size, second.next]).toEqual([12, null])
})

test('stages are those of the day of the use', async () => {
  const { addOpportunity, addUse, results, db, works } = await setUp()
  const id = await addOpportunity({ name: 'On its way', amount: 5_00 })
  const step = (stage: string, at: string) => ({ workspace_id: works.id, opportunity_id: id, stage, at })
  await db
    .insertInto('opportunity_stages')
    .values([
      step('Discover', '2026-01-06T09:00:00Z'),
      step('Prove', '2026-01-18T09:00:00Z'),
      step('Closed won', '2026-02-20T09:00:00Z'),
    ])
    .execute()
  await addUse(id, '2026-01-20')
  expect((await results()).stages).toMatchObject([{ stage: 'Prove', won: 1, lost: 0 }])
})

test('a member sees what is theirs and nothing of others; executives see all', async () => {
  const { addOpportunity, addUse, results, opportunities, works, manager } = await setUp()
  const { member, executive } = works.people
  const mine = await addOpportunity({ name: 'Mine', amount: 1_00, owner: member.personId })
  const other = await addOpportunity({ name: 'Other', amount: 2_00, owner: manager.personId })
  await addUse(mine, '2026-01-20')
  await addUse(other, '2026-01-20')
  await addUse(null, '2026-01-20')
  const told = await results(quarter, member)
  expect(told).toMatchObject({
    isOwn: true,
    won: { all: { sum: { minor: 1_00 } }, of: 1 },
    activity: { done: 1 },
  })
  expect(told.people.map(({ used, given }) => [used, given])).toEqual([[1, 0]])
  expect((await opportunities({ figure: 'influenced-won' }, member)).rows.map(({ name }) => name)).toEqual([
    'Mine',
  ])
  expect(await results(quarter, executive)).toMatchObject({
    isOwn: false,
    won: { of: 2 },
    activity: { done: 3 },
  })
  const people = await call<typeof listResultPeople>(member, 'GET /results/people', { query: quarter })
  expect(people.body.rows.map(({ id }) => id)).toEqual([member.personId])
})

test('the file holds the same rows, and no spreadsheet runs a name as a formula', async () => {
  const { addOpportunity, addUse, manager } = await setUp()
  await addUse(await addOpportunity({ name: '=cmd()', amount: 1_50 }), '2026-01-20')
  const { text, headers } = await call<typeof exportResults>(manager, 'GET /results/file', {
    query: { ...quarter, figure: 'influenced-won' },
  })
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^'=cmd\(\),Elbkontor,,won,1.5,EUR,2026-01-05,2026-02-20,live,/)
  expect(headers['content-type']).toContain('text/csv')
})

test('the number of statements does not grow with the rows', async () => {
  const { addOpportunity, addUse, results, opportunities } = await setUp()
  const count = () =>
    countStatements(async () => {
      await results()
      await opportunities({ figure: 'influenced-won' })
    })
  const few = await count()
  for (let at = 0; at < 20; at += 1)
    await addUse(await addOpportunity({ name: `n${at}`, amount: at }), '2026-01-20')
  expect(await count()).toBe(few)
})

test('days that are no period are refused by name', async () => {
  const { manager } = await setUp()
  const { status, problem } = await call<typeof getResults>(manager, 'GET /results', {
    query: { period: 'own', from: '2026-03-01', to: '2026-01-01' },
  })
  expect([status, problem.errors]).toEqual([400, [{ field: 'from', reason: 'ends before it begins' }]])
})
