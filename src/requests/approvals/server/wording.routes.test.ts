import { expect, test } from 'vitest'
import type { getAccount } from '../../../customers/account.contract.ts'
import type { enterAbsence } from '../../../identity/absence.contract.ts'
import type { putSetting } from '../../../identity/setting.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { completeMeeting, proposeAdvocate } from '../../asks/ask.contract.ts'
import type { answerAsk } from '../../asks/ask-page.contract.ts'
import type { getRequest } from '../../request.contract.ts'
import type { answerApprovalLink, decideApproval, openApprovalLink } from '../approval.contract.ts'
import type {
  agreeOnOwnWords,
  agreeOnWords,
  getChain,
  nameApprover,
  nameOwnApprover,
  openOwnWords,
  writeOwnWords,
  writeWords,
} from '../wording.contract.ts'
import { passApprovalsJob } from './approval.jobs.ts'

const monday = '2026-03-02T10:00:00.000Z'
const server = await startTestHost({ now: monday })
const { host, owner: database, call, makeWorkspace, setNow, drain } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager, administrator } = works.people
const lara = await makeColleague(server, works, 'Lara Legal')
const erik = await makeColleague(server, works, 'Erik Executive', ['executive'])
const pass = () => passApprovalsJob.run({ host, data: {}, now: host.now(), jobId: 'test' })

for (const [name, value] of [
  ['requests.legal-approver', lara.personId],
  ['requests.executive-approver', erik.personId],
] as const) {
  const set = await call<typeof putSetting>(administrator, 'PUT /settings/:name', {
    params: { name },
    body: { value },
  })
  if (set.status !== 200) throw new Error(set.text)
}

const far = { needBy: '2026-06-26' }
const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'press-release-quote': { 'Subject of the release': 'Spring' },
  'quote-approval': { 'Words to approve': 'It saved us a week.' },
  'earnings-mention': { Quarter: 'Q1' },
  'media-interview': { Medium: 'The Paper' },
}

/** An ask of a kind whose owner said yes, and the customer as well; the customer's page with it. */
async function toTheYes(code: string, more: object = {}) {
  setNow(monday)
  const owner = await makeColleague(server, works, 'Ines Brandt')
  const advocate = await makeAdvocate(server, works, { owner })
  const requestId = await submitFor(server, works, member, code, {
    ...far,
    fields: fields[code] ?? {},
    ...more,
  })
  const proposed = await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  expect(proposed.status, proposed.text).toBe(200)
  const askId = proposed.body.ask.id
  const [first] = proposed.body.ask.approvals
  if (first?.approver === 'owner') await decide(owner, first.id, {})
  const token = await tokenFor(advocate.email, 'ask')
  const said = await call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', {
    params: { token },
    body: { answer: 'yes', startsAt: null },
  })
  expect(said.status, said.text).toBe(200)
  return { ...advocate, owner, requestId, askId, page: token, params: { requestId, askId } }
}
type Made = Awaited<ReturnType<typeof toTheYes>>

const decide = (by: PersonActor, approvalId: string, body: object) =>
  call<typeof decideApproval>(by, 'POST /approvals/:approvalId/decision', {
    params: { approvalId },
    body: { answer: 'yes', comment: null, until: null, ...body },
  })
const openLink = (token: string) =>
  call<typeof openApprovalLink>(null, 'GET /links/approvals/:token', { params: { token } })
const answerLink = (token: string, body: object = {}) =>
  call<typeof answerApprovalLink>(null, 'POST /links/approvals/:token/decision', {
    params: { token },
    body: { answer: 'yes', comment: null, until: null, ...body },
  })
const write = (made: Made, text: string, version: number, by = member) =>
  call<typeof writeWords>(by, 'PUT /requests/:requestId/asks/:askId/words', {
    params: made.params,
    body: { text, version },
  })
const agree = (made: Made, version: number, side: 'requester' | 'advocate' = 'requester') =>
  call<typeof agreeOnWords>(member, 'POST /requests/:requestId/asks/:askId/words/agreement', {
    params: made.params,
    body: { version, side },
  })
