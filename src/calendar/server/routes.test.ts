import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { openNeed } from '../../matching/need.ts'
import type { getRequest, withdrawRequest } from '../../requests/request.contract.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { makeAdvocate, makeColleague } from '../../server/testing/make-request.ts'
import { activityIds } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  addEntry,
  changeEntry,
  getEntry,
  getEntryOfRequest,
  listEntries,
  moveRequests,
} from '../contract.ts'
import type { addNeed, changeNeed, requestNeed } from '../need.contract.ts'
import type { downloadCalendar, endFeed, makeFeed, openFeed, readCalendarText } from '../source.contract.ts'
import { countCalendarNeedsJob } from './jobs.ts'

// A Monday morning.
const now = '2026-03-02T09:00:00.000Z'
const server = await startTestHost({ now })
const { call, host, makeWorkspace, owner: database, setNow } = server
const works = await makeWorkspace('Tarnwell')
const kinds = await activityIds(host.door, works)
const { member: loner, 'program-manager': manager } = works.people
const [marta, piet] = [await colleague('Marta Lund'), await colleague('Piet Bakker')]
const eventsTeam = await teamOf('Events', 'events', marta, piet)
const salesTeam = await teamOf('Sales', 'sales', await colleague('Ines Okafor'))

async function colleague(name: string): Promise<PersonActor> {
  return makeColleague(server, works, name)
}

async function teamOf(name: string, kind: string, ...people: PersonActor[]): Promise<string> {
  return host.door.write(works.id, async (tx) => {
    const { id } = await tx
      .insertInto('teams')
      .values({ workspace_id: works.id, name, kind })
      .returning('id')
      .executeTakeFirstOrThrow()
    const ids = people.map(({ personId }) => personId)
    await tx.updateTable('people').set({ team_id: id }).where('id', 'in', ids).execute()
    return id
  })
}

const written = (more: object = {}) => ({
  kind: 'event' as const,
  title: 'Summit Lisbon',
  startsOn: '2026-10-14',
  lastOn: '2026-10-16',
  teamId: eventsTeam,
  ownerId: marta.personId,
  place: 'Lisbon',
  webLink: 'https://summit.example/2026',
  notes: '',
  state: 'planned' as const,
  ...more,
})
const plan = (by: PersonActor, more: object = {}) =>
  call<typeof addEntry>(by, 'POST /calendar/entries', { body: written(more) })
const show = (by: PersonActor, calendarEntryId: string) =>
  call<typeof getEntry>(by, 'GET /calendar/entries/:calendarEntryId', { params: { calendarEntryId } })
const change = (by: PersonActor, calendarEntryId: string, version: number, more: object = {}) =>
  call<typeof changeEntry>(by, 'PUT /calendar/entries/:calendarEntryId', {
    params: { calendarEntryId },
    body: { ...written(more), version },
  })
const need = (by: PersonActor, calendarEntryId: string, code: string, more: object = {}) =>
  call<typeof addNeed>(by, 'POST /calendar/entries/:calendarEntryId/needs', {
    params: { calendarEntryId },
    body: { need: { ...openNeed(kinds[code] ?? ''), ...more }, notes: 'A customer with numbers' },
  })
const request = (by: PersonActor, calendarEntryId: string, calendarNeedId: string) =>
  call<typeof requestNeed>(by, 'POST /calendar/entries/:calendarEntryId/needs/:calendarNeedId/request', {
    params: { calendarEntryId, calendarNeedId },
  })
const list = (by: PersonActor, query: object = {}) =>
  call<typeof listEntries>(by, 'GET /calendar/entries', { query: query as Record<string, string> })

test('the team, the owner and the program write an entry; everybody reads it; two at once lose nothing', async () => {
  const { body: entry } = await plan(marta)
  expect(entry).toMatchObject({ lastOn: '2026-10-16', team: { name: 'Events' }, may: { write: null } })
  expect((await show(loner, entry.id)).body.may['write']).toBe(
    'Only its team, its owner and the program change this.',
  )
  expect((await change(loner, entry.id, 1)).status).toBe(403)
  expect((await plan(loner)).status).toBe(403)
  expect((await plan(loner, { teamId: null, ownerId: loner.personId })).status).toBe(200)
  expect((await change(piet, entry.id, 1, { title: 'Summit Porto' })).body.version).toBe(2)
  expect((await change(manager, entry.id, 1, { title: 'Summit Faro' })).status).toBe(409)
  // Nobody hands theirs to a team they are not of.
  expect((await change(piet, entry.id, 2, { teamId: salesTeam, ownerId: manager.personId })).status).toBe(403)
})

