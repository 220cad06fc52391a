import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { fetchText, isPrivateAddress } from '../../server/fetch-text.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { listEntries } from '../contract.ts'
import type { followCalendar, leaveCalendar, listSources, readSourceNow } from '../source.contract.ts'
import { followCalendarsJob } from './jobs.ts'

// A calendar elsewhere, which answers by what it is asked for.
let shown: readonly string[] = ['20280514', '20280601']
let asked = 0
const elsewhere = createServer((request, response) => {
  asked += 1
  if (request.url === '/moved.ics') return response.writeHead(302, { location: '/calendar.ics' }).end()
  if (request.url === '/round.ics') return response.writeHead(302, { location: '/round.ics' }).end()
  if (request.url === '/large.ics') return response.end('x'.repeat(6 * 1024 ** 2))
  if (request.url !== '/calendar.ics') return response.writeHead(404).end()
  const events = shown.map(
    (day) => `BEGIN:VEVENT\r\nUID:${day}\r\nSUMMARY:Fair ${day}\r\nDTSTART;VALUE=DATE:${day}\r\nEND:VEVENT`,
  )
  return response.end(`BEGIN:VCALENDAR\r\n${events.join('\r\n')}\r\nEND:VCALENDAR`)
})
await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
afterAll(() => elsewhere.close())
const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z', config: { privateAddresses: true } })
const { call, host, makeWorkspace, setNow } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people

const follow = (address: string) =>
  call<typeof followCalendar>(member, 'POST /calendar/sources', {
    body: { kind: 'event', teamId: null, name: 'Fairs', address },
  })
const entries = async () =>
  (await call<typeof listEntries>(member, 'GET /calendar/entries', { query: {} })).body.rows.map(
    ({ title, state }) => `${title} ${state}`,
  )
const run = () => followCalendarsJob.run({ host, data: {}, now: host.now(), jobId: 'x' })

test('what leads round in circles or is too large is not taken', async () => {
  const open = { allowPrivate: true, mostBytes: 5 * 1024 ** 2, milliseconds: 5_000 }
  expect(await fetchText(`${origin}/round.ics`, open)).toMatchObject({ refusal: 'redirects' })
  expect(await fetchText(`${origin}/large.ics`, open)).toMatchObject({ why: 'It holds more than 5 MB.' })
})

test('a calendar that is followed is read at once and every few hours; what is gone there is cancelled here', async () => {
  expect((await follow(`${origin}/moved.ics`)).body.reading).toMatchObject({ added: 2 })
  const [source] = (await call<typeof listSources>(manager, 'GET /calendar/sources')).body.rows
  expect(source).toMatchObject({ name: 'Fairs', host: new URL(origin).host, entries: 2, fault: null })
  expect(JSON.stringify(source)).not.toContain('moved.ics')
  asked = 0
  await run()
  expect(asked).toBe(0)
  shown = ['20280601', '20280701']
  setNow('2026-03-02T13:30:00.000Z')
  await run()
  expect(await entries()).toEqual([
    'Fair 20280514 cancelled',
    'Fair 20280601 planned',
    'Fair 20280701 planned',
  ])
  // What answers no more keeps what it brought, and says so.
  shown = []
  elsewhere.removeAllListeners('request').on('request', (_, response) => response.writeHead(500).end())
  setNow('2026-03-02T18:00:00.000Z')
  await run()
  expect(await entries()).toHaveLength(3)
  const [failed] = (await call<typeof listSources>(member, 'GET /calendar/sources')).body.rows
  expect(failed).toMatchObject({ fault: 'It answered with 500.' })
  const again = await call<typeof readSourceNow>(
    member,
    'POST /calendar/sources/:calendarSourceId/readings',
    { params: { calendarSourceId: source?.id ?? '' } },
  )
  expect(again.body.reading).toMatchObject({
    cancelled: 0,
    left: [{ title: 'Fairs', why: 'It answered with 500.' }],
  })
  const leave = await call<typeof leaveCalendar>(member, 'DELETE /calendar/sources/:calendarSourceId', {
    params: { calendarSourceId: source?.id ?? '' },
  })
  expect(leave.status).toBe(200)
  expect(await entries()).toHaveLength(3)
})

test('what is no calendar is refused by its field', async () => {
  const { status, problem } = await follow(`${origin}/nothing.ics`)
  expect([status, problem.errors?.[0]?.field]).toEqual([400, 'address'])
})

const rules = { allowPrivate: false, mostBytes: 1_000, milliseconds: 2_000 }

test.each([
  'http://example.com/a.ics',
  'https://127.0.0.1/a.ics',
  'https://[::1]/a.ics',
  'https://[::ffff:10.0.0.1]/a.ics',
  'https://2130706433/a.ics',
  'https://localhost/a.ics',
  'https://169.254.169.254/latest/meta-data',
  'https://name:word@example.com/a.ics',
  'file:///etc/passwd',
  'a word',
])('%s is not fetched', async (address) => {
  expect(await fetchText(address, rules)).toMatchObject({ ok: false })
})

test.each([
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['100.64.0.1', true],
  ['93.184.216.34', false],
  ['fd00::1', true],
  ['::ffff:192.168.1.1', true],
  ['2606:2800:220:1::1', false],
])('%s is of a private network: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})
