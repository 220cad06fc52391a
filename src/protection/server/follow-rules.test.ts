import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { putSetting } from '../../identity/setting.contract.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { TestWorkspace } from '../../server/testing/test-workspace.ts'
import type { completeAsk, declineAsk, deferAsk, reserveAsk, restAdvocate, withdrawAsk } from '../contract.ts'
import { explainStanding } from '../explain-standing.ts'
import type { LoadEntry } from '../facts.ts'
import type { setLimit } from '../limit.contract.ts'
import { nextTurn, standingOf } from '../standing.ts'
import { readFacts, readRules } from './facts.reads.ts'
import { refreshDueStandings } from './jobs.ts'

// Random histories of asks, settings and limits, through the API on a real database: what is stored is what is
// computed, for everybody, after every step; and what was reserved never goes over a cap on any day.

const start: Day = '2026-03-02'
const { host, call, makeWorkspace, setNow, drain } = await startTestHost()

type Ground = {
  readonly workspace: TestWorkspace
  readonly accounts: readonly string[]
  readonly contacts: readonly string[]
  readonly types: readonly string[]
}

const segments = ['Enterprise', 'Mid-Market']

async function setUp(): Promise<Ground> {
  setNow(`${start}T09:00:00.000Z`)
  const workspace = await makeWorkspace()
  const own = { workspace_id: workspace.id }
  return host.door.write(workspace.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values(segments.map((segment) => ({ ...own, name: `${segment} works`, segment })))
      .returning('id')
      .execute()
    const [large = '', small = ''] = accounts.map(({ id }) => id)
    const people = [large, large, large, small].map((account_id, at) => ({
      ...own,
      account_id,
      name: `Person ${at}`,
    }))
    const contacts = await tx.insertInto('contacts').values(people).returning('id').execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    const advocates = contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage }))
    await tx.insertInto('advocates').values(advocates).execute()
    const kinds = ['sales-reference-call', 'short-survey', 'written-case-study', 'event-speech']
    const types = await tx.selectFrom('activity_types').select('id').where('code', 'in', kinds).execute()
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
    return { workspace, accounts: ids(accounts), contacts: ids(contacts), types: ids(types) }
  })
}

type Step =
  | { readonly do: 'reserve'; readonly who: number; readonly kind: number; readonly ahead: number }
  | { readonly do: 'complete' | 'decline' | 'defer' | 'withdraw'; readonly which: number }
  | { readonly do: 'rest'; readonly who: number; readonly days: number }
  | { readonly do: 'setting'; readonly rule: number; readonly value: number | null }
  | { readonly do: 'limit'; readonly rule: number; readonly value: number; readonly whom: number }
  | { readonly do: 'lift'; readonly which: number }
  | { readonly do: 'wait'; readonly days: number }

const rules = [
  ['protection.contact-cap', [2, 3, 4, 8, 10]],
  ['protection.account-cap', [4, 6, 12, 20]],
  ['protection.window', [30, 90, 120, 200]],
  ['protection.warn-at', [40, 75, 90]],
  ['protection.live-asks', [1, 2, 3]],
  ['protection.rest-stops-load', [1, 2, 4]],
  ['protection.refusal-rest', [0, 30, 120]],
] as const

// The caps and the window show in what is stored, so most steps are about them.
const someRule = fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6)

const reserves = fc.record({
  do: fc.constant('reserve' as const),
  who: fc.nat(3),
  kind: fc.nat(3),
  ahead: fc.nat(150),
})
const changes: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('complete', 'decline', 'defer', 'withdraw'),
      which: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rest'), who: fc.nat(3), days: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('setting'),
      rule: someRule,
      value: fc.option(fc.nat(4), { nil: null }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('limit'), rule: someRule, value: fc.nat(4), whom: fc.nat(7) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lift'), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: 1, max: 25 }) }) },
) as fc.Arbitrary<Step>
const history = fc.array(fc.oneof({ weight: 2, arbitrary: reserves }, { weight: 3, arbitrary: changes }), {
  minLength: 8,
  maxLength: 16,
})

