import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { putSetting } from '../../identity/setting.contract.ts'
import { addDays } from '../../kernel/time.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { careOf, nextCareTurn } from '../care.ts'
import { readCareList, readDueTouches, readGiveToAsk } from './care.reads.ts'
import { readCareFacts, readCareGround } from './care-facts.reads.ts'
import { refreshDueStandings } from './jobs.ts'
import { refreshStandings } from './refresh-standings.ts'

// What is stored of care is what the one function says, after whatever happens through the API and with the days.

const start = '2026-03-02'
const { host, call, makeWorkspace, setNow, drain, owner } = await startTestHost()

async function setUp() {
  setNow(`${start}T09:00:00.000Z`)
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  return host.door.write(works.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai' })
      .returning('id')
      .execute()
    const account_id = accounts[0]?.id ?? ''
    const contacts = await tx
      .insertInto('contacts')
      .values(['Ana', 'Bo'].map((name) => ({ ...own, name, account_id })))
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    const ids = contacts.map(({ id }) => id)
    await tx
      .insertInto('advocates')
      .values(ids.map((contact_id) => ({ ...own, contact_id, ...stage })))
      .execute()
    const types = await tx
      .selectFrom('activity_types')
      .select('id')
      .where('code', '=', 'short-survey')
      .execute()
    await refreshStandings(tx, ids, host.now())
    return { works, ids, typeId: types[0]?.id ?? '' }
  })
}

const who = fc.nat(1)
const days = fc.integer({ min: 0, max: 200 })
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('give', 'touch'), who, days }),
    fc.record({ do: fc.constantFrom('ask', 'reverse', 'leave', 'return', 'settle'), who, days }),
    fc.record({ do: fc.constantFrom('rest', 'absence', 'plan', 'interval'), who, days }),
    fc.record({ do: fc.constantFrom('touch-every', 'window', 'give-to-ask'), who, days }),
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait'), who, days: fc.integer({ min: 1, max: 60 }) }),
    },
  ),
  { minLength: 8, maxLength: 14 },
)

type Course = Awaited<ReturnType<typeof setUp>> & { today: string }
type Taken = { readonly do: string; readonly who: number; readonly days: number }

const sent = async (course: Course, route: string, input: object) => {
  const answer = await call(course.works.people['program-manager'], route as 'POST /asks', input)
  expect([route, answer.status < 500]).toEqual([route, true])
}

async function take(course: Course, { do: what, who: at, days: ahead }: Taken): Promise<void> {
  const { today, ids, typeId } = course
  const contactId = ids[at] ?? ''
  const params = { contactId }
  const before = addDays(today, -ahead)
  switch (what) {
    case 'give':
    case 'touch':
      return sent(course, `POST /contacts/:contactId/${what}s`, {
        params,
        body: { title: 'A seat', on: before },
      })
    case 'ask':
      return sent(course, 'POST /asks', {
        body: {
          contactId,
          activityTypeId: typeId,
          wishedOn: addDays(today, ahead % 20),
          isAsked: ahead % 2 === 0,
        },
      })
    case 'reverse':
    case 'settle':
      return settle(course, what, ahead)
    case 'leave':
      return sent(course, 'PUT /contacts/:contactId/leaving', { params, body: {} })
    case 'return':
      return sent(course, 'DELETE /contacts/:contactId/leaving', { params })
    case 'rest':
      return sent(course, 'POST /advocates/:contactId/rest', {
        params,
        body: { until: addDays(today, 1 + (ahead % 40)) },
      })
    case 'absence':
      return sent(course, 'POST /contacts/:contactId/absences', {
        params,
        body: { fromOn: addDays(today, (ahead % 30) - 10), untilOn: addDays(today, (ahead % 30) + 5) },
      })
    case 'plan':
    case 'interval': {
      const nextOn = what === 'plan' ? addDays(today, ahead % 50) : null
      const body = { everyDays: what === 'plan' ? null : 1 + ahead, nextOn }
      return sent(course, 'PUT /advocates/:contactId/touch-plan', { params, body })
    }
    case 'wait':
      course.today = addDays(today, ahead)
      setNow(`${course.today}T09:00:00.000Z`)
      return refreshDueStandings.run({ host, data: {}, now: host.now() } as never)
    default:
      await call<typeof putSetting>(course.works.people['program-manager'], 'PUT /settings/:name', {
        params: { name: `care.${what}` },
        body: { value: what === 'give-to-ask' ? (ahead % 5) / 2 : 1 + ahead },
      })
  }
}

async function settle(course: Course, how: 'reverse' | 'settle', which: number): Promise<void> {
  const rows = await host.door
    .in(course.works.id)
    .selectFrom('ledger_entries')
    .select(['id', 'kind'])
    .where('corrects_id', 'is', null)
    .where('kind', how === 'settle' ? '=' : '<>', 'ask')
    .orderBy('id')
    .execute()
  const row = rows[which % Math.max(rows.length, 1)]
  if (row === undefined) return
  if (how === 'reverse') {
    await sent(course, 'POST /ledger/:entryId/reversal', {
      params: { entryId: row.id },
      body: { reason: 'Somebody else' },
    })
  } else {
    await sent(course, `POST /asks/:askId/${which % 2 === 0 ? 'withdrawal' : 'completion'}`, {
      params: { askId: row.id },
      body: which % 2 === 0 ? { reason: 'Not now' } : { doneOn: course.today, evidence: 'Notes' },
    })
  }
}

