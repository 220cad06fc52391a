import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/time.ts'
import { Door } from '../../server/tenancy.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { TestWorkspace } from '../../server/testing/test-workspace.ts'
import { defaultRules } from '../rules.ts'
import { reserveAsk } from './reserve-ask.ts'
import { settleAsk } from './settle-ask.ts'
import { standingsNow } from './standing.reads.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, urls, makeWorkspace } = await startTestHost({ now })
// A second server on the same database: other connections, nothing shared in memory.
const other = new Door(urls.appUrl, { max: 10 })
afterAll(() => other.close())

const doors = [host.door, other] as const
const doorFor = (at: number) => doors[at % 2] ?? host.door

async function makePeople(workspace: TestWorkspace, count: number) {
  return host.door.write(workspace.id, async (tx) => {
    const own = { workspace_id: workspace.id }
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const named = Array.from({ length: count }, (_, at) => ({
      ...own,
      name: `Person ${at}`,
      account_id: account.id,
    }))
    const contacts = await tx.insertInto('contacts').values(named).returning('id').execute()
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, stage: 'discoverable', stage_since: now })))
      .execute()
    return contacts.map(({ id }) => id)
  })
}

async function typeIds(workspace: TestWorkspace): Promise<Record<string, string>> {
  const rows = await host.door.in(workspace.id).selectFrom('activity_types').select(['code', 'id']).execute()
  return Object.fromEntries(rows.map(({ code, id }) => [code, id]))
}

const workspace = await makeWorkspace()
const types = await typeIds(workspace)
const manager: PersonActor = workspace.people['program-manager']

const reserve = (at: number, contactId: string, code: string, wishedOn: string) =>
  doorFor(at).write(workspace.id, (tx) =>
    reserveAsk(tx, manager, { contactId, activityTypeId: types[code] ?? '', wishedOn }, now),
  )

test('of twenty who ask for the last place at once exactly one gets it, fifty times over', async () => {
  for (let round = 0; round < 50; round += 1) {
    const [contactId = ''] = await makePeople(workspace, 1)
    await reserve(0, contactId, 'written-case-study', '2026-04-13')
    const asks = Array.from({ length: 20 }, (_, at) =>
      reserve(at, contactId, 'sales-reference-call', '2026-04-20'),
    )
    const results = await Promise.all(asks)
    const refused = results.filter((result) => !result.ok)
    expect(refused).toHaveLength(19)
    for (const refusal of refused) {
      expect(refusal).toMatchObject({
        refusal: 'advocate-resting',
        facts: { holder: manager.name, freeFrom: '2026-07-12' },
      })
    }
  }
}, 120_000)

test('of twenty who ask different people for the account’s last place at once exactly one gets it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const people = await makePeople(workspace, 22)
    const [first = '', second = '', ...others] = people
    await reserve(0, first, 'event-speech', '2026-04-13')
    await reserve(0, second, 'written-case-study', '2026-04-13')
    const asks = others.map((contactId, at) => reserve(at, contactId, 'sales-reference-call', '2026-04-20'))
    const results = await Promise.all(asks)
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results) {
      if (!result.ok) expect(result.facts?.reasons).toMatchObject([{ code: 'account-cap' }])
    }
  }
}, 120_000)

const codes = ['sales-reference-call', 'written-case-study', 'short-survey', 'event-speech', 'panel'] as const
const step = fc.record({
  who: fc.nat(2),
  code: fc.constantFrom(...codes),
  day: fc.integer({ min: 0, max: 200 }),
  agreed: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
  outcome: fc.constantFrom('proposed', 'agreed', 'declined', 'withdrawn'),
})

test('random histories of asks, agreed days and noes never exceed a cap on any day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      const people = await makePeople(workspace, 3)
      await Promise.all(
        people.map((contactId, who) =>
          live(
            contactId,
            steps.filter((each) => each.who === who),
          ),
        ),
      )
      await expectWithinCaps(people)
      await expectStoredAsComputed(people)
    }),
    { numRuns: 12 },
  )
}, 180_000)

type Step = { code: string; day: number; agreed: number | null; outcome: string }

async function live(contactId: string, steps: readonly Step[]): Promise<void> {
  for (const [at, { code, day, agreed, outcome }] of steps.entries()) {
    const reserved = await reserve(at, contactId, code, addDays('2026-03-02', day))
    if (!reserved.ok || outcome === 'proposed') continue
    const move = (input: Parameters<typeof settleAsk>[3]) =>
      doorFor(at).write(workspace.id, (tx) => settleAsk(tx, manager, reserved.askId, input, now))
    if (outcome === 'withdrawn') await move({ action: 'withdraw' })
    else await move({ action: 'ask' })
    if (outcome === 'agreed')
      await move({ action: 'schedule', agreedOn: addDays('2026-03-02', agreed ?? day) })
    if (outcome === 'declined') await move({ action: 'decline' })
  }
}

/** Sums by the day, straight from the table: what is booked or done, and the quarters that noes left. */
async function expectWithinCaps(people: readonly string[]): Promise<void> {
  const rows = await host.door
    .in(workspace.id)
    .selectFrom('ledger_entries')
    .select(['contact_id', 'effective_on', 'load_quarters', 'state'])
    .where('contact_id', 'in', [...people])
    .execute()
  const booked = rows.filter(({ state }) => !['declined', 'withdrawn', 'expired'].includes(state))
  for (let ahead = 0; ahead < 300; ahead += 1) {
    const day = addDays('2026-03-02', ahead)
    const counting = booked.filter((row) => row.effective_on <= day && row.effective_on > addDays(day, -90))
    const sum = (some: typeof counting) => some.reduce((total, row) => total + row.load_quarters, 0)
    expect(sum(counting)).toBeLessThanOrEqual(defaultRules.accountCap)
    for (const contactId of people) {
      expect(sum(counting.filter((row) => row.contact_id === contactId))).toBeLessThanOrEqual(
        defaultRules.contactCap,
      )
    }
  }
}

/** Each stored row says what the function says now, though asks of colleagues changed the account's load too. */
async function expectStoredAsComputed(people: readonly string[]): Promise<void> {
  const db = host.door.in(workspace.id)
  const computed = await standingsNow(db, people, now)
  const stored = await db
    .selectFrom('protection_standings')
    .selectAll()
    .where('contact_id', 'in', [...people])
    .execute()
  expect(stored).toHaveLength(computed.size)
  for (const row of stored) {
    const { state, freeFrom, load } = computed.get(row.contact_id) ?? {}
    expect(row).toMatchObject({
      state,
      free_from: freeFrom,
      load_quarters: load?.done,
      reserved_quarters: load?.reserved,
    })
  }
}