const pick = <T>(among: readonly T[], at: number): T => among[at % among.length] as T

type Course = Ground & { today: Day; second: number }

async function take(course: Course, step: Step): Promise<void> {
  const { workspace, contacts, accounts, types, today } = course
  const manager = workspace.people['program-manager']
  course.second += 1
  setNow(
    `${course.today}T10:${String(Math.floor(course.second / 60)).padStart(2, '0')}:${String(course.second % 60).padStart(2, '0')}.000Z`,
  )
  switch (step.do) {
    case 'reserve': {
      const body = {
        contactId: pick(contacts, step.who),
        activityTypeId: pick(types, step.kind),
        wishedOn: addDays(today, step.ahead),
        isAsked: true,
      }
      const { status } = await call<typeof reserveAsk>(manager, 'POST /asks', { body })
      return expect([200, 409]).toContain(status)
    }
    case 'complete':
    case 'decline':
    case 'defer':
    case 'withdraw':
      return settle(course, step)
    case 'rest': {
      const input = {
        params: { contactId: pick(contacts, step.who) },
        body: { until: addDays(today, step.days) },
      }
      const { status } = await call<typeof restAdvocate>(manager, 'POST /advocates/:contactId/rest', input)
      return expect(status).toBe(200)
    }
    case 'setting': {
      const [name, values] = pick(rules, step.rule)
      const input = {
        params: { name },
        body: { value: step.value === null ? null : pick<number>(values, step.value) },
      }
      return expect((await call<typeof putSetting>(manager, 'PUT /settings/:name', input)).status).toBe(200)
    }
    case 'limit': {
      const [setting, values] = pick(rules, step.rule)
      const whom = pick(
        [
          ...segments.map((segment) => ({ segment })),
          ...accounts.map((accountId) => ({ accountId })),
          ...contacts.map((contactId) => ({ contactId })),
        ],
        step.whom,
      )
      const body = { setting, value: pick<number>(values, step.value), reason: 'As agreed', ...whom }
      const { status } = await call<typeof setLimit>(manager, 'POST /protection/limits', { body })
      return expect([200, 409]).toContain(status)
    }
    case 'lift':
      return lift(course, step.which)
    case 'wait':
      course.today = addDays(today, step.days)
      setNow(`${course.today}T00:30:00.000Z`)
      course.second = 0
  }
}

async function settle(
  course: Course,
  step: Extract<Step, { which: number; do: 'complete' | 'decline' | 'defer' | 'withdraw' }>,
) {
  const manager = course.workspace.people['program-manager']
  const open = await host.door
    .in(course.workspace.id)
    .selectFrom('ledger_entries')
    .select(['id', 'wished_on'])
    .where('state', 'in', ['asked', 'accepted', 'scheduled'])
    .orderBy('id')
    .execute()
  if (open.length === 0) return
  const params = { askId: pick(open, step.which).id }
  const { today } = course
  switch (step.do) {
    case 'complete': {
      const body = { doneOn: today, evidence: 'Notes of the talk' }
      await call<typeof completeAsk>(manager, 'POST /asks/:askId/completion', { params, body })
      return
    }
    case 'decline':
      await call<typeof declineAsk>(manager, 'POST /asks/:askId/decline', { params, body: {} })
      return
    case 'defer':
      await call<typeof deferAsk>(manager, 'POST /asks/:askId/deferral', {
        params,
        body: { until: addDays(today, 40) },
      })
      return
    case 'withdraw':
      await call<typeof withdrawAsk>(manager, 'POST /asks/:askId/withdrawal', {
        params,
        body: { reason: 'Not now' },
      })
  }
}

