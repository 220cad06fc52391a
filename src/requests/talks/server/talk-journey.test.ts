import ICAL from 'ical.js'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Letter, linkIn, openPostOffice } from '../../../../e2e/post-office.ts'
import { makeAsk } from '../../../server/testing/make-ask.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { agreeMeeting, completeMeeting } from '../../asks/ask.contract.ts'
import type {
  answerAsk,
  answerFeedback,
  openAskPage,
  openFeedbackPage,
} from '../../asks/ask-page.contract.ts'
import type { answerHappened, openHappenedPage } from '../../asks/happened.contract.ts'
import { attendAsksJob } from '../../asks/server/ask.jobs.ts'
import type { getRequest } from '../../request.contract.ts'
import type { getSideBrief } from '../side-brief.contract.ts'
import type {
  callOff,
  endNeed,
  keepProspectQuestions,
  makeSlotLink,
  nameProspectTimes,
  offerSlots,
  openSlotPage,
  takeCounterTime,
  takeSlot,
} from '../slot.contract.ts'

// Around the end of daylight saving: Warsaw goes back on 25 October, Halifax on 1 November.
const now = '2026-10-19T09:00:00.000Z'
const friday = '2026-10-23T13:00:00.000Z'
const wednesday = '2026-10-28T13:00:00.000Z'
const thursday = '2026-10-29T14:30:00.000Z'
const later = '2026-11-04T15:00:00.000Z'
const kjersti = 'kjersti@hofstad.example'

const post = await openPostOffice()
afterAll(() => post.close())
const config = { smtpUrl: post.url, mailFrom: 'program@tarnwell.example' }
const server = await startTestHost({ now, config })
const { host, owner, call, drain, setNow, makeWorkspace } = server
const workspace = await makeWorkspace('Tarnwell')
const { member } = workspace.people

beforeEach(() => setNow(now))

type Made = Awaited<ReturnType<typeof makeAsk>> & { readonly mail: string }
let counted = 0

async function make(wish = {}): Promise<Made> {
  counted += 1
  const mail = `m${counted}@nordkai.example`
  const made = await makeAsk(server, workspace, {
    mail,
    speaksWithEmail: kjersti,
    wishedOn: '2026-10-28',
    ...wish,
  })
  return { ...made, mail }
}

