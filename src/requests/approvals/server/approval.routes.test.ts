import { expect, test } from 'vitest'
import type { setRelationshipOwner } from '../../../customers/account.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { getRequest } from '../../request.contract.ts'
import type {
  answerApprovalLink,
  decideApproval,
  getApproval,
  listApprovals,
  openApprovalLink,
} from '../approval.contract.ts'
import { passApprovalsJob } from './approval.jobs.ts'
import { passApproval } from './pass-approval.ts'

// A Monday; owners have two working days, so their time ends on Wednesday at ten.
const monday = '2026-03-02T10:00:00.000Z'
const server = await startTestHost({ now: monday })
const { host, owner: database, call, makeWorkspace, drain, setNow } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
let ines = await makeColleague(server, works, 'Ines Brandt')
const dario = await makeColleague(server, works, 'Dario Conti')

const pass = () => passApprovalsJob.run({ host, data: {}, now: host.now(), jobId: 'test' })

type Wish = { readonly owner?: PersonActor | null; readonly tier?: string }

/** A request with an advocate proposed, and the approval that waits for the owner. */
async function propose(wish: Wish = {}) {
  setNow(monday)
  // An owner for each, so that nobody's mails stand among another's.
  ines = await makeColleague(server, works, 'Ines Brandt')
  const advocate = await makeAdvocate(server, works, { owner: ines, ...wish })
  const requestId = await submitFor(server, works, member, 'sales-reference-call')
  const proposed = await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  expect(proposed.text).toContain('awaiting-approval')
  const ask = proposed.body.ask
  return { ...advocate, requestId, askId: ask.id, approvalId: ask.approvals[0]?.id ?? '' }
}

const decide = (by: PersonActor, approvalId: string, body: object) =>
  call<typeof decideApproval>(by, 'POST /approvals/:approvalId/decision', {
    params: { approvalId },
    body: { answer: 'yes', comment: null, until: null, ...body },
  })
const show = async (requestId: string) => {
  const found = await call<typeof getRequest>(manager, 'GET /requests/:requestId', { params: { requestId } })
  expect(found.status, found.text).toBe(200)
  return found.body
}
const stateOf = async (requestId: string) => (await show(requestId)).asks[0]?.state

async function mailsTo(
  address: string,
  like = '%',
): Promise<{ subject: string; body_text: string; sealed_link: string | null }[]> {
  const { rows } = await database.query(
    'select subject, body_text, sealed_link from mails where to_address = $1 and subject like $2 order by created_at, id',
    [address, like],
  )
  return rows
}

/** The tokens of the approval's links, the latest last. */
async function tokensFor(person: PersonActor): Promise<string[]> {
  const mails = await mailsTo(person.email)
  return mails.flatMap(({ sealed_link }) => {
    const address = sealed_link === null ? '' : host.secrets.unseal(sealed_link)
    return /\/approval\/(.+)$/.exec(address)?.[1] ?? []
  })
}
const tokenFor = async (person: PersonActor) => (await tokensFor(person)).at(-1) ?? ''
const open = (token: string) =>
  call<typeof openApprovalLink>(null, 'GET /links/approvals/:token', { params: { token } })
const answer = (token: string, body: object = {}) =>
  call<typeof answerApprovalLink>(null, 'POST /links/approvals/:token/decision', {
    params: { token },
    body: { answer: 'yes', comment: null, until: null, ...body },
  })

