import type { Server } from 'node:net'
import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { closeOpportunity, getOpportunity } from '../../../customers/opportunity.contract.ts'
import type { sendAgain, settleMail } from '../../../identity/mail.contract.ts'
import { linkIn, makeAsk } from '../../../server/testing/make-ask.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type {
  agreeMeeting,
  cancelMeeting,
  completeMeeting,
  getAskLetter,
  giveFeedback,
  logAskSent,
  missMeeting,
  recordAnswer,
} from '../ask.contract.ts'
import type { answerAsk, answerFeedback, openAskPage, openFeedbackPage } from '../ask-page.contract.ts'
import { attendAsksJob } from './ask.jobs.ts'
import { sendAsk } from './send-ask.ts'

const now = '2026-11-23T09:00:00.000Z'
const wednesday = '2026-12-02T09:00:00.000Z'
const thursday = '2026-12-03T14:30:00.000Z'

type Received = { readonly to: readonly string[]; readonly text: string }
let received: Received[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((each) => each.address)
      received.push({ to, text: Buffer.concat(chunks).toString('utf8') })
      done()
    })
  },
})
await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening))
const { port } = (smtp.server as unknown as Server).address() as { port: number }
afterAll(() => new Promise<void>((closed) => smtp.close(closed)))

const config = { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'program@tarnwell.example' }
const server = await startTestHost({ now, config })
const { host, owner, call, drain, setNow, makeWorkspace } = server
const workspace = await makeWorkspace('Tarnwell')
const { member } = workspace.people
const manager = workspace.people['program-manager']

beforeEach(() => {
  setNow(now)
  received = []
})

const make = (wish = {}) => makeAsk(server, workspace, { times: [wednesday, thursday], ...wish })
const paramsOf = ({ requestId, askId }: { requestId: string; askId: string }) => ({ requestId, askId })
const at = (moment: string) => {
  setNow(moment)
  return attendAsksJob.run({ host, data: {}, now: moment, jobId: 'by hand' })
}
const yes = async (askId: string) =>
  call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', {
    params: { token: await linkIn(server, askId, 'ask') },
    body: { answer: 'yes', startsAt: wednesday },
  })

async function stateOf(askId: string): Promise<string> {
  const { rows } = await owner.query('select state from ledger_entries where id = $1', [askId])
  return rows[0].state
}

async function mailOf(contactId: string): Promise<string> {
  const { rows } = await owner.query('select email from contact_mails where contact_id = $1', [contactId])
  return rows[0].email
}

/** The invitation in a mail as it arrived, read by another program. */
function invitationIn({ text }: Received) {
  const part = text.match(/Content-Type: text\/calendar;[^\n]*method=(\w+)[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/)
  if (part === null) throw new Error('no invitation came with this mail')
  const [head, method, body = ''] = part
  const content = /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : decode(body)
  const calendar = new ICAL.Component(ICAL.parse(content))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  return {
    method,
    own: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    attendees: event.attendees.length,
  }
}

const decode = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** Subject lines with letters beyond ASCII arrive encoded and folded (RFC 2047). */
function subjectOf({ text }: Received): string {
  const line = text.match(/^Subject: ([\s\S]*?)\r\n(?![ \t])/m)?.[1] ?? ''
  return line
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : decode(coded.replaceAll('_', ' ')),
    )
    .replace(/\s+/g, ' ')
}

const subjectsTo = (address: string) => to(address).map(subjectOf)

/** The token of a page whose address came with a mail. */
function tokenIn(mails: readonly Received[], page: 'ask' | 'feedback'): string {
  for (const { text } of mails) {
    const found = decode(text).match(new RegExp(`/${page}/([\\w-]{40,})`))?.[1]
    if (found !== undefined) return found
  }
  throw new Error(`no link to ${page} came`)
}

const to = (address: string) => received.filter((mail) => mail.to.includes(address))