const own = {
  open: (made: Made) =>
    call<typeof openOwnWords>(null, 'GET /links/asks/:token/words', { params: { token: made.page } }),
  agree: (made: Made, version: number) =>
    call<typeof agreeOnOwnWords>(null, 'POST /links/asks/:token/words/agreement', {
      params: { token: made.page },
      body: { version },
    }),
  write: (made: Made, text: string, version: number) =>
    call<typeof writeOwnWords>(null, 'PUT /links/asks/:token/words', {
      params: { token: made.page },
      body: { text, version },
    }),
  name: (made: Made, name: string, email: string) =>
    call<typeof nameOwnApprover>(null, 'PUT /links/asks/:token/outside-approver', {
      params: { token: made.page },
      body: { name, email },
    }),
}
const chain = async (made: Made) =>
  (
    await call<typeof getChain>(manager, 'GET /requests/:requestId/asks/:askId/chain', {
      params: made.params,
    })
  ).body
const show = async (made: Made, by: PersonActor = manager) => {
  const found = await call<typeof getRequest>(by, 'GET /requests/:requestId', {
    params: { requestId: made.requestId },
  })
  const ask = found.body.asks[0]
  if (ask === undefined) throw new Error(found.text)
  return ask
}
const complete = (made: Made) =>
  call<typeof completeMeeting>(member, 'POST /requests/:requestId/asks/:askId/completion', {
    params: made.params,
    body: {
      doneOn: '2026-03-02',
      evidence: 'The release',
      result: { 'Link to the release': 'https://news.example/1', 'Words as printed': 'We saved a week.' },
      minutes: null,
    },
  })

async function mailsTo(address: string, like = '%') {
  const { rows } = await database.query<{ subject: string; body_text: string; sealed_link: string | null }>(
    'select subject, body_text, sealed_link from mails where to_address = $1 and subject like $2 order by created_at, id',
    [address, like],
  )
  return rows
}
/** What one of ours was told, by whatever way they chose. */
async function toldTo(person: PersonActor, like: string, { requestId }: Made) {
  const { rows } = await database.query<{ title: string; detail: string }>(
    'select title, detail from notifications where person_id = $1 and title like $2 and about_id = $3',
    [person.personId, like, requestId],
  )
  return rows
}
async function tokenFor(address: string, path: 'ask' | 'approval'): Promise<string> {
  const links = (await mailsTo(address)).map(({ sealed_link }) =>
    sealed_link === null ? '' : host.secrets.unseal(sealed_link),
  )
  return links.flatMap((link) => new RegExp(`/${path}/(.+)$`).exec(link)?.[1] ?? []).at(-1) ?? ''
}
let counted = 0
/** Words that both sides agree to, with somebody in their house before whom they stand. */
async function toTheHouse(code: string) {
  const made = await toTheYes(code)
  counted += 1
  const house = `house-${counted}@nordkai.example`
  expect((await write(made, 'It saved us a week.', 0)).status).toBe(200)
  expect((await own.name(made, 'Lena Vogt', house)).body.approver).toEqual({
    name: 'Lena Vogt',
    mayName: true,
  })
  expect((await own.agree(made, 1)).body.words).toMatchObject({ isAgreed: true, isFinal: false })
  return { ...made, house }
}

