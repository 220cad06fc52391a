import { expect, test } from 'vitest'
import { linkIn, makeAsk } from '../../../server/testing/make-ask.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { answerAsk, changeOwnLimits, leaveProgram, openAskPage } from '../ask-page.contract.ts'

const now = '2026-11-23T09:00:00.000Z'
const wednesday = '2026-12-02T09:00:00.000Z'
const thursday = '2026-12-03T14:30:00.000Z'
const times = [wednesday, thursday]

const server = await startTestHost({ now })
const { host, owner, call, makeWorkspace, setNow, drain } = server
const workspace = await makeWorkspace('Tarnwell')
const manager = workspace.people['program-manager']

const make = (wish = {}) => makeAsk(server, workspace, { times, ...wish })
const open = (token: string, query = {}) =>
  call<typeof openAskPage>(null, 'GET /links/asks/:token', { params: { token }, query })
const answer = (token: string, body: object) =>
  call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', { params: { token }, body })

async function stateOf(askId: string): Promise<string> {
  const { rows } = await owner.query('select state from ledger_entries where id = $1', [askId])
  return rows[0].state
}

async function mailsOf(askId: string): Promise<string[]> {
  const { rows } = await owner.query('select kind from ask_mails where ask_id = $1 order by kind', [askId])
  return rows.map(({ kind }) => String(kind).replace(/:.*/, ':staff'))
}

test('the page asks in one sentence, with the facts, and the times in the zone of the customer', async () => {
  const { askId } = await make()
  const page = await open(await linkIn(server, askId, 'ask'))
  expect(page.status).toBe(200)
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect(page.body).toMatchObject({
    link: 'open',
    language: 'en',
    workspace: 'Tarnwell',
    program: { name: manager.name },
    ask: {
      title: 'Małgorzata, would you talk with Kjersti Amundsen?',
      timeZone: 'Europe/Warsaw',
      times,
      answered: null,
    },
  })
  expect(page.body.ask?.facts.map(({ label }) => label)).toEqual(['Why you', 'With', 'How long', 'Private'])
})

test('the page speaks German to whoever speaks no English, and switches', async () => {
  const { askId } = await make({ languages: ['de'] })
  const token = await linkIn(server, askId, 'ask')
  expect((await open(token)).body.ask?.title).toBe(
    'Małgorzata Nowak, würden Sie mit Kjersti Amundsen sprechen?',
  )
  expect((await open(token, { language: 'en' })).body.ask?.title).toMatch(/^Małgorzata, would you/)
})

test('opening a link, however often, changes nothing', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const trail = () => owner.query('select count(*) from events where workspace_id = $1', [workspace.id])
  const before = await trail()
  await open(token)
  await open(token)
  expect(await stateOf(askId)).toBe('asked')
  expect((await trail()).rows).toEqual(before.rows)
})

test('a yes at an offered time agrees the day of the customer and invites both sides', async () => {
  const { askId } = await make({ speaksWithEmail: 'kjersti@hofstad.example' })
  const token = await linkIn(server, askId, 'ask')
  const said = await answer(token, { answer: 'yes', startsAt: wednesday })
  expect(said.body).toMatchObject({
    link: 'answered',
    ask: { meeting: { startsAt: wednesday, minutes: 30 } },
  })
  expect(said.body.ask?.answered?.says).toBe('You said yes: Wed 2 December, 10:00.')
  expect(await stateOf(askId)).toBe('scheduled')
  const { rows } = await owner.query('select agreed_on::text from ledger_entries where id = $1', [askId])
  expect(rows[0].agreed_on).toBe('2026-12-02')
  expect(await mailsOf(askId)).toEqual(['ask', 'invitation-0', 'invitation-0-prospect', 'invitation-0:staff'])
})