async function expectStored({ works, ids, today }: Course, step: Taken): Promise<void> {
  const db = host.door.in(works.id)
  const at = await readCareGround(db, host.now())
  expect(at.today).toBe(today)
  const facts = await readCareFacts(db, ids, at)
  const rows = await db.selectFrom('protection_standings').selectAll().execute()
  expect(rows.length).toBe(ids.length)
  for (const row of rows) {
    const own = facts.get(row.contact_id)
    if (own === undefined) throw new Error('care of nobody')
    const { isBelow, isAsksOnly, nextTouch } = careOf(own, at.rules, today)
    const told = [
      row.touch_due_on,
      row.care_gives,
      row.care_asks,
      row.gives_below,
      row.asks_only,
      row.care_until,
    ]
    expect([step, ...told]).toEqual([
      step,
      ...(own.isListed
        ? [
            nextTouch.on,
            own.gives,
            own.asks,
            isBelow,
            isAsksOnly,
            nextCareTurn(own, at.rules) ?? '9999-12-31',
          ]
        : [null, 0, 0, false, false, '9999-12-31']),
    ])
  }
}

test('what is stored of care is what is computed, after any history and on any day', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const course: Course = { ...(await setUp()), today: start }
      for (const step of taken) {
        await take(course, step)
        await drain()
        await expectStored(course, step)
      }
    }),
    { numRuns: 10 },
  )
})

test('however many are written anew, care costs one statement', async () => {
  const { works, ids } = await setUp()
  const refresh = (some: readonly string[]) =>
    host.door.write(works.id, (tx) => refreshStandings(tx, some, host.now()))
  await refresh(ids)
  expect(await countStatements(() => refresh(ids.slice(1)))).toBe(5)
  expect(await countStatements(() => refresh(ids))).toBe(5)
})

/** The plans of the statements that `work` sends, as the server would run them with these values. */
async function plansOf(workspaceId: string, work: () => Promise<unknown>): Promise<string[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function watched(this: pg.Client, ...given: unknown[]) {
    const [each] = given
    if (typeof each === 'object' && each !== null && 'text' in each && 'values' in each) {
      sent.push({ text: String(each.text), values: each.values as unknown[] })
    }
    return Reflect.apply(original, this, given) as never
  } as typeof original
  await work().finally(() => {
    pg.Client.prototype.query = original
  })
  const client = await owner.connect()
  try {
    await client.query(`select set_config('avouch.workspace', $1, false)`, [workspaceId])
    const plans: string[] = []
    for (const { text, values } of sent) {
      const { rows } = await client.query(`explain (analyze, costs off, timing off) ${text}`, values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    return plans
  } finally {
    client.release(true)
  }
}

test('counts and the first of each list read indexes and never the ledger', async () => {
  const { works } = await setUp()
  setNow('2026-06-01T09:00:00.000Z')
  const fill = [
    `insert into contacts (workspace_id, name) select $1::uuid, 'Person ' || n from generate_series(1, 5000) n`,
    `insert into protection_standings (workspace_id, contact_id, state, load_quarters, reserved_quarters, computed_for,
        valid_until, touch_due_on, care_until, care_gives, care_asks, gives_below)
      select c.workspace_id, c.id, 'free', 0, 0, '2026-06-01', '9999-12-31',
        date '2026-05-28' + (row_number() over ())::int % 400, '9999-12-31', 1, 1 + n % 2, n % 2 = 1
      from (select *, substr(name, 8)::int as n from contacts where name like 'Person %') c where c.workspace_id = $1::uuid`,
  ]
  for (const statement of fill) await owner.query(statement, [works.id])
  await owner.query('vacuum analyze protection_standings')
  await owner.query('vacuum analyze contacts')
  const db = host.door.in(works.id)
  const at = await readCareGround(db, host.now())
  expect(await readDueTouches(db, at)).toMatchObject({ count: expect.any(Number), on: '2026-04-01' })
  const page = { size: 50, ownerId: null }
  const plans = await plansOf(works.id, async () => {
    await readDueTouches(db, at)
    await readCareList(db, 'touch-due', at, page)
    await readCareList(db, 'below', at, page)
    await readGiveToAsk(db)
  })
  expect(plans.length).toBe(4)
  expect(plans.join('\n')).not.toContain('ledger_entries')
  const [due, list, below] = plans
  for (const plan of [due, list]) expect(plan).toContain('protection_standings_touch_due')
  expect(below).toContain('protection_standings_uneven')
  for (const plan of [due, list, below]) expect(plan).not.toContain('Seq Scan on protection_standings')
})
