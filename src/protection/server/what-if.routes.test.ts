import { expect, test } from 'vitest'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk } from '../contract.ts'
import type { getWhatIf } from '../what-if.contract.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

/** Two accounts with three advocates each, in the order of their names. */
async function setUp() {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const own = { workspace_id: workspace.id }
  const people = await host.door.write(workspace.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values(['North', 'South'].map((name) => ({ ...own, name, owner_id: manager.personId })))
      .returning('id')
      .execute()
    const contacts = await tx
      .insertInto('contacts')
      .values(
        Array.from({ length: 6 }, (_, at) => ({
          ...own,
          name: `Person ${at}`,
          account_id: accounts[at < 3 ? 0 : 1]?.id ?? null,
        })),
      )
      .returning(['id', 'name'])
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2025-01-01T00:00:00.000Z', joined_on: '2025-01-01' }
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage })))
      .execute()
    return contacts.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ id }) => id)
  })
  const db = host.door.in(workspace.id)
  const types = await db.selectFrom('activity_types').select(['code', 'id']).execute()
  const typeId = (code: string) => types.find((type) => type.code === code)?.id ?? ''
  const reserve = (contactId: string, code: string, wishedOn: string) =>
    call<typeof reserveAsk>(manager, 'POST /asks', {
      body: { contactId, activityTypeId: typeId(code), wishedOn },
    })
  const weigh = (contactIds: string[], code: string, when: { on?: string; month?: string }, as = manager) =>
    call<typeof getWhatIf>(as, 'GET /protection/what-if', {
      query: { contactIds, activityTypeId: typeId(code), ...when },
    })
  return { workspace, db, people, reserve, weigh, typeId }
}

test('what it says is what reservations then answer, one after the other', async () => {
  const { people, reserve, weigh } = await setUp()
  // North carries 14 of 16 points, South nothing.
  await reserve(people[0] ?? '', 'event-speech', '2026-03-20')
  await reserve(people[1] ?? '', 'written-case-study', '2026-03-27')
  const kinds = ['sales-reference-call', 'short-survey', 'written-case-study'] as const
  for (const [code, on] of [
    [kinds[0], '2026-04-10'],
    [kinds[1], '2026-04-13'],
    [kinds[2], '2026-04-20'],
  ] as const) {
    const { body } = await weigh(people, code, { on })
    expect(body.people.map(({ contactId }) => contactId)).toEqual(people)
    const answers: boolean[] = []
    for (const each of body.people) {
      const answer = await reserve(each.contactId, code, each.on)
      answers.push(answer.status < 300)
      if (answer.status < 300) expect(answer.body.standing.load).toEqual(each.standing.load)
    }
    expect(body.people.map(({ isFree }) => isFree)).toEqual(answers)
    expect(body.free).toBe(answers.filter(Boolean).length)
  }
})

test('two of an account that has one place left: the second stands behind the first, by name', async () => {
  const { people, reserve, weigh } = await setUp()
  await reserve(people[0] ?? '', 'event-speech', '2026-03-20')
  await reserve(people[1] ?? '', 'written-case-study', '2026-03-27')
  const { body } = await weigh([people[2] ?? '', people[1] ?? '', people[4] ?? ''], 'sales-reference-call', {
    on: '2026-04-10',
  })
  const [first, second, third] = body.people
  expect(first).toMatchObject({ isFree: true, account: { name: 'North' }, accountLoad: { after: 16 } })
  expect(second).toMatchObject({ isFree: false, behind: [{ name: 'Person 2' }] })
  expect(second?.accountLoad?.before).toBe(16)
  expect(third).toMatchObject({ isFree: true, behind: [], load: { before: 0, after: 2 } })
})

test('it reads a constant number of statements and writes nothing', async () => {
  const { db, people, weigh } = await setUp()
  const rows = () =>
    db
      .selectFrom('events')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  const before = await rows()
  const one = await countStatements(() => weigh(people.slice(0, 1), 'short-survey', { month: '2026-05' }))
  const six = await countStatements(() => weigh(people, 'short-survey', { month: '2026-05' }))
  expect(six).toBe(one)
  expect(await rows()).toEqual(before)
  expect(await db.selectFrom('ledger_entries').select('id').execute()).toEqual([])
})

test('a month answers each first free day; days gone by, two answers and companies are refused', async () => {
  const { people, weigh } = await setUp()
  const { body } = await weigh(people.slice(0, 2), 'sales-reference-call', { month: '2026-05' })
  expect(body.people.map(({ on, isFree }) => [on, isFree])).toEqual([
    ['2026-05-01', true],
    ['2026-05-01', true],
  ])
  const fields = async (code: string, when: { on?: string; month?: string }) => {
    const { status, problem } = await weigh(people.slice(0, 1), code, when)
    return [status, problem.errors?.[0]?.field]
  }
  expect(await fields('short-survey', { on: '2026-03-01' })).toEqual([400, 'on'])
  expect(await fields('short-survey', { month: '2026-02' })).toEqual([400, 'month'])
  expect(await fields('short-survey', {})).toEqual([400, 'on'])
  expect(await fields('short-survey', { on: '2026-03-09', month: '2026-03' })).toEqual([400, 'on'])
  expect(await fields('logo-permission', { on: '2026-03-09' })).toEqual([400, 'activityTypeId'])
})

test('only program managers weigh asks, and nobody of another workspace is found', async () => {
  const { workspace, people, weigh } = await setUp()
  const other = await setUp()
  const survey = (ids: string[], as?: Parameters<typeof weigh>[3]) =>
    weigh(ids, 'short-survey', { on: '2026-03-09' }, as)
  expect((await survey(people, workspace.people.member)).status).toBe(403)
  expect((await survey(people, workspace.people.executive)).status).toBe(403)
  expect((await survey([people[0] ?? '', other.people[0] ?? ''])).status).toBe(404)
})
