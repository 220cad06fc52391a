import { expect, test } from 'vitest'
import type { getCare } from '../../../protection/care.contract.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import { refreshStandings } from '../../server/refresh-standings.ts'
import type {
  countHelps,
  getHelpLetter,
  handHelpOn,
  listHelps,
  moveHelp,
  openHelp,
  readHelpsOf,
  tellHelp,
} from '../contract.ts'
import { openHelp as open } from './open-help.ts'

const now = '2026-06-01T09:00:00.000Z'
const { host, call, makeWorkspace, setNow, drain } = await startTestHost({
  now,
  config: { smtpUrl: 'smtp://127.0.0.1:9' },
})

async function setUp() {
  setNow(now)
  const works = await makeWorkspace()
  const { 'program-manager': manager, member, executive } = works.people
  const account = { name: 'Elbkontor', country: 'Germany' }
  const [ana = '', bo = ''] = await makeContacts(host.door, works, account, [
    { name: 'Ana Reis', mails: ['ana@elbkontor.example'] },
    { name: 'Bo Eck', mails: ['bo@elbkontor.example'] },
  ])
  const stage = { stage: 'active', stage_since: now, joined_on: '2026-01-01' }
  await host.door
    .in(works.id)
    .insertInto('advocates')
    .values([ana, bo].map((id) => ({ workspace_id: works.id, contact_id: id, ...stage })))
    .execute()
  await host.door.write(works.id, (tx) => refreshStandings(tx, [ana, bo], now))
  const ask = (what: string, more: object = {}, as = manager) =>
    call<typeof openHelp>(as, 'POST /advocates/:contactId/helps', {
      params: { contactId: ana },
      body: { what, ...more },
    })
  const move = (helpId: string, body: object, as = manager) =>
    call<typeof moveHelp>(as, 'PUT /helps/:helpId/state', { params: { helpId }, body })
  const tell = (helpId: string, body: object, as = manager) =>
    call<typeof tellHelp>(as, 'POST /helps/:helpId/telling', { params: { helpId }, body })
  const list = async (which: string, as = manager) =>
    (await call<typeof listHelps>(as, 'GET /helps', { query: { list: which } })).body.rows
  return { works, manager, member, executive, ana, bo, ask, move, tell, list }
}

test('a wish goes from asked to told: due in ten working days, its outcome mailed once, and a give in the ledger', async () => {
  const { works, manager, ana, ask, move, tell, list } = await setUp()
  const asked = (await ask('Dark theme for the plant screens')).body
  // Ten working days from a Monday; no holiday lies between.
  expect(asked).toMatchObject({ state: 'asked', dueOn: '2026-06-15', lateDays: null, hasAnswer: false })
  const noOutcome = await move(asked.id, { state: 'done', version: asked.version })
  expect(noOutcome.problem).toMatchObject({ status: 409, refusal: 'outcome-missing' })
  const moved = (await move(asked.id, { state: 'roadmap', outcome: 'In spring.', version: asked.version }))
    .body
  expect((await list('untold')).map(({ id }) => id)).toEqual([asked.id])
  const letter = await call<typeof getHelpLetter>(manager, 'GET /helps/:helpId/letter', {
    params: { helpId: asked.id },
  })
  expect(letter.body).toMatchObject({ language: 'de', noMail: null })
  expect(letter.body.text).toContain('Dark theme for the plant screens')
  const told = await tell(asked.id, { through: 'mail', version: moved.version })
  expect(told.body.toldAt).not.toBeNull()
  const again = await tell(asked.id, { through: 'mail', version: told.body.version })
  expect(again.problem.refusal).toBe('told-already')
  const mails = await host.door
    .in(works.id)
    .selectFrom('mails')
    .selectAll()
    .where('audience', '=', 'customer')
    .execute()
  expect(mails.map(({ to_address }) => to_address)).toEqual(['ana@elbkontor.example'])
  const care = await call<typeof getCare>(manager, 'GET /advocates/:contactId/care', {
    params: { contactId: ana },
  })
  expect(care.body.gives).toBe(1)
  expect((await list('told')).map(({ id }) => id)).toEqual([asked.id])
  const helps = await call<typeof readHelpsOf>(manager, 'GET /advocates/:contactId/helps', {
    params: { contactId: ana },
  })
  expect(helps.body.rows[0]?.steps.map(({ what }) => what)).toEqual(['asked', 'roadmap', 'told'])
})

test('a word about an escalation leaves the answer owed, and what goes on is told anew', async () => {
  const { ask, move, tell } = await setUp()
  const asked = (await ask('Faster exports')).body
  const escalated = (await move(asked.id, { state: 'escalated', version: asked.version })).body
  const blank = await tell(asked.id, { through: 'mail', version: escalated.version })
  expect(blank.problem.errors?.[0]?.field).toBe('text')
  const between = (await tell(asked.id, { through: 'said', version: escalated.version })).body
  expect(between.toldAt).toBeNull()
  const done = (await move(asked.id, { state: 'done', outcome: 'Twice as fast.', version: between.version }))
    .body
  const told = (await tell(asked.id, { through: 'said', version: done.version })).body
  const more = (await move(asked.id, { state: 'roadmap', outcome: 'More', version: told.version })).body
  expect(more.toldAt).toBeNull()
})

test('whoever sees to it may, whosever customer it is; others may not, and the later of two is told', async () => {
  const { works, manager, member, executive, ask, move, list } = await setUp()
  const asked = (await ask('A peer who closed the year', { ownerId: member.personId })).body
  // Nobody takes mails here; what was told stands in the app before.
  await drain().catch(() => 0)
  const notices = await host.door
    .in(works.id)
    .selectFrom('notifications')
    .select(['person_id', 'title'])
    .execute()
  expect(notices.filter(({ person_id }) => person_id === member.personId)).toHaveLength(1)
  expect((await move(asked.id, { state: 'connected', version: 1 }, executive)).status).toBe(403)
  expect((await ask('Not mine', {}, executive)).status).toBe(403)
  expect((await list('open', member)).map(({ id }) => id)).toEqual([asked.id])
  expect((await list('open', executive)).length).toBe(0)
  const taken = await move(asked.id, { state: 'connected', version: asked.version }, member)
  expect(taken.status).toBe(200)
  expect((await move(asked.id, { state: 'cannot', outcome: 'No', version: asked.version })).status).toBe(409)
  const handed = await call<typeof handHelpOn>(manager, 'PUT /helps/:helpId/owner', {
    params: { helpId: asked.id },
    body: { ownerId: manager.personId, dueOn: '2026-05-29', version: taken.body.version },
  })
  expect(handed.body).toMatchObject({ owner: { id: manager.personId }, lateDays: 3 })
  const counts = await call<typeof countHelps>(manager, 'GET /helps/counts')
  expect(counts.body).toMatchObject({ open: 0, untold: 1, late: 1, days: 10 })
})

test('what the same interview brought is written down once', async () => {
  const { works, manager, ana, list } = await setUp()
  const wish = { contactId: ana, what: 'Training', source: 'interview', sourceId: ana } as const
  const twice = () => host.door.write(works.id, (tx) => open(tx, manager, wish, now))
  expect(await twice()).not.toBeNull()
  expect(await twice()).toBeNull()
  expect(await list('open')).toHaveLength(1)
})