test('only the copy of our own people names the customer’s address', async () => {
  const { askId } = await make({ speaksWithEmail: 'kjersti@hofstad.example' })
  await answer(await linkIn(server, askId, 'ask'), { answer: 'yes', startsAt: wednesday })
  const { rows } = await owner.query(
    `select k.kind, m.to_address, m.calendar, m.body_text from ask_mails k join mails m on m.id = k.mail_id
      where k.ask_id = $1 and k.kind like 'invitation%' order by k.kind`,
    [askId],
  )
  const [customer, prospect, requester] = rows
  const addresses = (text: string) =>
    [...text.replace(/\r\n /g, '').matchAll(/^ATTENDEE.*mailto:(\S+)/gim)].map((hit) => hit[1])
  expect(addresses(customer.calendar)).toEqual([customer.to_address])
  expect(addresses(prospect.calendar)).toEqual(['kjersti@hofstad.example'])
  expect(prospect.body_text).not.toContain(customer.to_address)
  expect(addresses(requester.calendar)).toContain(customer.to_address)
})

test('a second answer is told that the first one stands', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  await answer(token, { answer: 'no', reason: 'We are moving house' })
  const again = await answer(token, { answer: 'yes', startsAt: wednesday })
  expect(again).toMatchObject({ status: 409, problem: { refusal: 'answered-already' } })
  expect((await open(token)).body.ask?.answered?.says).toBe('You said no to this one.')
  expect(await stateOf(askId)).toBe('declined')
})