test('the owner’s yes in the app brings the ask to the customer, once', async () => {
  const { requestId, approvalId, email } = await propose()
  expect(await mailsTo(email)).toEqual([])
  expect((await decide(ines, approvalId, {})).body.state).toBe('approved')
  expect(await stateOf(requestId)).toBe('asked')
  expect((await decide(ines, approvalId, {})).status).toBe(200)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('opening the mailed link changes nothing; its button answers, and a second answer reads the first', async () => {
  const { requestId, approvalId, email } = await propose()
  const token = await tokenFor(ines)
  const read = await open(token)
  expect(read.body).toMatchObject({
    link: 'open',
    workspace: 'Tarnwell',
    approval: { id: approvalId, state: 'open' },
  })
  expect(read.body.approval?.silence).toMatch(
    /^Without an answer by Wed 4 Mar, 10:00 UTC, .* as agreed for the account\.$/,
  )
  expect(await stateOf(requestId)).toBe('awaiting-approval')
  expect((await answer(token)).body).toMatchObject({ link: 'answered', approval: { state: 'approved' } })
  expect((await answer(token, { answer: 'no', comment: 'Not them' })).body).toMatchObject({
    link: 'answered',
    approval: { state: 'approved', decidedBy: 'Ines Brandt' },
  })
  expect((await open(token)).body.link).toBe('answered')
  expect(await mailsTo(email)).toHaveLength(1)
})

test('a no by link frees the place, raises an objection until its day and names who is next', async () => {
  const next = await makeAdvocate(server, works, { owner: dario, name: 'Next Best' })
  const { requestId, contactId, email } = await propose()
  const until = '2026-05-01'
  const said = await answer(await tokenFor(ines), { answer: 'no', comment: 'A price talk is on', until })
  expect(said.body.approval?.state).toBe('refused')
  const [ask] = (await show(requestId)).asks
  expect(ask).toMatchObject({
    state: 'refused',
    reason: 'A price talk is on',
    says: 'Ines Brandt said no: A price talk is on.',
  })
  expect(await mailsTo(email)).toEqual([])
  const { rows } = await database.query(
    'select reason, until_on::text from protection_objections where contact_id = $1',
    [contactId],
  )
  expect(rows).toEqual([{ reason: 'A price talk is on', until_on: until }])
  const [told] = await mailsTo(member.email, '%cannot be asked')
  expect(told?.body_text).toContain('Ines Brandt said no')
  expect(told?.body_text).toMatch(/The next best is .+, who stands first/)
  expect(next.contactId).not.toBe(contactId)
})

test('a no wants its reason, and a day that lies ahead; the link stays open until it has them', async () => {
  await propose()
  const token = await tokenFor(ines)
  expect((await answer(token, { answer: 'no' })).problem.refusal).toBe('no-reason')
  expect((await answer(token, { answer: 'no', comment: 'No', until: '2026-03-01' })).status).toBe(400)
  expect((await open(token)).body.link).toBe('open')
})

test('of an answer by link and one in the app at the same moment one counts, and the other reads it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { requestId, approvalId, email } = await propose()
    const token = await tokenFor(ines)
    const [byLink, inApp] = await Promise.all([
      answer(token, { answer: 'no', comment: 'By link' }),
      decide(ines, approvalId, { answer: 'yes' }),
    ])
    const state = await stateOf(requestId)
    const isYes = state === 'asked'
    expect(['asked', 'refused']).toContain(state)
    expect(byLink.body.approval?.state).toBe(isYes ? 'approved' : 'refused')
    expect(inApp.status).toBe(isYes ? 200 : 409)
    if (!isYes) expect(inApp.problem.detail).toBe('Ines Brandt said no already.')
    expect(await mailsTo(email)).toHaveLength(isYes ? 1 : 0)
  }
})

test('twice the same yes at once is one yes', async () => {
  const { approvalId, email } = await propose()
  const both = await Promise.all([decide(ines, approvalId, {}), decide(ines, approvalId, {})])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await mailsTo(email)).toHaveLength(1)
})

test('silence is enough once the owner’s time went by, after one reminder', async () => {
  const { requestId, approvalId, email } = await propose()
  const first = await tokenFor(ines)
  setNow('2026-03-03T09:59:00.000Z')
  await pass()
  expect(await mailsTo(ines.email, 'Still waiting%')).toHaveLength(0)
  setNow('2026-03-03T10:00:00.000Z')
  await pass()
  await pass()
  expect(await mailsTo(ines.email, 'Still waiting%')).toHaveLength(1)
  // Whoever comes by the first mail after the second answers as well by it.
  const second = await tokenFor(ines)
  expect(second).not.toBe(first)
  for (const token of [first, second]) expect((await open(token)).body.link).toBe('open')
  setNow('2026-03-04T09:59:00.000Z')
  await pass()
  expect(await stateOf(requestId)).toBe('awaiting-approval')
  setNow('2026-03-04T10:00:00.000Z')
  await pass()
  await pass()
  expect(await stateOf(requestId)).toBe('asked')
  expect(await mailsTo(email)).toHaveLength(1)
  const late = await decide(ines, approvalId, { answer: 'no', comment: 'Too late' })
  expect(late.problem).toMatchObject({ status: 409, detail: 'No answer came in time, and it went on.' })
})