test.each([
  ['lastOn', { lastOn: '2026-10-13' }],
  ['lastOn', { lastOn: '2028-10-13' }],
  ['webLink', { webLink: 'javascript:alert(1)' }],
  ['ownerId', { ownerId: '01890000-0000-7000-8000-000000000000' }],
])('a fault is told by its field: %s', async (field, more) => {
  const { status, problem } = await plan(manager, more)
  expect([status, problem.errors?.[0]?.field]).toEqual([400, field])
})

test('a list is cut by day, team and kind, and paged by key', async () => {
  const days = ['2027-01-05', '2027-01-05', '2027-02-05', '2027-03-05']
  for (const [at, startsOn] of days.entries()) {
    const kind = at === 3 ? 'earnings' : 'launch'
    await plan(manager, {
      title: `Launch ${at}`,
      kind,
      startsOn,
      lastOn: null,
      teamId: at === 0 ? salesTeam : eventsTeam,
    })
  }
  const from = { from: '2027-01-01' }
  const first = await list(loner, { ...from, size: 3 })
  expect(first.body.rows.map(({ title }) => title).sort()).toEqual(['Launch 0', 'Launch 1', 'Launch 2'])
  const { rows } = (await list(loner, { ...from, size: 3, cursor: first.body.next })).body
  expect(rows.map(({ title }) => title)).toEqual(['Launch 3'])
  expect((await list(loner, { ...from, team: salesTeam })).body.rows).toHaveLength(1)
  expect((await list(loner, { ...from, kind: 'earnings' })).body.rows).toHaveLength(1)
  expect((await list(loner, { ...from, until: '2027-02-01' })).body.rows).toHaveLength(2)
})

test('a need becomes one request, filled in from its entry, however often it is made', async () => {
  const { body: entry } = await plan(marta, { title: 'Summit Nice' })
  const added = await need(marta, entry.id, 'event-speech', { wanted: 2 })
  // 75 working days before the 14th of October.
  expect(added.body.need).toMatchObject({ state: 'early', askBy: '2026-07-01', noticeDays: 75, wanted: 2 })
  const made = await Promise.all([1, 2, 3].map(() => request(marta, entry.id, added.body.need.id)))
  expect(new Set(made.map(({ body }) => body.requestId)).size).toBe(1)
  const requestId = made[0]?.body.requestId ?? ''
  expect(made[0]?.body.missing).toEqual([])
  const { body } = await call<typeof getRequest>(marta, 'GET /requests/:requestId', { params: { requestId } })
  expect(body).toMatchObject({
    title: 'Event speech: Summit Nice',
    needBy: '2026-10-14',
    wanted: 2,
    phase: 'submitted',
    place: 'Lisbon',
    fields: { Event: 'Summit Nice' },
  })
  const [told] = (await show(loner, entry.id)).body.needs
  expect(told).toMatchObject({ state: 'requested', request: { phase: 'submitted', isSeen: false } })
  const entryOf = { params: { requestId } }
  const of = await call<typeof getEntryOfRequest>(marta, 'GET /calendar/requests/:requestId/entry', entryOf)
  expect(of.body.entry).toMatchObject({ title: 'Summit Nice', requestDay: null })
  const late = await call<typeof changeNeed>(
    marta,
    'PUT /calendar/entries/:calendarEntryId/needs/:calendarNeedId',
    {
      params: { calendarEntryId: entry.id, calendarNeedId: added.body.need.id },
      body: { need: openNeed(kinds['panel'] ?? ''), notes: '', version: 1 },
    },
  )
  expect(late.status).toBe(409)
  // Taken back, it makes room for another.
  await call<typeof withdrawRequest>(marta, 'POST /requests/:requestId/withdrawal', {
    params: { requestId },
    body: { reason: 'Not yet' },
  })
  expect((await request(marta, entry.id, added.body.need.id)).body.requestId).not.toBe(requestId)
})

test('what its entry does not say leaves a draft, with what is missing', async () => {
  const { body: entry } = await plan(marta, { title: 'Hidden fair', startsOn: '2026-03-20', lastOn: null })
  const added = await need(marta, entry.id, 'event-speech')
  expect(added.body.need.state).toBe('late')
  const made = await request(marta, entry.id, added.body.need.id)
  expect(made.body.missing.map(({ field }) => field)).toEqual(['exceptionReason'])
  expect((await show(marta, entry.id)).body.needs[0]).toMatchObject({
    state: 'late',
    request: { phase: 'draft' },
  })
})