const tokenOf = (letter: Letter) => linkIn(letter).split('/').at(-1) ?? ''
async function take(to: string, subject: RegExp): Promise<Letter> {
  await drain()
  const letter = await post.take(to, subject)
  expect(letter.text).not.toMatch(/<\/?\w+>|\{\{|undefined|null/)
  return letter
}

const askAnswer = (token: string, body: object) =>
  call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', { params: { token }, body })
const askPage = (token: string) =>
  call<typeof openAskPage>(null, 'GET /links/asks/:token', { params: { token } })
const slotPage = (token: string, query = {}) =>
  call<typeof openSlotPage>(null, 'GET /links/slots/:token', { params: { token }, query })
const takes = (token: string, startsAt: string, more: object = {}) =>
  call<typeof takeSlot>(null, 'POST /links/slots/:token/meeting', {
    params: { token },
    body: { startsAt, instead: null, timeZone: 'America/Halifax', ...more },
  })
const names = (token: string, times: readonly string[]) =>
  call<typeof nameProspectTimes>(null, 'PUT /links/slots/:token/times', {
    params: { token },
    body: { times },
  })
const paramsOf = ({ requestId, askId }: Made) => ({ requestId, askId })

/** A customer who offered times of their own, and the token of the page that whom they would convince got. */
async function offered(times: readonly string[] = [friday, wednesday, thursday]) {
  const made = await make()
  const asked = await take(made.mail, /^Would you talk/)
  expect((await askAnswer(tokenOf(asked), { answer: 'other-times', times })).status).toBe(200)
  const letter = await take(kjersti, /^When would you like to talk with Małgorzata/)
  return { made, letter, token: tokenOf(letter), asked: tokenOf(asked) }
}

/** The calendar entry of a letter, as another program reads it. */
function invitationIn({ message }: Letter) {
  const part = message.match(/Content-Type: text\/calendar;[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/)
  const [head = '', body = ''] = part ?? []
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  const calendar = new ICAL.Component(ICAL.parse(text))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  const starts = event.startDate.toJSDate().toISOString()
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    place: event.location,
    in: (zone: string) => Temporal.Instant.from(starts).toZonedDateTimeISO(zone).toString(),
  }
}

async function stateOf({ askId }: Made): Promise<string> {
  const { rows } = await owner.query('select state from ledger_entries where id = $1', [askId])
  return rows[0].state
}

test('the customer offers times, whom they would convince takes one in their own zone, and both calendars agree', async () => {
  const { made, letter, token } = await offered()
  expect(letter.message).toMatch(new RegExp(`From: "?${member.name}`))
  expect(letter.text).toContain('– Fri 23 October')
  expect(letter.text).not.toContain(made.mail)
  const count = () => owner.query('select count(*) from events where workspace_id = $1', [workspace.id])
  const before = (await count()).rows
  const page = await slotPage(token)
  await slotPage(token, { language: 'de' })
  expect((await count()).rows).toEqual(before)
  expect(JSON.stringify(page.body)).not.toContain(made.mail)
  expect(page.body).toMatchObject({
    link: 'open',
    contact: { name: member.name },
    talk: {
      state: 'choosing',
      title: 'Kjersti, when would you like to talk with Małgorzata Nowak?',
      theirZone: 'Europe/Warsaw',
      slots: [friday, wednesday, thursday],
    },
  })
  expect((await slotPage(token, { language: 'de' })).body.talk?.title).toBe(
    'Kjersti Amundsen, wann möchten Sie mit Małgorzata Nowak sprechen?',
  )
  const questions = 'How long did both systems run side by side?'
  const taken = await takes(token, wednesday, { questions })
  expect(taken.body.talk).toMatchObject({ state: 'agreed', questions, meeting: { startsAt: wednesday } })
  expect((await takes(token, wednesday)).body.talk?.meeting).toMatchObject({ startsAt: wednesday })
  const theirs = invitationIn(await take(made.mail, /^Agreed/))
  const prospects = await take(kjersti, /^Your talk with Małgorzata Nowak/)
  const own = invitationIn(prospects)
  expect(prospects.text).toContain('Wed 28 October, 10:00 (Halifax time)')
  expect(own.uid).toBe(theirs.uid)
  // Warsaw is back on winter time, Halifax not yet.
  expect(theirs.in('Europe/Warsaw')).toBe('2026-10-28T14:00:00+01:00[Europe/Warsaw]')
  expect(own.in('America/Halifax')).toBe('2026-10-28T10:00:00-03:00[America/Halifax]')

  // One working day before, both are reminded once, with the brief and the questions.
  setNow('2026-10-27T13:00:30.000Z')
  for (let turn = 0; turn < 2; turn += 1)
    await attendAsksJob.run({ host, data: {}, now: host.now(), jobId: 'by hand' })
  const reminder = await take(made.mail, /^Your talk with Kjersti Amundsen, Wed 28 October, 14:00/)
  expect(reminder.text).toContain(questions)
  await take(kjersti, /^Your talk with Małgorzata Nowak, Wed 28 October, 10:00/)
  const again = post.arrived.filter(
    ({ to, message }) => to === made.mail && message.includes('Your talk with'),
  )
  expect(again).toHaveLength(1)
  const brief = (await askPage(tokenOf(reminder))).body.talk?.brief
  expect(brief?.sections.map(({ head }) => head)).toContain('What they would like to hear about')
})

test('of two who take a time at once one gets it; another talk of the customer takes its times away', async () => {
  const { made, token } = await offered()
  const both = await Promise.all([takes(token, wednesday), takes(token, thursday)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({ refusal: 'taken' })
  const other = await offered([wednesday, thursday, later])
  await owner.query('update ledger_entries set contact_id = $1 where id = $2', [
    made.contactId,
    other.made.askId,
  ])
  const free = (await slotPage(other.token)).body.talk?.slots ?? []
  expect(free).toHaveLength(2)
  const gone = [wednesday, thursday].find((each) => !free.includes(each)) ?? ''
  const refused = await takes(other.token, gone)
  expect(refused.status).toBe(409)
})

test('none fits: the times of the one side come to the other, and an agreed time is given up for them', async () => {
  const { made, token } = await offered([wednesday])
  await takes(token, wednesday)
  const first = invitationIn(await take(made.mail, /^Agreed/))
  const moved = await names(token, [thursday, later])
  expect(moved.body.talk).toMatchObject({ state: 'waiting', own: [thursday, later] })
  expect(await stateOf(made)).toBe('accepted')
  const letter = await take(made.mail, /^Kjersti Amundsen asks for another time/)
  expect(invitationIn(letter)).toMatchObject({ method: 'CANCEL', uid: first.uid, sequence: 1 })
  expect(letter.text).toContain('– Wed 4 November, 16:00')
  const answer = tokenOf(letter)
  const accept = () =>
    call<typeof takeCounterTime>(null, 'POST /links/asks/:token/meeting', {
      params: { token: answer },
      body: { startsAt: later, instead: null },
    })
  expect((await accept()).body).toMatchObject({ ask: { meeting: { startsAt: later } } })
  expect((await accept()).status).toBe(200)
  const again = invitationIn(await take(kjersti, /^Your talk with Małgorzata Nowak, Wed 4 November/))
  expect(again).toMatchObject({ method: 'REQUEST', sequence: 2, uid: first.uid })

  // The customer asks for another time by their link.
  const offer = await call<typeof offerSlots>(null, 'PUT /links/asks/:token/times', {
    params: { token: answer },
    body: { times: [thursday] },
  })
  expect(offer.body.talk).toMatchObject({ offered: [thursday], counterTimes: [] })
  const asked = await take(kjersti, /^When would you like to talk/)
  expect(asked.text).toContain('cannot make it on Wed 4 November')
  expect((await takes(tokenOf(asked), thursday)).status).toBe(200)
  const off = await call<typeof callOff>(null, 'POST /links/asks/:token/cancellation', {
    params: { token: answer },
    body: { reason: 'Fell ill' },
  })
  expect(off.status).toBe(200)
  expect(await stateOf(made)).toBe('declined')
  expect(invitationIn(await take(kjersti, /^No talk with Małgorzata/))).toMatchObject({ method: 'CANCEL' })
  expect((await slotPage(token)).body).toMatchObject({ link: 'withdrawn', talk: null })
  expect((await takes(token, thursday)).problem).toMatchObject({ refusal: 'withdrawn' })
})

test('who does not need the talk any more says so once: calendars are cleared and ours decides on', async () => {
  const { made, token } = await offered([wednesday])
  await takes(token, wednesday)
  const end = () =>
    call<typeof endNeed>(null, 'POST /links/slots/:token/ending', {
      params: { token },
      body: { reason: 'We signed' },
    })
  expect((await end()).body.talk?.state).toBe('ended')
  expect((await end()).status).toBe(200)
  expect(invitationIn(await take(made.mail, /^No longer needed: the talk with Kjersti/))).toMatchObject({
    method: 'CANCEL',
  })
  expect((await take(member.email, /does not need the talk any more/)).text).toContain('We signed')
  expect(await stateOf(made)).toBe('accepted')
  expect((await takes(token, wednesday)).problem).toMatchObject({ refusal: 'ended' })
  const questions = await call<typeof keepProspectQuestions>(null, 'PUT /links/slots/:token/questions', {
    params: { token },
    body: { questions: 'x' },
  })
  expect(questions.status).toBe(409)
})

test('somebody did not come: said with one click, both find another time, and nothing is added to the load', async () => {
  const { made, token } = await offered([wednesday, later])
  await takes(token, wednesday)
  const load = async () =>
    (await owner.query('select load_quarters from ledger_entries where id = $1', [made.askId])).rows
  const before = await load()
  await owner.query(`update ask_meetings set state = 'held' where ask_id <> $1`, [made.askId])
  setNow('2026-10-28T15:00:00.000Z')
  await attendAsksJob.run({ host, data: {}, now: host.now(), jobId: 'by hand' })
  const question = await take(member.email, /^Did it take place/)
  const params = { token: tokenOf(question) }
  const open = () => call<typeof openHappenedPage>(null, 'GET /links/happened/:token', { params })
  expect((await open()).body).toMatchObject({ link: 'open', talk: { customer: 'Małgorzata Nowak' } })
  const say = () =>
    call<typeof answerHappened>(null, 'POST /links/happened/:token', {
      params,
      body: { happened: 'prospect-missing', again: true, comment: null },
    })
  expect((await say()).body.talk?.says).toMatch(/Both sides were asked for another time/)
  expect((await say()).status).toBe(200)
  expect(await stateOf(made)).toBe('accepted')
  expect(await load()).toEqual(before)
  expect((await take(made.mail, /^Another time with Kjersti/)).text).toContain('I am sorry')
  const retry = await take(kjersti, /^Another time with Małgorzata/)
  expect((await takes(tokenOf(retry), later)).body.talk).toMatchObject({ state: 'agreed' })
})

test('afterwards each side has one question, by a link that works once and says so', async () => {
  const { made, token } = await offered([wednesday])
  await takes(token, wednesday)
  setNow('2026-11-02T09:00:00.000Z')
  const done = await call<typeof completeMeeting>(
    member,
    'POST /requests/:requestId/asks/:askId/completion',
    {
      params: paramsOf(made),
      body: { doneOn: '2026-10-28', evidence: 'Both were on the call', minutes: 30 },
    },
  )
  expect(done.status).toBe(200)
  expect((await take(made.mail, /^Thank you/)).text).toContain('later than they should')
  const question = tokenOf(await take(kjersti, /^How was your talk/))
  const open = () =>
    call<typeof openFeedbackPage>(null, 'GET /links/feedback/:token', { params: { token: question } })
  expect((await open()).body).toMatchObject({ link: 'open', side: 'prospect', given: null })
  const give = () =>
    call<typeof answerFeedback>(null, 'POST /links/feedback/:token', {
      params: { token: question },
      body: { score: 5, comment: 'It decided things', mayQuote: false },
    })
  expect((await give()).body).toMatchObject({ link: 'answered', given: { score: 5 } })
  expect((await give()).problem).toMatchObject({ refusal: 'answered-already' })
  const request = await call<typeof getRequest>(member, 'GET /requests/:requestId', {
    params: { requestId: made.requestId },
  })
  expect(request.body.asks[0]?.feedback).toContainEqual(
    expect.objectContaining({ side: 'prospect', score: 5, comment: 'It decided things' }),
  )
  expect((await slotPage(token)).body.talk?.state).toBe('over')
})

test('each side has its brief, on a page and as PDF, and only those concerned read it', async () => {
  const { made, token } = await offered([wednesday])
  await owner.query(
    `insert into advocate_topics (workspace_id, contact_id, topic) values ($1, $2, 'Łódź, Αθήνα, 東京 😀')`,
    [workspace.id, made.contactId],
  )
  await takes(token, wednesday, { questions: 'Who decided?' })
  const brief = (side: 'advocate' | 'prospect' | 'requester', who = member) =>
    call<typeof getSideBrief>(who, 'GET /requests/:requestId/asks/:askId/brief', {
      params: paramsOf(made),
      query: { side },
    })
  const ours = (await brief('requester')).body
  const heads = ours.sections.map(({ head }) => head)
  expect(heads).toEqual(expect.arrayContaining(['The opportunity', 'The customer', 'Standing']))
  const customers = JSON.stringify((await brief('advocate')).body)
  expect(customers).toContain('Who decided?')
  expect(customers).not.toContain('Hofstad rollout')
  expect(JSON.stringify((await brief('prospect')).body)).not.toContain('Hofstad rollout')
  expect((await brief('requester', workspace.people.administrator)).status).toBe(404)
  const address = `/api/v1/links/slots/${token}/brief.pdf`
  const pdf = await server.app.inject({ method: 'GET', url: address })
  expect(pdf.statusCode).toBe(200)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.rawPayload.length).toBeLessThan(100_000)
})

test('of a day that is set and has no hour the customer is reminded once, on the working day before', async () => {
  const made = await make({ code: 'booth-guest' })
  await owner.query(`update requests set need_by = '2026-10-26', fields = $2 where id = $1`, [
    made.requestId,
    JSON.stringify({ Event: 'Finance Days' }),
  ])
  const asked = await take(made.mail, /^May we ask you for something/)
  await askAnswer(tokenOf(asked), { answer: 'yes' })
  const reminders = () =>
    post.arrived.filter(({ to, message }) => to === made.mail && /nearly here/.test(message))
  const attendAt = async (moment: string) => {
    setNow(moment)
    await attendAsksJob.run({ host, data: {}, now: moment, jobId: 'attend' })
    await drain()
  }
  await attendAt('2026-10-22T20:00:00.000Z')
  expect(reminders()).toHaveLength(0)
  await attendAt('2026-10-23T12:00:00.000Z')
  await attendAt('2026-10-24T12:00:00.000Z')
  const letter = await take(made.mail, /, 26 October 2026$/)
  expect(letter.text).toMatch(/– Event: Finance Days\s+– Day of the event: 26 October 2026/)
  expect(linkIn(letter)).toContain('/ask/')
  expect(reminders()).toHaveLength(1)
})

test('without an address the requester copies the link; a place that is not written comes from the setting', async () => {
  const made = await make({ speaksWithEmail: null })
  await owner.query('update requests set place = null where id = $1', [made.requestId])
  await owner.query(
    `insert into workspace_settings (workspace_id, name, value, set_at) values ($1, 'requests.video-link', $2, now())`,
    [workspace.id, JSON.stringify('https://meet.example/{number}-{ask}')],
  )
  const link = () =>
    call<typeof makeSlotLink>(member, 'POST /requests/:requestId/asks/:askId/slot-link', {
      params: paramsOf(made),
    })
  expect((await link()).problem).toMatchObject({ refusal: 'not-agreed-to' })
  const asked = tokenOf(await take(made.mail, /^Would you talk/))
  await askAnswer(asked, { answer: 'other-times', times: [wednesday] })
  const letter = (await link()).body
  expect(letter).toMatchObject({ to: null })
  expect(letter.text).toContain(letter.address)
  const taken = await takes(letter.address.split('/').at(-1) ?? '', wednesday)
  expect(taken.body.talk?.meeting?.place).toMatch(new RegExp(`^https://meet\\.example/\\d+-${made.askId}$`))
  const fromUs = await call<typeof agreeMeeting>(member, 'PUT /requests/:requestId/asks/:askId/meeting', {
    params: paramsOf(made),
    body: { startsAt: wednesday, minutes: 30, place: null, fromUs: 'Nobody' },
  })
  expect(fromUs.body.ask.meeting).toMatchObject({ fromUs: 'Nobody' })
  const { rows } = await owner.query('select sequence from ask_meetings where ask_id = $1', [made.askId])
  expect(Number(rows[0].sequence)).toBe(0)
})