test('agreed, moved and cancelled reach both sides’ calendars as one event, through a real mail server', async () => {
  const made = await make({ speaksWithEmail: 'kjersti@hofstad.example' })
  await yes(made.askId)
  const meeting = { startsAt: thursday, minutes: 45, place: 'https://meet.example/new' }
  const move = () =>
    call<typeof agreeMeeting>(member, 'PUT /requests/:requestId/asks/:askId/meeting', {
      params: paramsOf(made),
      body: meeting,
    })
  expect((await move()).body.ask.meeting).toMatchObject({ startsAt: thursday, minutes: 45 })
  await move()
  const cancelled = await call<typeof cancelMeeting>(
    member,
    'DELETE /requests/:requestId/asks/:askId/meeting',
    {
      params: paramsOf(made),
    },
  )
  expect(cancelled.body.ask.state).toBe('accepted')
  await drain()
  const expected = [
    { method: 'REQUEST', own: 'REQUEST', sequence: 0, starts: wednesday },
    { method: 'REQUEST', own: 'REQUEST', sequence: 1, starts: thursday },
    { method: 'CANCEL', own: 'CANCEL', sequence: 2, starts: thursday },
  ]
  const customer = await mailOf(made.contactId)
  for (const address of [customer, member.email, 'kjersti@hofstad.example']) {
    const invitations = to(address)
      .filter(({ text }) => text.includes('text/calendar'))
      .map(invitationIn)
      .sort((a, b) => a.sequence - b.sequence)
    expect(invitations).toMatchObject(expected)
    expect(new Set(invitations.map(({ uid }) => uid)).size).toBe(1)
    expect(invitations[0]?.attendees).toBe(address === member.email ? 3 : 1)
  }
  const [first] = to(customer).filter(({ text }) => text.includes('text/calendar'))
  expect(first?.text).toContain(`From: "${manager.name}" <program@tarnwell.example>`)
  expect(first?.text).toContain(`Reply-To: ${manager.email}`)
})

test('it took place: thanked once, asked once, told what came of it once', async () => {
  const made = await make()
  const customer = await mailOf(made.contactId)
  await yes(made.askId)
  setNow('2026-12-02T10:00:00.000Z')
  const done = () =>
    call<typeof completeMeeting>(member, 'POST /requests/:requestId/asks/:askId/completion', {
      params: paramsOf(made),
      body: { doneOn: '2026-12-02', evidence: 'Both were on the call', minutes: 35 },
    })
  expect((await done()).body.ask).toMatchObject({ state: 'done', meeting: { state: 'held' } })
  expect((await done()).status).toBe(200)
  await drain()
  const { rows } = await owner.query('select stage from advocates where contact_id = $1', [made.contactId])
  expect(rows).toEqual([{ stage: 'active' }])

  const given = await call<typeof giveFeedback>(member, 'POST /requests/:requestId/asks/:askId/feedback', {
    params: paramsOf(made),
    body: { score: 5, comment: 'Her checklist saved us the argument', mayQuote: true },
  })
  expect(given.body.ask.state).toBe('debriefed')
  const token = tokenIn(to(customer), 'feedback')
  const question = await call<typeof openFeedbackPage>(null, 'GET /links/feedback/:token', {
    params: { token },
  })
  expect(question.body).toMatchObject({ link: 'open', side: 'advocate', given: null })
  const other = question.body.language === 'de' ? 'en' : 'de'
  const read = await call<typeof openFeedbackPage>(null, 'GET /links/feedback/:token', {
    params: { token },
    query: { language: other },
  })
  expect([read.body.language, read.body.question === question.body.question]).toEqual([other, false])
  const answer = () =>
    call<typeof answerFeedback>(null, 'POST /links/feedback/:token', {
      params: { token },
      body: { score: 4, comment: null, mayQuote: false },
    })
  expect((await answer()).body).toMatchObject({ link: 'answered', given: { score: 4 } })
  expect((await answer()).problem).toMatchObject({ refusal: 'answered-already' })

  const opportunity = await call<typeof getOpportunity>(member, 'GET /opportunities/:opportunityId', {
    params: { opportunityId: made.opportunityId },
  })
  const closed = await call<typeof closeOpportunity>(member, 'PUT /opportunities/:opportunityId/closing', {
    params: { opportunityId: made.opportunityId },
    body: { version: opportunity.body.version, state: 'won', on: '2026-12-02' },
  })
  expect(closed.status).toBe(200)
  await drain()
  await owner.query(`update request_asks set outcome_told = null where ask_id = $1`, [made.askId])
  const { askReactions } = await import('./ask.reactions.ts')
  const event = {
    id: made.askId,
    name: 'opportunities.imported',
    at: now,
    actorId: null,
    subjectKind: 'import',
    subjectId: made.askId,
    data: {},
  }
  const actor = { kind: 'system', workspaceId: workspace.id, task: 'test' } as const
  await host.door.write(workspace.id, async (tx) =>
    askReactions[1]?.run({ tx, actor, event, host, now: host.now() }),
  )
  await drain()
  const subjects = subjectsTo(customer)
  expect(subjects.filter((subject) => /^Thank you/.test(subject))).toHaveLength(1)
  expect(subjects.filter((subject) => /^What came of your talk/.test(subject))).toHaveLength(1)
})