test('a server that is killed in the middle of going on does so whole the next time, and mails the customer once', async () => {
  const { requestId, approvalId, email } = await propose()
  setNow('2026-03-04T10:00:00.000Z')
  const actor = { kind: 'system', workspaceId: works.id, task: 'pass-approvals' } as const
  const killed = host.door.write(works.id, async (tx) => {
    await passApproval(tx, actor, approvalId, host.now(), host)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await stateOf(requestId)).toBe('awaiting-approval')
  expect(await mailsTo(email)).toEqual([])
  await Promise.all([pass(), pass()])
  expect(await stateOf(requestId)).toBe('asked')
  expect(await mailsTo(email)).toHaveLength(1)
})

test('a strategic account is never asked for without a yes; the step stays open and late', async () => {
  const { requestId, email } = await propose({ tier: 'strategic' })
  setNow('2026-03-09T12:00:00.000Z')
  await pass()
  const request = await show(requestId)
  expect(request.asks[0]).toMatchObject({
    state: 'awaiting-approval',
    approvals: [{ state: 'open', needsYes: true }],
  })
  expect(request.clocks.find(({ kind }) => kind === 'owner-answer')?.state).toBe('late')
  expect(await mailsTo(email)).toEqual([])
})

test('an open approval follows the account to its new owner, with a fresh window and a link of their own', async () => {
  const { accountId, approvalId, requestId } = await propose()
  const before = await tokenFor(ines)
  setNow('2026-03-04T09:00:00.000Z')
  const account = { params: { accountId }, body: { ownerId: dario.personId, version: 1 } }
  const handed = await call<typeof setRelationshipOwner>(manager, 'PUT /accounts/:accountId/owner', account)
  expect(handed.status, handed.text).toBe(200)
  await drain()
  expect((await open(before)).body).toMatchObject({
    link: 'replaced',
    approval: null,
    contact: { name: manager.name },
  })
  expect((await answer(before)).body).toMatchObject({ link: 'replaced', approval: null })
  setNow('2026-03-05T12:00:00.000Z')
  await pass()
  expect(await stateOf(requestId)).toBe('awaiting-approval')
  expect((await open(await tokenFor(dario))).body.approval?.dueAt).toBe('2026-03-05T17:00:00.000Z')
  expect((await decide(ines, approvalId, {})).status).toBe(404)
  await drain()
  expect((await decide(dario, approvalId, {})).body.state).toBe('approved')
})

test('without an owner any program manager answers, and silence is not enough', async () => {
  const { requestId, approvalId } = await propose({ owner: null })
  setNow('2026-03-09T12:00:00.000Z')
  await pass()
  expect(await stateOf(requestId)).toBe('awaiting-approval')
  expect((await decide(ines, approvalId, {})).status).toBe(404)
  expect((await decide(manager, approvalId, { comment: 'Said on the phone' })).body).toMatchObject({
    state: 'approved',
    decidedBy: manager.name,
  })
})

test('an owner who asks themselves gets the words and the link to send', async () => {
  const { requestId, approvalId, email } = await propose()
  await decide(ines, approvalId, { answer: 'yes-i-ask' })
  const [ask] = (await show(requestId)).asks
  expect(ask).toMatchObject({ sentThrough: 'owner' })
  const [copy] = await mailsTo(ines.email, 'To send on%')
  expect(copy?.body_text).toContain('You said you ask')
  // Kept to be copied, and never handed over from here.
  const { rows } = await database.query('select state from mails where to_address = $1', [email])
  expect(rows).toEqual([{ state: 'kept' }])
})

test('an ask that may not go on any more by then is taken back, and our side reads why', async () => {
  const { requestId, accountId, approvalId, email } = await propose()
  await database.query(
    `insert into cases (workspace_id, account_id, number, title, severity, opened_on) values ($1, $2, 'C-1', 'Down', 'serious', '2026-03-02')`,
    [works.id, accountId],
  )
  expect((await decide(ines, approvalId, {})).status).toBe(200)
  const [ask] = (await show(requestId)).asks
  expect(ask?.state).toBe('withdrawn')
  expect(await mailsTo(email)).toEqual([])
  expect(await mailsTo(member.email, '%cannot be asked now')).toHaveLength(1)
})

test('the list holds what waits for the reader, the first due first', async () => {
  const mine = await makeColleague(server, works, 'Owner Alone')
  const first = await propose({ owner: mine })
  const { rows } = (await call<typeof listApprovals>(mine, 'GET /approvals', {})).body
  expect(rows.map(({ id }) => id)).toEqual([first.approvalId])
  expect(rows[0]).toMatchObject({ activity: 'Sales reference call', standing: 'free', load: { cap: 8 } })
  const all = (await call<typeof listApprovals>(manager, 'GET /approvals', { query: { size: 200 } })).body
    .rows
  expect(all.map(({ id }) => id)).toContain(first.approvalId)
  const seen = await call<typeof getApproval>(dario, 'GET /approvals/:approvalId', {
    params: { approvalId: first.approvalId },
  })
  expect(seen.status).toBe(404)
})