async function lift(course: Course, which: number): Promise<void> {
  const db = host.door.in(course.workspace.id)
  const set = await db
    .selectFrom('protection_limits')
    .select('id')
    .where('lifted_at', 'is', null)
    .orderBy('id')
    .execute()
  if (set.length === 0) return
  const input = { params: { limitId: pick(set, which).id }, body: { reason: 'Enough' } }
  const { status } = await call(
    course.workspace.people['program-manager'],
    'PUT /protection/limits/:limitId/lifting',
    input,
  )
  expect(status).toBe(200)
}

/** Everybody stored is everybody computed, and the page of rules says the same. */
async function expectFollowed({ workspace, contacts }: Course): Promise<void> {
  const db = host.door.in(workspace.id)
  const at = await readRules(db, host.now())
  const facts = await readFacts(db, contacts, at)
  const rows = await db.selectFrom('protection_standings').selectAll().execute()
  for (const row of rows) {
    const own = facts.get(row.contact_id)
    if (own === undefined) throw new Error('a standing of nobody')
    const standing = standingOf(own, null, at.today)
    const told = explainStanding(own, null, at.today).flatMap(({ reasons }) => reasons)
    expect(told.map(({ code }) => code).sort()).toEqual(standing.reasons.map(({ code }) => code).sort())
    // Stored on an earlier day it holds until its next turn, and the hourly job writes it anew from then on.
    expect({
      state: row.state,
      load: row.load_quarters,
      reserved: row.reserved_quarters,
      cap: row.cap_quarters,
      reasons: row.reasons,
      until: row.valid_until,
    }).toEqual({
      state: standing.state,
      load: standing.load?.done,
      reserved: standing.load?.reserved,
      cap: standing.load?.cap,
      reasons: standing.reasons.map(({ code, until }) => ({ code, until })),
      until: nextTurn(own, at.today) ?? '9999-12-31',
    })
  }
}

test('stored is computed after any history of asks, settings and limits', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const course: Course = { ...(await setUp()), today: start, second: 0 }
      const first = [0, 3].map((who) => ({ do: 'reserve', who, kind: 0, ahead: 10 }) as const)
      for (const step of [...first, ...steps]) {
        await take(course, step as Step)
        await drain()
        if (step.do === 'wait') await refreshDue()
        await expectFollowed(course)
      }
    }),
    { numRuns: 8 },
  )
})

const limitSteps = fc.array(
  fc.record({ do: fc.constant('limit' as const), rule: fc.nat(4), value: fc.nat(4), whom: fc.nat(7) }),
  { maxLength: 5 },
)
const reservations = fc.array(reserves, { minLength: 15, maxLength: 30 })

const sumOn = (entries: readonly LoadEntry[], day: Day, days: number) =>
  entries
    .filter(({ on }) => on <= day && on > addDays(day, -days))
    .reduce((sum, { quarters }) => sum + quarters, 0)

test('whatever is reserved, no contact and no account is over the cap in force for them on any day', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(limitSteps, reservations, async (limits, steps) => {
      const course: Course = { ...(await setUp()), today: start, second: 0 }
      for (const step of [...limits, ...steps]) await take(course, step)
      const db = host.door.in(course.workspace.id)
      const facts = await readFacts(db, course.contacts, await readRules(db, host.now()))
      for (const { person, account, rules: own } of facts.values()) {
        for (let ahead = 0; ahead < 370; ahead += 1) {
          const day = addDays(start, ahead)
          const live = (person?.entries ?? [])
            .filter(({ isLive }) => isLive)
            .map((ask) => ({ ...ask, quarters: 1 }))
          expect(sumOn(person?.entries ?? [], day, own.windowDays)).toBeLessThanOrEqual(own.contactCap)
          expect(sumOn(account?.entries ?? [], day, own.accountWindowDays)).toBeLessThanOrEqual(
            own.accountCap,
          )
          expect(sumOn(live, day, own.windowDays)).toBeLessThanOrEqual(own.liveAsks)
        }
      }
    }),
    { numRuns: 6 },
  )
})

async function refreshDue(): Promise<void> {
  await refreshDueStandings.run({ host, data: {}, now: host.now(), jobId: 'due' })
}