test('a moved entry tells who has open requests, leaves them, and moves them when asked to', async () => {
  const { body: entry } = await plan(marta, { title: 'Summit Turin' })
  const added = await need(marta, entry.id, 'event-speech')
  const { requestId } = (await request(marta, entry.id, added.body.need.id)).body
  const moved = await change(piet, entry.id, 1, {
    title: 'Summit Turin',
    startsOn: '2026-10-21',
    lastOn: '2026-10-22',
  })
  expect(moved.body.needs[0]).toMatchObject({ askBy: '2026-07-08', request: { isElsewhen: true } })
  const { rows } = await database.query(
    `select person_id from notifications where title like 'Summit Turin moves to Wed 21 Oct 2026;%'`,
  )
  expect(rows.map(({ person_id }) => person_id)).toEqual([marta.personId])
  const of = await call<typeof getEntryOfRequest>(marta, 'GET /calendar/requests/:requestId/entry', {
    params: { requestId },
  })
  expect(of.body.entry?.requestDay).toBe('2026-10-14')
  const move = (by: PersonActor) =>
    call<typeof moveRequests>(by, 'POST /calendar/entries/:calendarEntryId/moves', {
      params: { calendarEntryId: entry.id },
      body: { requestIds: [requestId] },
    })
  expect((await move(piet)).body.left).toMatchObject([{ requestId }])
  expect((await move(marta)).body).toMatchObject({ moved: 1, left: [] })
  expect((await move(marta)).body).toMatchObject({ moved: 0, left: [] })
  const shown = await call<typeof getRequest>(marta, 'GET /requests/:requestId', { params: { requestId } })
  expect(shown.body.needBy).toBe('2026-10-21')
})

test('who is free is counted, and the owner told once when too few are, and once when it is time', async () => {
  await database.query('delete from calendar_needs')
  const { body: entry } = await plan(marta, { title: 'Summit Oslo', startsOn: '2026-06-03', lastOn: null })
  await need(marta, entry.id, 'panel')
  const run = () => countCalendarNeedsJob.run({ host, data: {}, now: host.now(), jobId: 'x' })
  const told = async () =>
    (
      await database.query(
        `select title from notifications where person_id = $1 and title like 'Summit Oslo:%' order by id`,
        [marta.personId],
      )
    ).rows.map(({ title }) => title.replace('Summit Oslo: ', ''))
  await run()
  await run()
  expect((await show(marta, entry.id)).body.needs[0]).toMatchObject({
    free: 0,
    isShort: true,
    state: 'early',
  })
  expect(await told()).toEqual(['too few are free for Panel or roundtable'])
  await makeAdvocate(server, works, { owner: manager })
  setNow('2026-03-20T09:00:00.000Z')
  await run()
  expect((await show(marta, entry.id)).body.needs[0]).toMatchObject({
    free: 1,
    isShort: false,
    state: 'time-to-ask',
  })
  await run()
  expect(await told()).toEqual([
    'too few are free for Panel or roundtable',
    'time to ask for Panel or roundtable',
  ])
  expect((await list(loner, { due: true })).body).toMatchObject({ due: 1, rows: [{ title: 'Summit Oslo' }] })
  setNow(now)
})

test('what has begun is asked for until its last day, and a request that wants an earlier one is moved there', async () => {
  const days = { kind: 'campaign', title: 'Spring drive', startsOn: '2026-02-16', lastOn: '2026-05-29' }
  const { body: entry } = await plan(marta, days)
  expect(entry).toMatchObject({ time: 'under-way', wantedOn: '2026-05-29' })
  const added = (await need(marta, entry.id, 'quote-approval')).body.need
  expect(added).toMatchObject({ state: 'early', askBy: '2026-05-15', noticeDays: 10 })
  const { requestId } = (await request(marta, entry.id, added.id)).body
  const asked = await call<typeof getRequest>(marta, 'GET /requests/:requestId', { params: { requestId } })
  expect(asked.body.needBy).toBe('2026-05-29')
  // It ends earlier: what was asked for wants a day after it now.
  const shorter = await change(marta, entry.id, 1, { ...days, lastOn: '2026-05-15' })
  expect(shorter.body).toMatchObject({ wantedOn: '2026-05-15', needs: [{ request: { isElsewhen: true } }] })
  const moved = await call<typeof moveRequests>(marta, 'POST /calendar/entries/:calendarEntryId/moves', {
    params: { calendarEntryId: entry.id },
    body: { requestIds: [requestId] },
  })
  expect(moved.body).toMatchObject({ moved: 1, entry: { needs: [{ request: { needBy: '2026-05-15' } }] } })
  const early = { ...days, startsOn: '2026-02-02', lastOn: '2026-02-13' }
  expect((await plan(marta, early)).body).toMatchObject({ time: 'over' })
})

