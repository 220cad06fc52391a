import { expect, test } from 'vitest'
import type { PersonActor } from '../../../kernel/actor.ts'
import { countStatements } from '../../../server/testing/count-statements.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { countRequests, listRequests, takeRequest } from '../../request.contract.ts'
import type { exportRequests, getBoard } from '../board.contract.ts'
import { columnOf } from '../board-column.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { call, owner: database, makeWorkspace } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
const talk = 'sales-reference-call'

const board = async (by: PersonActor, query: object = {}) =>
  (await call<typeof getBoard>(by, 'GET /requests/board', { query: query as Record<string, string> })).body
const list = (by: PersonActor, query: object = {}) =>
  call<typeof listRequests>(by, 'GET /requests', { query: query as Record<string, string> })
const titles = async (by: PersonActor, query: object) =>
  (await list(by, query)).body.rows.map(({ title }) => title)
const propose = (requestId: string, contactId: string) =>
  call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId, wishedOn: null, whyYou: 'Same stack' },
  })

/** One request in each column that is reached without a customer's answer, and many in triage. */
const ines = await makeColleague(server, works, 'Ines Okafor')
const triage: string[] = []
for (let at = 0; at < 10; at += 1)
  triage.push(await submitFor(server, works, ines, talk, { title: `A hospital in the north, no ${at}` }))
const inApproval = await submitFor(server, works, member, talk, { title: 'A bakery that left Cubeline' })
await propose(inApproval, (await makeAdvocate(server, works, { owner: member })).contactId)
const asking = await submitFor(server, works, member, talk, { title: 'An insurer', needBy: '2026-03-20' })
await propose(asking, (await makeAdvocate(server, works, { owner: manager })).contactId)
await submitFor(server, works, member, talk, { title: 'Only a draft', isDraft: true })

test('each column shows its first and counts all; the database places requests as the rule does', async () => {
  const { columns } = await board(manager, { size: 4 })
  expect(columns.map(({ column, total, rows }) => [column, total, rows.length])).toEqual([
    ['in-triage', 10, 4],
    ['matched', 0, 0],
    ['in-approval', 1, 1],
    ['asking', 1, 1],
    ['scheduled', 0, 0],
    ['feedback-owed', 0, 0],
  ])
  for (const { column, rows } of columns) for (const row of rows) expect(columnOf(row.phase)).toBe(column)
  const more = await list(manager, { view: 'open', column: 'in-triage', size: 4 })
  expect(more.body.rows.map(({ id }) => id)).toEqual(columns[0]?.rows.map(({ id }) => id))
  const rest = await list(manager, { view: 'open', column: 'in-triage', cursor: more.body.next, size: 50 })
  expect(rest.body.rows).toHaveLength(6)
  // Whoever it does not concern sees nothing of it.
  const stranger = await makeColleague(server, works, 'Tamsin Hale')
  expect((await board(stranger)).columns.every(({ total }) => total === 0)).toBe(true)
})

test('a list is narrowed by words, numbers, people and days, and put in order', async () => {
  expect(await titles(manager, { view: 'open', q: 'cubeline BAKERY' })).toEqual([
    'A bakery that left Cubeline',
  ])
  const { number } = (await list(manager, { q: 'insurer' })).body.rows[0] ?? { number: 0 }
  expect(await titles(manager, { q: `R-${number}` })).toEqual(['An insurer'])
  expect(await titles(manager, { q: '100%' })).toEqual([])
  expect(await titles(manager, { view: 'open', requesterId: member.personId, sort: '-number' })).toEqual([
    'An insurer',
    'A bakery that left Cubeline',
  ])
  expect(await titles(manager, { view: 'open', needUntil: '2026-03-20' })).toEqual(['An insurer'])
  // Another's draft is in nobody's search.
  expect(await titles(manager, { q: 'draft' })).toEqual([])
  expect((await board(manager, { requesterId: member.personId })).columns[0]?.total).toBe(0)
  const sorts = ['need', '-need', 'number', '-number', 'due', '-due']
  for (const sort of sorts) {
    const all = (await list(manager, { view: 'open', sort })).body.rows.map(({ id }) => id)
    const first = await list(manager, { view: 'open', sort, size: 5 })
    const then = await list(manager, { view: 'open', sort, size: 50, cursor: first.body.next })
    expect([...first.body.rows, ...then.body.rows].map(({ id }) => id)).toEqual(all)
  }
  expect(
    (await list(manager, { sort: 'due', cursor: (await list(manager, { sort: 'need', size: 1 })).body.next }))
      .status,
  ).toBe(400)
})

test('the export says what the list says, line by line, and runs no formula', async () => {
  await submitFor(server, works, member, talk, { title: '=HYPERLINK("x")' })
  const { text } = await call<typeof exportRequests>(manager, 'GET /requests/export', {
    query: { view: 'open', requesterId: member.personId },
  })
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
})

test('the number of statements does not grow with the rows', async () => {
  const few = await countStatements(() => board(manager, { size: 1 }))
  const many = await countStatements(() => board(manager, { size: 50 }))
  const rowsOf = (size: number) => countStatements(() => list(manager, { view: 'open', size }))
  const counted = await countStatements(() => call<typeof countRequests>(manager, 'GET /requests/counts'))
  expect([many, await rowsOf(50)]).toEqual([few, await rowsOf(1)])
  expect([few <= 13, counted <= 6]).toEqual([true, true])
})

test('what is over is counted apart from what feedback is still owed on', async () => {
  const counts = async () => (await call<typeof countRequests>(manager, 'GET /requests/counts')).body.views
  const before = await counts()
  await database.query(
    `update requests set state = 'closed', outcome = 'fulfilled', closed_at = now(), owed_until = $2 where id = $1`,
    [triage[0], '2026-03-09T09:00:00Z'],
  )
  await database.query(
    `update requests set state = 'closed', outcome = 'fulfilled', closed_at = now(), owed_until = $2 where id = $1`,
    [triage[1], '2026-03-01T09:00:00Z'],
  )
  const after = await counts()
  expect(after).toMatchObject({ open: (before.open ?? 0) - 1, closed: (before.closed ?? 0) + 1 })
  expect((await board(manager)).columns.at(-1)).toMatchObject({ column: 'feedback-owed', total: 1 })
  await call<typeof takeRequest>(manager, 'POST /requests/:requestId/triage', {
    params: { requestId: triage[2] ?? '' },
    body: {},
  })
  expect((await counts()).unassigned).toBe((after.unassigned ?? 0) - 1)
})