test('a press quote: the words, their house by its link, then our legal; only then is it done', async () => {
  const made = await toTheYes('press-release-quote')
  expect((await show(made)).says).toContain('The words are still to be written.')
  expect(await mailsTo(member.email, '%write down the words')).not.toEqual([])
  const early = await complete(made)
  expect(early.problem).toMatchObject({ status: 409, refusal: 'not-cleared' })
  expect((await own.open(made)).body.words).toMatchObject({ version: 0, mayChange: true })
  expect((await own.write(made, 'We saved a week.', 0)).body.words).toMatchObject({
    version: 1,
    isAgreed: true,
  })
  expect((await mailsTo(member.email, '%wrote the words%')).at(-1)?.body_text).toContain('“We saved a week.”')
  // Nobody of their house is named: the owner is asked who it is, and the step is open without anybody's mail.
  expect((await agree(made, 1)).body.wording?.isFinal).toBe(false)
  expect(await mailsTo(made.owner.email, 'Who approves at%')).toHaveLength(1)
  await call<typeof nameApprover>(made.owner, 'PUT /requests/:requestId/asks/:askId/outside-approver', {
    params: made.params,
    body: { name: 'Lena Vogt', email: 'lena@nordkai.example' },
  })
  const [mail] = await mailsTo('lena@nordkai.example')
  expect(mail?.subject).toMatch(/^Your approval: Grete Holm/)
  expect(mail?.body_text).toContain('“We saved a week.”')
  // What it is for, and by when, as far as the kind tells the customer.
  expect(mail?.body_text).toContain('Subject of the release: Spring')
  const token = await tokenFor('lena@nordkai.example', 'approval')
  const read = await openLink(token)
  expect(read.body).toMatchObject({
    link: 'open',
    approval: null,
    outside: {
      approver: 'Lena Vogt',
      words: { version: 1, text: 'We saved a week.' },
      facts: [
        { label: 'For', text: 'Kjersti Amundsen, their CFO' },
        { label: 'Subject of the release', text: 'Spring' },
        { label: 'Words needed by', text: '26 June 2026' },
        { label: 'Answer by', text: '16 March 2026' },
      ],
    },
  })
  expect(read.text).not.toMatch(/standing|load|amount|prospect/)
  expect((await answerLink(token, { version: 1 })).body).toMatchObject({
    link: 'answered',
    outside: { state: 'approved', decidedBy: 'Lena Vogt' },
  })
  expect((await show(made)).says).toContain('Lara Legal has until')
  expect((await mailsTo(lara.email, 'May this go ahead%')).at(-1)?.body_text).toContain('We saved a week.')
  expect((await show(made, member)).reach).toBeNull()
  expect((await answerLink(await tokenFor(lara.email, 'approval'), { comment: 'Fine' })).status).toBe(200)
  expect((await show(made, member)).reach).toMatchObject({ email: made.email })
  const said = await chain(made)
  expect(said.wording).toMatchObject({ isFinal: true, versions: [{ by: expect.stringMatching(/^Grete/) }] })
  expect(
    said.answers.map(({ approver, answer, by, through, version }) => [
      approver,
      answer,
      by,
      through,
      version,
    ]),
  ).toEqual([
    ['owner', 'approved', 'Ines Brandt', 'app', null],
    ['company', 'approved', 'Lena Vogt', 'link', 1],
    ['legal', 'approved', 'Lara Legal', 'link', 1],
  ])
  expect(await toldTo(member, 'Everybody has said yes%', made)).toHaveLength(1)
  expect((await complete(made)).status).toBe(200)
  expect((await own.write(made, 'Other words', 1)).problem.refusal).toBe('over')
})

test('who is named in the settings gets the steps that nobody was asked about yet, an open one with a mail', async () => {
  const name = (value: string) =>
    call<typeof putSetting>(administrator, 'PUT /settings/:name', {
      params: { name: 'requests.legal-approver' },
      body: { value },
    })
  const made = await toTheHouse('press-release-quote')
  const legal = async () => (await show(made)).approvals.find(({ approver }) => approver === 'legal')
  expect(await legal()).toMatchObject({ state: 'waiting', person: { name: 'Lara Legal' } })
  await name('')
  await drain()
  expect(await legal()).toMatchObject({ state: 'waiting', person: null })
  await answerLink(await tokenFor(made.house, 'approval'), { version: 1 })
  expect(await legal()).toMatchObject({ state: 'open', person: null })
  await name(erik.personId)
  await drain()
  expect(await legal()).toMatchObject({ state: 'open', person: { name: 'Erik Executive' } })
  expect(await toldTo(erik, 'May this go ahead%', made)).toHaveLength(1)
  // What somebody was asked already stays theirs.
  await name(lara.personId)
  await drain()
  expect(await legal()).toMatchObject({ state: 'open', person: { name: 'Erik Executive' } })
})

test('an earnings mention goes to their house, our legal and the executive, in that order', async () => {
  const made = await toTheHouse('earnings-mention')
  await answerLink(await tokenFor(made.house, 'approval'), { version: 1 })
  await decide(lara, (await show(made)).approvals[2]?.id ?? '', {})
  const last = (await show(made)).approvals.map(({ approver, state }) => `${approver} ${state}`)
  expect(last).toEqual(['owner approved', 'company approved', 'legal approved', 'executive open'])
  expect((await chain(made)).wording?.isFinal).toBe(false)
  await answerLink(await tokenFor(erik.email, 'approval'))
  expect((await chain(made)).wording?.isFinal).toBe(true)
})