test('the requester’s words reach the customer’s page only with leave', async () => {
  const made = await make()
  const token = await linkIn(server, made.askId, 'ask')
  await yes(made.askId)
  await call<typeof completeMeeting>(member, 'POST /requests/:requestId/asks/:askId/completion', {
    params: paramsOf(made),
    body: { doneOn: '2026-11-23', evidence: 'Said so', minutes: null },
  })
  const page = () => call<typeof openAskPage>(null, 'GET /links/asks/:token', { params: { token } })
  await call<typeof giveFeedback>(member, 'POST /requests/:requestId/asks/:askId/feedback', {
    params: paramsOf(made),
    body: { score: 5, comment: 'Saved us the argument', mayQuote: false },
  })
  expect((await page()).body.last).toMatchObject({ quote: null })
  await owner.query('update ask_feedback set may_quote = true where ask_id = $1', [made.askId])
  expect((await page()).body.last?.quote).toEqual({ text: 'Saved us the argument', by: member.name })
})

test('one reminder, then the end: nobody is written to twice, however often the job runs', async () => {
  const made = await make()
  const customer = await mailOf(made.contactId)
  for (const moment of ['2026-11-24T09:00:00.000Z', '2026-11-26T14:00:00.000Z', '2026-11-27T09:00:00.000Z']) {
    await at(moment)
    await at(moment)
  }
  await drain()
  expect(subjectsTo(customer).filter((subject) => /^Still open/.test(subject))).toHaveLength(1)
  expect(await stateOf(made.askId)).toBe('asked')
  await at('2026-12-01T09:00:00.000Z')
  await at('2026-12-01T09:01:00.000Z')
  await drain()
  expect(await stateOf(made.askId)).toBe('expired')
  expect(subjectsTo(member.email).filter((subject) => /^No answer from/.test(subject))).not.toHaveLength(0)
  expect(to(customer)).toHaveLength(2)
})

test('after the agreed time the requester is asked once whether it took place', async () => {
  const made = await make()
  await yes(made.askId)
  await at('2026-12-02T10:00:00.000Z')
  await at('2026-12-02T11:00:00.000Z')
  await at('2026-12-02T12:00:00.000Z')
  await drain()
  expect(subjectsTo(member.email).filter((subject) => /^Did it take place/.test(subject))).toHaveLength(1)
  const missed = await call<typeof missMeeting>(member, 'POST /requests/:requestId/asks/:askId/miss', {
    params: paramsOf(made),
    body: { reason: 'Nobody came' },
  })
  expect(missed.body.ask).toMatchObject({ state: 'missed', meeting: { state: 'missed' } })
})

test('without a mail address the text is copied, and only its sending counts as asked', async () => {
  const made = await make({ mail: null })
  expect(await stateOf(made.askId)).toBe('proposed')
  const letter = await call<typeof getAskLetter>(manager, 'GET /requests/:requestId/asks/:askId/letter', {
    params: paramsOf(made),
  })
  expect(letter.body).toMatchObject({ to: null, isMailed: false })
  const token = letter.body.text.match(/\/ask\/([\w-]+)/)?.[1] ?? ''
  expect(
    (await call<typeof openAskPage>(null, 'GET /links/asks/:token', { params: { token } })).body.link,
  ).toBe('open')
  const send = () =>
    call<typeof logAskSent>(manager, 'POST /requests/:requestId/asks/:askId/sending', {
      params: paramsOf(made),
    })
  expect((await send()).body.ask).toMatchObject({ state: 'asked', sentThrough: 'copy' })
  expect((await send()).status).toBe(200)
})

