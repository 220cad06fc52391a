import { expect, test } from 'vitest'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { explainDeparture, getMovement, listMoves } from '../contract.ts'

const now = '2026-06-15T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

test('attrition and what each segment needs are counted from the journey, and every figure opens to its people', async () => {
  const works = await makeWorkspace()
  const { 'program-manager': manager, member } = works.people
  const db = host.door.in(works.id)
  const [ana = '', bo = '', cy = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Elbkontor', country: 'Germany' },
    [{ name: 'Ana Reis' }, { name: 'Bo Eck' }, { name: 'Cy Adu' }],
  )
  const own = { workspace_id: works.id }
  const stage = { ...own, stage_since: now, joined_on: '2025-01-10' }
  const stages = [
    { ...stage, contact_id: ana, stage: 'active' },
    { ...stage, contact_id: bo, stage: 'retired' },
    { ...stage, contact_id: cy, stage: 'discoverable', joined_on: '2026-05-20' },
  ]
  await db.insertInto('advocates').values(stages).execute()
  const step = (contact_id: string, from_stage: string, to_stage: string, at: string) => ({
    ...{ ...own, contact_id, from_stage, to_stage, at },
  })
  await db
    .insertInto('journey_steps')
    .values([
      // Came in by a file, and had joined long before.
      step(ana, 'customer', 'active', '2026-06-01T09:00:00Z'),
      step(bo, 'customer', 'discoverable', '2026-06-01T09:00:00Z'),
      step(bo, 'discoverable', 'active', '2026-06-02T09:00:00Z'),
      step(bo, 'active', 'retired', '2026-06-10T09:00:00Z'),
      step(cy, 'interviewed', 'discoverable', '2026-05-20T09:00:00Z'),
    ])
    .execute()
  const told = (await call<typeof getMovement>(manager, 'GET /movement')).body
  expect(told.bench).toBe(2)
  expect(told.months.slice(-2)).toEqual([
    { month: '2026-05', bench: 2, recruited: 1, lost: 0 },
    { month: '2026-06', bench: 3, recruited: 0, lost: 1 },
  ])
  expect(told.causes).toEqual([{ cause: null, lost: 1 }])
  expect(told.segments).toMatchObject([{ advocates: 2, lostInYear: 1, recruited: 1, needed: 1, missing: 0 }])
  const [segment] = told.segments
  for (const [way, since, count] of [
    ['lost', told.lostSince, segment?.lostInYear],
    ['recruited', told.quarter.from, segment?.recruited],
  ] as const) {
    const ofSegment = {
      industryId: segment?.industryId ?? 'unknown',
      regionId: segment?.regionId ?? 'unknown',
    }
    const query = { way, since, ...ofSegment }
    const { rows } = (await call<typeof listMoves>(manager, 'GET /movement/people', { query })).body
    expect([way, rows.length]).toEqual([way, count])
  }
  const lost = async (query: object) =>
    (await call<typeof listMoves>(manager, 'GET /movement/people', { query: { way: 'lost', ...query } })).body
      .rows
  const [row] = await lost({ month: '2026-06', cause: 'not-said' })
  expect(row).toMatchObject({ name: 'Bo Eck', on: '2026-06-10', account: { name: 'Elbkontor' } })
  const said = await call<typeof explainDeparture>(manager, 'PUT /movement/people/:journeyStepId/cause', {
    params: { journeyStepId: row?.stepId ?? '' },
    body: { cause: 'priority-shift' },
  })
  expect(said.status).toBe(200)
  expect(await lost({ cause: 'not-said' })).toEqual([])
  expect((await lost({ cause: 'priority-shift' })).map(({ name }) => name)).toEqual(['Bo Eck'])
  const refused = await call<typeof explainDeparture>(member, 'PUT /movement/people/:journeyStepId/cause', {
    params: { journeyStepId: row?.stepId ?? '' },
    body: { cause: 'other' },
  })
  expect(refused.status).toBe(403)
})