test('words marked up go back to both sides; agreed as they are their house has approved them, changed it is asked anew', async () => {
  const made = await toTheHouse('press-release-quote')
  const token = await tokenFor(made.house, 'approval')
  const same = await answerLink(token, { answer: 'changes', words: 'It saved us a week.', version: 1 })
  expect(same.problem.refusal).toBe('no-changes')
  const marked = { answer: 'changes', words: 'It saved us days.', comment: 'No figures', version: 1 }
  expect((await answerLink(token, marked)).body.link).toBe('answered')
  expect((await openLink(token)).body.link).toBe('answered')
  const back = (await own.open(made)).body.words
  expect(back).toMatchObject({ version: 2, by: 'Lena Vogt', comment: 'No figures', isAgreed: false })
  expect(back?.changes.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'a week' },
    { kind: 'added', text: 'days' },
  ])
  expect((await mailsTo(made.email, 'Your words:%')).at(-1)?.body_text).toContain('Lena Vogt of your company')
  expect((await agree(made, 1)).problem.refusal).toBe('words-changed')
  await agree(made, 2)
  await own.agree(made, 2)
  expect((await show(made)).approvals.map(({ state }) => state)).toEqual(['approved', 'approved', 'open'])
  // Our legal has it; other words send all of it round again, and its link is dead.
  const legal = await tokenFor(lara.email, 'approval')
  setNow('2026-03-02T11:00:00.000Z')
  await write(made, 'It saved us many days.', 2)
  expect((await openLink(legal)).body).toMatchObject({ link: 'replaced', approval: null })
  await own.agree(made, 3)
  expect((await show(made)).approvals.map(({ state }) => state)).toEqual(['approved', 'open', 'waiting'])
  const anew = await openLink(await tokenFor(made.house, 'approval'))
  expect(anew.body.outside?.words?.changes.filter(({ kind }) => kind === 'added')).toEqual([
    { kind: 'added', text: 'many ' },
  ])
  expect((await chain(made)).answers.map(({ answer }) => answer)).toEqual([
    'approved',
    'marked-up',
    'approved',
    'reopened',
  ])
})

test('words changed after the last approval are approved again', async () => {
  const made = await toTheHouse('quote-approval')
  await answerLink(await tokenFor(made.house, 'approval'), { version: 1 })
  expect((await chain(made)).wording?.isFinal).toBe(true)
  await own.write(made, 'It saved us two weeks.', 1)
  expect((await chain(made)).wording?.isFinal).toBe(false)
  expect((await complete(made)).status).toBe(409)
  setNow('2026-03-02T11:00:00.000Z')
  await agree(made, 2)
  expect(await mailsTo(made.house)).toHaveLength(2)
  await answerLink(await tokenFor(made.house, 'approval'), { version: 2 })
  expect((await chain(made)).wording?.isFinal).toBe(true)
})

test('a no of their house ends it as declined; a no of ours takes it back, and the customer is told kindly', async () => {
  const theirs = await toTheHouse('press-release-quote')
  await answerLink(await tokenFor(theirs.house, 'approval'), { answer: 'no', comment: 'Not this year' })
  expect(await show(theirs)).toMatchObject({ state: 'declined', reason: 'Lena Vogt: Not this year' })
  expect((await mailsTo(theirs.email, 'No longer needed%')).at(-1)?.body_text).toContain(
    'Lena Vogt of your company',
  )
  expect(JSON.stringify(await toldTo(member, 'It does not go ahead%', theirs))).toContain('Not this year')
  for (const [code, at, by] of [
    ['press-release-quote', 2, lara],
    ['earnings-mention', 3, erik],
  ] as const) {
    const made = await toTheHouse(code)
    await answerLink(await tokenFor(made.house, 'approval'))
    if (at === 3) await decide(lara, (await show(made)).approvals[2]?.id ?? '', {})
    await decide(by, (await show(made)).approvals[at]?.id ?? '', { answer: 'no', comment: 'Quiet period' })
    expect(await show(made)).toMatchObject({ state: 'withdrawn', reason: `${by.name}: Quiet period` })
    expect(await mailsTo(made.email, 'No longer needed%')).toHaveLength(1)
  }
})