test('of two answers at the same moment one counts', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const answers = await Promise.all([
    answer(token, { answer: 'yes', startsAt: wednesday }),
    answer(token, { answer: 'yes', startsAt: thursday }),
    answer(token, { answer: 'no' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('a time that was not offered, or that lies behind, is not taken', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const other = await answer(token, { answer: 'yes', startsAt: '2026-12-09T09:00:00.000Z' })
  expect(other).toMatchObject({ status: 409, problem: { refusal: 'not-offered' } })
  const behind = await answer(token, { answer: 'other-times', times: ['2026-11-01T09:00:00.000Z'] })
  expect(behind).toMatchObject({ status: 409, problem: { refusal: 'not-ahead' } })
  expect(await stateOf(askId)).toBe('asked')
})

test('other times are kept for the requester to choose from', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const suggested = ['2026-12-07T08:00:00.000Z', '2026-12-08T08:00:00.000Z']
  const said = await answer(token, { answer: 'other-times', times: [...suggested].reverse() })
  expect(said.body.ask?.answered?.says).toMatch(/suggested other times/)
  expect(await stateOf(askId)).toBe('accepted')
  const { rows } = await owner.query(
    `select starts_at from ask_times where ask_id = $1 and offered_by = 'customer' order by 1`,
    [askId],
  )
  expect(rows.map(({ starts_at }) => starts_at.toISOString())).toEqual(suggested)
})

test('never to this kind is written into the profile, and keeps the kind away', async () => {
  const { askId, contactId } = await make()
  await answer(await linkIn(server, askId, 'ask'), { answer: 'never' })
  const { rows } = await owner.query('select answer from willingness where contact_id = $1', [contactId])
  expect(rows).toEqual([{ answer: 'never' }])
  const events = await owner.query(
    `select actor_kind from events where workspace_id = $1 and name = 'request.ask-answered' order by at desc limit 1`,
    [workspace.id],
  )
  expect(events.rows).toEqual([{ actor_kind: 'link' }])
})

test('a colleague is told to our side, and never written to', async () => {
  const { askId } = await make()
  await answer(await linkIn(server, askId, 'ask'), { answer: 'colleague', colleague: 'Piotr Lis, treasury' })
  const { rows } = await owner.query(
    `select distinct m.audience from mails m where m.body_text like '%Piotr Lis%' and m.workspace_id = $1`,
    [workspace.id],
  )
  expect(rows).toEqual([{ audience: 'staff' }])
})

test('not now puts the kind off until the day named', async () => {
  const { askId } = await make()
  const token = await linkIn(server, askId, 'ask')
  expect((await answer(token, { answer: 'not-now' })).problem.refusal).toBe('no-day')
  await answer(token, { answer: 'not-now', until: '2027-03-01' })
  expect(await stateOf(askId)).toBe('deferred')
})

test('limits change in place: fewer asks, a window, a rest', async () => {
  const { askId, contactId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const change = (body: object) =>
    call<typeof changeOwnLimits>(null, 'PUT /links/asks/:token/limits', { params: { token }, body })
  await change({ asksAQuarter: 2 })
  await change({ blackout: { from: '2026-12-14', until: '2027-01-15' } })
  const changed = await change({ restUntil: '2027-02-01' })
  expect(changed.body.limits).toMatchObject({
    asksAQuarter: 2,
    blackouts: [{ from: '2026-12-14', until: '2027-01-15' }],
    restsUntil: '2027-02-01',
  })
  const [window] = changed.body.limits?.blackouts ?? []
  expect((await change({ removeBlackoutId: window?.id })).body.limits?.blackouts).toEqual([])
  const { rows } = await owner.query(
    'select state from protection_standings where contact_id = $1 and workspace_id = $2',
    [contactId, workspace.id],
  )
  expect(rows).toEqual([{ state: 'resting' }])
})

test('whoever leaves is asked nothing any more, and twice is once', async () => {
  const { askId, contactId } = await make()
  const token = await linkIn(server, askId, 'ask')
  const leave = () =>
    call<typeof leaveProgram>(null, 'POST /links/asks/:token/leaving', { params: { token } })
  expect((await leave()).status).toBe(200)
  expect((await leave()).status).toBe(200)
  const { rows } = await owner.query('select stage from advocates where contact_id = $1', [contactId])
  expect(rows).toEqual([{ stage: 'retired' }])
  expect(await stateOf(askId)).toBe('declined')
})

test('an ask that was taken back, and one that ran out, say so', async () => {
  const taken = await make()
  const token = await linkIn(server, taken.askId, 'ask')
  await owner.query(`update ledger_entries set state = 'withdrawn' where id = $1`, [taken.askId])
  expect((await open(token)).body.link).toBe('withdrawn')
  expect((await answer(token, { answer: 'no' })).problem.refusal).toBe('withdrawn')

  const late = await make()
  const lateToken = await linkIn(server, late.askId, 'ask')
  setNow('2026-12-01T09:00:00.000Z')
  await host.jobs.drain(host)
  const { attendAsksJob } = await import('./ask.jobs.ts')
  await attendAsksJob.run({ host, data: {}, now: host.now(), jobId: 'by hand' })
  expect((await open(lateToken)).body.link).toBe('expired')
  expect((await answer(lateToken, { answer: 'no' })).problem.refusal).toBe('too-late')
  setNow('2027-06-01T09:00:00.000Z')
  const over = await open(lateToken)
  expect(over.body).toMatchObject({ link: 'expired', ask: null, limits: null, history: [], held: [] })
  expect((await answer(lateToken, { answer: 'no' })).problem.refusal).toBe('expired')
  setNow(now)
  await drain()
})

test('what is held is shown, with addresses half covered and without private ratings', async () => {
  const { askId, contactId } = await make({ mail: 'covered@nordkai.example' })
  await owner.query(
    `insert into advocate_topics (workspace_id, contact_id, topic) values ($1, $2, 'Month end')`,
    [workspace.id, contactId],
  )
  const { held } = (await open(await linkIn(server, askId, 'ask'))).body
  expect(held).toContainEqual({ label: 'Mail', text: 'c…@nordkai.example' })
  expect(held).toContainEqual({ label: 'Topics', text: 'Month end' })
})

test('whoever guesses links is stopped', async () => {
  const guess = (at: number) => open(`${at}`.padStart(43, 'x'))
  for (let at = 0; at < 30; at += 1) expect((await guess(at)).status).toBe(404)
  expect((await guess(31)).status).toBe(429)
})