test('the list takes the same statements whatever it holds', async () => {
  const query = { kind: 'analyst-date', size: 200 }
  const counts: number[] = []
  for (const more of [1, 5]) {
    for (let at = 0; at < more; at += 1) {
      const { body } = await plan(marta, { kind: 'analyst-date', title: `Analyst ${more} ${at}` })
      for (const code of ['panel', 'analyst-interview']) await need(marta, body.id, code)
    }
    counts.push(await countStatements(() => list(loner, query)))
  }
  expect(counts).toEqual([7, 7])
})

const file = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events.flat(), 'END:VCALENDAR'].join('\r\n')
const event = (uid: string, day: string, ...more: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `SUMMARY:${uid}`,
  `DTSTART;VALUE=DATE:${day}`,
  ...more,
  'END:VEVENT',
]
const takeIn = (by: PersonActor, text: string, more: object = {}) =>
  call<typeof readCalendarText>(by, 'POST /calendar/files', {
    body: { kind: 'launch', teamId: eventsTeam, name: 'launches.ics', text, ...more },
  })

test('the same file twice changes nothing; what it changes is changed, what it cancels is cancelled', async () => {
  const text = file(event('alpha', '20280514'), event('beta', '20280601'))
  expect((await takeIn(marta, text)).body.reading).toMatchObject({ added: 2, changed: 0, same: 0 })
  expect((await takeIn(piet, text)).body.reading).toMatchObject({
    added: 0,
    changed: 0,
    cancelled: 0,
    same: 2,
  })
  const [alpha] = (await list(loner, { from: '2028-05-01' })).body.rows
  await change(marta, alpha?.id ?? '', 1, { title: 'Alpha by hand', startsOn: '2028-05-14', lastOn: null })
  expect((await takeIn(piet, text)).body.reading).toMatchObject({ changed: 0, same: 2 })
  const next = file(event('alpha', '20280520'), event('beta', '20280601', 'STATUS:CANCELLED'))
  expect((await takeIn(marta, next)).body.reading).toMatchObject({ added: 0, changed: 2 })
  const { rows } = (await list(loner, { from: '2028-05-01' })).body
  expect(rows.map(({ title, startsOn, state }) => [title, startsOn, state])).toEqual([
    ['alpha', '2028-05-20', 'planned'],
    ['beta', '2028-06-01', 'cancelled'],
  ])
  // Another team's are left alone; two who bring the same at once make one.
  const other = await takeIn(loner, text, { teamId: null })
  expect(other.body.reading).toMatchObject({
    added: 0,
    changed: 0,
    left: [{ title: 'alpha' }, { title: 'beta' }],
  })
  const fresh = file(event('gamma', '20280901'))
  await Promise.all([takeIn(marta, fresh), takeIn(piet, fresh)])
  expect((await list(loner, { from: '2028-09-01' })).body.rows).toHaveLength(1)
  expect((await takeIn(marta, 'no calendar')).problem.errors?.[0]?.field).toBe('text')
})

test('a person’s address is read by an independent reader, and ends when they end it', async () => {
  const { body } = await call<typeof makeFeed>(marta, 'POST /calendar/feeds', { body: { scope: 'team' } })
  const token = body.address.split('/').at(-1) ?? ''
  const open = (given: string) =>
    call<typeof openFeed>(null, 'GET /links/calendar/:token', { params: { token: given } })
  const read = new ICAL.Component(ICAL.parse((await open(token)).text))
  const events = read.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  const summit = events.find(({ summary }) => summary === 'Summit Nice')
  expect(summit?.startDate.toString()).toBe('2026-10-14')
  expect(summit?.endDate.toString()).toBe('2026-10-17')
  expect(events.every(({ startDate }) => startDate.isDate)).toBe(true)
  expect(events.map(({ summary }) => summary)).not.toContain('Launch 0')
  expect(events.find(({ summary }) => summary === 'beta')?.component.getFirstPropertyValue('status')).toBe(
    'CANCELLED',
  )
  // Its own words read back are no news to it.
  expect((await takeIn(marta, (await open(token)).text)).body.reading).toMatchObject({ added: 0, changed: 0 })
  const file = await call<typeof downloadCalendar>(loner, 'GET /calendar/file', {
    query: { kind: 'earnings' },
  })
  expect(file.text).toContain('SUMMARY:Launch 3')
  await call<typeof endFeed>(marta, 'DELETE /calendar/feeds/:scope', { params: { scope: 'team' } })
  expect((await open(token)).status).toBe(404)
})