test('of two who act at once on the words or a step one counts, and the other reads it', async () => {
  for (let round = 0; round < 4; round += 1) {
    const made = await toTheHouse('press-release-quote')
    const token = await tokenFor(made.house, 'approval')
    const [yes, other] = await Promise.all([
      answerLink(token, { version: 1 }),
      write(made, 'It saved us ages.', 1),
    ])
    expect(other.status).toBe(200)
    expect([200, 409]).toContain(yes.status)
    const { wording } = await chain(made)
    expect(wording?.versions).toHaveLength(2)
    expect((await show(made)).approvals.map(({ state }) => state)).toEqual(['approved', 'waiting', 'waiting'])
    const both = await Promise.all([write(made, 'One', 2), own.write(made, 'Two', 2)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  }
})

test('a yes with a time keeps the time; both sides are invited once their house has said yes', async () => {
  const at = '2026-06-15T09:00:00.000Z'
  const made = await toTheYes('media-interview', { speaksWithEmail: 'desk@paper.example' })
  const agreed = await call(member, 'PUT /requests/:requestId/asks/:askId/meeting', {
    params: made.params,
    body: { startsAt: at, minutes: 45, place: null },
  })
  expect(agreed.status, agreed.text).toBe(200)
  expect((await show(made)).says).toContain('Agreed for Mon 15 Jun')
  expect(await mailsTo(made.email, 'Agreed%')).toEqual([])
  expect(await mailsTo('desk@paper.example')).toEqual([])
  await own.name(made, 'Lena Vogt', 'lena.press@nordkai.example')
  await answerLink(await tokenFor('lena.press@nordkai.example', 'approval'))
  expect(await mailsTo(made.email, 'Agreed%')).toHaveLength(1)
  expect(await mailsTo('desk@paper.example')).toHaveLength(1)
})

test('their house is reminded once at half its time, and past it our side is told once that it waits', async () => {
  const made = await toTheHouse('quote-approval')
  const due = (await show(made)).approvals.at(-1)?.dueAt ?? ''
  const { rows } = await database.query<{ at: Date }>(
    'select remind_at as at from ask_approvals where ask_id = $1 and remind_at is not null',
    [made.askId],
  )
  setNow(new Date(rows[0]?.at ?? 0).toISOString())
  await pass()
  await pass()
  expect(await mailsTo(made.house, 'Still open%')).toHaveLength(1)
  setNow(due)
  await pass()
  await pass()
  expect(await toldTo(manager, 'No answer from Lena Vogt%', made)).toHaveLength(1)
  expect((await show(made)).approvals.at(-1)?.state).toBe('open')
})

test('while somebody is away their approvals go to whoever stands in, who keeps them', async () => {
  setNow(monday)
  const [owner, other] = [
    await makeColleague(server, works, 'Oda Owner'),
    await makeColleague(server, works, 'Stine Standin'),
  ]
  const ask = async () => {
    const advocate = await makeAdvocate(server, works, { owner })
    const requestId = await submitFor(server, works, member, 'sales-reference-call')
    const proposed = await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
      params: { requestId },
      body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
    })
    return proposed.body.ask
  }
  const first = await ask()
  expect(first.approvals[0]?.person?.name).toBe('Oda Owner')
  const enter = (by: PersonActor) =>
    call<typeof enterAbsence>(by, 'POST /people/:personId/absences', {
      params: { personId: owner.personId },
      body: { fromOn: '2026-03-02', untilOn: '2026-03-06', delegateId: other.personId },
    })
  expect((await enter(member)).status).toBe(403)
  expect((await enter(owner)).status).toBe(200)
  await drain()
  const moved = await decide(other, first.approvals[0]?.id ?? '', {})
  expect(moved.body).toMatchObject({ person: { name: 'Stine Standin' }, onBehalfOf: { name: 'Oda Owner' } })
  const [mail] = await mailsTo(other.email)
  expect(mail?.body_text).toContain('You answer for Oda Owner, who is away.')
  const second = await ask()
  expect(second.approvals[0]?.person?.name).toBe('Stine Standin')
  await call(owner, 'DELETE /people/:personId/absences/:absenceId', {
    params: {
      personId: owner.personId,
      absenceId: (await enter(owner)).body.rows[0]?.id ?? '',
    },
  })
  await pass()
  await drain()
  const kept = await database.query('select person_id from ask_approvals where ask_id = $1', [second.id])
  expect(kept.rows).toEqual([{ person_id: other.personId }])
})

test('an account has its own rule for silence: it waits though the workspace goes on', async () => {
  setNow(monday)
  const owner = await makeColleague(server, works, 'Sina Silent')
  const advocate = await makeAdvocate(server, works, { owner })
  const read = await call<typeof getAccount>(manager, 'GET /accounts/:accountId', {
    params: { accountId: advocate.accountId },
  })
  const changed = await call(manager, 'PATCH /accounts/:accountId', {
    params: { accountId: advocate.accountId },
    body: { version: read.body.version, silence: 'wait' },
  })
  expect(changed.status, changed.text).toBe(200)
  const requestId = await submitFor(server, works, member, 'sales-reference-call')
  const proposed = await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  expect(proposed.body.ask.approvals[0]?.needsYes).toBe(true)
  setNow('2026-03-05T10:00:00.000Z')
  await pass()
  const { body } = await call<typeof getRequest>(manager, 'GET /requests/:requestId', {
    params: { requestId },
  })
  expect(body.asks[0]?.state).toBe('awaiting-approval')
})