test('a customer who answers a copied letter was asked, whether somebody noted so or not', async () => {
  const made = await make({ mail: null })
  const token = await linkIn(server, made.askId, 'ask')
  const said = await call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', {
    params: { token },
    body: { answer: 'yes', startsAt: wednesday },
  })
  expect(said.body.link).toBe('answered')
  expect(await stateOf(made.askId)).toBe('scheduled')
})

test('who owns the relationship and asks themself gets the text to send', async () => {
  const made = await make({ ownerAsks: true })
  await drain()
  expect(await stateOf(made.askId)).toBe('asked')
  const { executive } = workspace.people
  expect(to(await mailOf(made.contactId))).toHaveLength(0)
  expect(subjectsTo(executive.email).some((subject) => /^To send on/.test(subject))).toBe(true)
})

test('an answer by phone counts as on the page, and a no after a yes takes the talk out of calendars', async () => {
  const made = await make()
  const record = (body: object) =>
    call<typeof recordAnswer>(member, 'POST /requests/:requestId/asks/:askId/answer', {
      params: paramsOf(made),
      body,
    })
  expect((await record({ answer: 'yes', startsAt: '2026-12-04T08:00:00.000Z' })).body.ask.state).toBe(
    'scheduled',
  )
  expect((await record({ answer: 'no', reason: 'Fell ill' })).body.ask).toMatchObject({
    state: 'declined',
    reason: 'Fell ill',
  })
  await drain()
  const customer = to(await mailOf(made.contactId)).filter(({ text }) => text.includes('text/calendar'))
  expect(
    customer
      .map(invitationIn)
      .map(({ method }) => method)
      .sort(),
  ).toEqual(['CANCEL', 'REQUEST'])
})

test('whoever has nothing to do with a request does nothing with its asks', async () => {
  const made = await make()
  const stranger = workspace.people.administrator
  const done = await call<typeof recordAnswer>(stranger, 'POST /requests/:requestId/asks/:askId/answer', {
    params: paramsOf(made),
    body: { answer: 'no' },
  })
  expect(done.status).toBe(404)
  const other = await make()
  const mixed = await call<typeof recordAnswer>(member, 'POST /requests/:requestId/asks/:askId/answer', {
    params: { requestId: other.requestId, askId: made.askId },
    body: { answer: 'no' },
  })
  expect(mixed.status).toBe(404)
  expect(await stateOf(made.askId)).toBe('asked')
})

test('what is stopped before its end leaves neither a move nor a mail behind, and goes on as if new', async () => {
  const made = await make({ isSent: false })
  const stopped = host.door.write(workspace.id, async (tx) => {
    await sendAsk(tx, manager, made.askId, now, host)
    throw new Error('the server was killed')
  })
  await expect(stopped).rejects.toThrow('killed')
  expect(await stateOf(made.askId)).toBe('proposed')
  const send = () => host.door.write(workspace.id, (tx) => sendAsk(tx, manager, made.askId, now, host))
  expect(await send()).toMatchObject({ ok: true, through: 'mail' })
  await send()
  await drain()
  await drain()
  expect(to(await mailOf(made.contactId))).toHaveLength(1)
})

test('a letter copied from the outbox counts as passed on', async () => {
  const made = await make({ mail: null })
  const { rows } = await owner.query(`select mail_id from ask_mails where ask_id = $1 and kind = 'ask'`, [
    made.askId,
  ])
  const params = { mailId: rows[0].mail_id }
  const sent = await call<typeof sendAgain>(manager, 'POST /mails/:mailId/sending', { params })
  expect(sent.problem.detail).toMatch(/No mail address is known/)
  await call<typeof settleMail>(manager, 'PUT /mails/:mailId/state', { params, body: { state: 'copied' } })
  await drain()
  expect(await stateOf(made.askId)).toBe('asked')
})
