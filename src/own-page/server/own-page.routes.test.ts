import { expect, test } from 'vitest'
import { ownPagePurpose } from '../../advocates/own-page.ts'
import { makeAsk } from '../../server/testing/make-ask.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  countOwnCorrections,
  decideOwnCorrection,
  getOwnLink,
  listOwnCorrections,
  revokeOwnLinks,
  sendOwnLink,
} from '../contract.ts'
import type * as contract from '../own-page.contract.ts'

const now = '2026-11-23T09:00:00.000Z'
const server = await startTestHost({ now })
const { owner, call, app, makeWorkspace, host } = server
const workspace = await makeWorkspace('Tarnwell')
const { member, executive } = workspace.people
const manager = workspace.people['program-manager']

type Page = Awaited<ReturnType<typeof open>>

const open = (token: string, query = {}) =>
  call<typeof contract.openOwnPage>(null, 'GET /links/own-pages/:token', { params: { token }, query })

/** A change by the link: its route, and what it sends. */
const act = (token: string, route: string, body: object = {}, params: object = {}): Promise<Page> =>
  call(
    null,
    route as 'PUT /links/own-pages/:token/limits',
    { params: { token, ...params }, body } as never,
  ) as never

async function linkTo(contactId: string): Promise<string> {
  const sent = await call<typeof sendOwnLink>(manager, 'POST /advocates/:contactId/own-page', {
    params: { contactId },
    body: { through: 'copied' },
  })
  return sent.body.address?.split('/').at(-1) ?? ''
}

/** The token of the latest mail to somebody whose subject has these words. */
async function mailedTo(contactId: string, subject: string): Promise<string> {
  const { rows } = await owner.query<{ sealed_link: string }>(
    `select sealed_link from mails where about_id = $1 and audience = 'customer' and subject like $2
     order by created_at desc, id desc`,
    [contactId, `%${subject}%`],
  )
  return (
    host.secrets
      .unseal(rows[0]?.sealed_link ?? '')
      .split('/')
      .at(-1) ?? ''
  )
}

const told = async (kind: string) => {
  const { rows } = await owner.query<{ title: string; name: string }>(
    `select n.title, p.name from notifications n join people p on p.workspace_id = n.workspace_id and p.id = n.person_id
     where n.workspace_id = $1 and n.kind = $2 order by n.title, p.name`,
    [workspace.id, kind],
  )
  return rows
}

async function makeAdvocate() {
  const made = await makeAsk(server, workspace)
  return { ...made, token: await linkTo(made.contactId) }
}

const factOf = (page: Page, label: string) =>
  page.body.own?.holding.flatMap(({ facts }) => facts).find((fact) => fact.label === label)

test('where no mail can go the link is copied, and stands there as copied; nobody sent it', async () => {
  const { contactId } = await makeAsk(server, workspace)
  const params = { contactId }
  const read = () => call<typeof getOwnLink>(manager, 'GET /advocates/:contactId/own-page', { params })
  const send = (through: 'mail' | 'copied') =>
    call<typeof sendOwnLink>(manager, 'POST /advocates/:contactId/own-page', { params, body: { through } })
  const noServer = 'No mail server is set here; copy the link and send it yourself.'
  expect((await read()).body).toMatchObject({ links: 0, how: null, may: { send: noServer, copy: null } })
  expect(await send('mail')).toMatchObject({
    status: 400,
    problem: { errors: [{ field: 'through', reason: noServer }] },
  })
  expect((await send('copied')).body).toMatchObject({
    address: expect.stringMatching(/^http:\/\/localhost:\d+\/me\//),
    page: { links: 1, how: 'copied', sentAt: now, expiresAt: '2027-12-28T09:00:00.000Z' },
  })
  await owner.query('delete from contact_mails where contact_id = $1', [contactId])
  expect((await read()).body.may).toMatchObject({
    send: expect.stringMatching(/^No mail address/),
    copy: null,
  })
})

test('opening the page changes nothing, and is theirs alone', async () => {
  const { token } = await makeAdvocate()
  const trail = () => owner.query('select count(*) from events where workspace_id = $1', [workspace.id])
  const before = await trail()
  const page = await open(token)
  expect(page).toMatchObject({ status: 200, body: { link: 'open', workspace: 'Tarnwell', language: 'en' } })
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
  expect(page.body.own?.open.map(({ state }) => state)).toEqual(['asked'])
  expect((await open(token, { language: 'de' })).body.language).toBe('de')
  expect((await trail()).rows).toEqual(before.rows)
})

test('limits, busy days and rest hold at once, are on record as theirs, and the owner hears of them', async () => {
  const { token, contactId } = await makeAdvocate()
  await act(token, 'PUT /links/own-pages/:token/limits', { asksAQuarter: 2 })
  await act(token, 'PUT /links/own-pages/:token/limits', { noticeDays: 10 })
  await act(token, 'PUT /links/own-pages/:token/limits', {
    blackout: { from: '2026-12-14', until: '2027-01-15', reason: 'Year-end close' },
  })
  const page = await act(token, 'PUT /links/own-pages/:token/limits', { restUntil: '2027-02-01' })
  expect(page.body.own?.limits).toMatchObject({
    asksAQuarter: 2,
    noticeDays: 10,
    blackouts: [{ from: '2026-12-14', until: '2027-01-15', reason: 'Year-end close' }],
    restsUntil: '2027-02-01',
  })
  const standing = await owner.query('select state from protection_standings where contact_id = $1', [
    contactId,
  ])
  expect(standing.rows).toEqual([{ state: 'resting' }])
  const { rows } = await owner.query(
    `select distinct actor_kind, actor_id from events where subject_id = $1 and name in
      ('advocate.limits-changed', 'advocate.blackout-changed', 'advocate.rested')`,
    [contactId],
  )
  expect(rows).toEqual([{ actor_kind: 'link', actor_id: contactId }])
  expect((await told('own-page')).map(({ name }) => name)).toContain(executive.name)
  const wrong = await act(token, 'PUT /links/own-pages/:token/limits', {
    blackout: { from: '2027-01-15', until: '2026-12-14' },
  })
  expect(wrong).toMatchObject({ status: 400, problem: { errors: [{ field: 'until' }] } })
})

test('what they would do of a kind, and with whom never, they say themselves', async () => {
  const { token } = await makeAdvocate()
  const kind = (await open(token)).body.own?.kinds[0]
  const said = await act(token, 'PUT /links/own-pages/:token/willingness', {
    activityTypeId: kind?.activityTypeId,
    answer: 'never',
  })
  expect(said.body.own?.kinds.find(({ answer }) => answer !== null)).toMatchObject({
    name: kind?.name,
    answer: 'never',
  })
  const taken = await act(token, 'PUT /links/own-pages/:token/willingness', {
    activityTypeId: kind?.activityTypeId,
    answer: null,
  })
  expect(taken.body.own?.kinds.every(({ answer }) => answer === null)).toBe(true)
  const never = await act(token, 'POST /links/own-pages/:token/never-withs', { name: 'Cubeline' })
  const [entry] = never.body.own?.neverWith ?? []
  expect(entry?.name).toBe('Cubeline')
  const back = await act(token, 'DELETE /links/own-pages/:token/never-withs/:neverWithId', undefined, {
    neverWithId: entry?.id,
  })
  expect(back.body.own?.neverWith).toEqual([])
})

test('what is theirs they correct at once; a new address is told to the old one', async () => {
  const { token, contactId } = await makeAdvocate()
  const correct = (part: string, text: string) =>
    act(token, 'POST /links/own-pages/:token/corrections', { part, text })
  await correct('phone', '+48 22 555 01 42')
  await correct('languages', 'Englisch, Deutsch')
  await correct('title', 'Group CFO')
  await correct('text:advice', 'Begin with the month-end close.')
  const page = await correct('mails', 'New@Nordkai.example, malgosia@nordkai.example')
  expect(factOf(page, 'Phone')?.text).toBe('+48 22 555 01 42')
  expect(factOf(page, 'Post')).toMatchObject({ text: 'Group CFO', confirmedOn: '2026-11-23', isStale: false })
  expect(factOf(page, 'Your advice to peers')?.text).toBe('Begin with the month-end close.')
  expect(factOf(page, 'Mail')?.text).toBe('new@nordkai.example, malgosia@nordkai.example')
  const { rows } = await owner.query(
    `select to_address, body_text from mails where about_id = $1 and subject = 'Your mail address was changed'`,
    [contactId],
  )
  expect(rows[0]?.to_address).toMatch(/^malgorzata-/)
  expect(rows[0]?.body_text).toContain('new@nordkai.example')
  for (const [part, text] of [
    ['mails', 'nothing like it'],
    ['mails', ''],
    ['time-zone', 'Middle-earth'],
    ['languages', 'Klang'],
    ['name', ' '],
    ['employer', ''],
  ] as const)
    expect(await correct(part, text)).toMatchObject({ status: 400, problem: { errors: [{ field: 'text' }] } })
})

test('what is the company’s too is proposed, decided once, and the answer read on the page', async () => {
  const { token, contactId } = await makeAdvocate()
  const say = () =>
    act(token, 'POST /links/own-pages/:token/corrections', {
      part: 'employer',
      text: 'I work at Hofstad now',
    })
  await say()
  await say()
  const list = await call<typeof listOwnCorrections>(manager, 'GET /own-corrections', {
    query: { state: 'open' },
  })
  const mine = list.body.rows.filter(({ contact }) => contact.id === contactId)
  expect(mine).toHaveLength(1)
  expect((await told('own-correction')).map(({ name }) => name)).toContain(manager.name)
  const decide = (isTakenOver: boolean, answer: string | null) =>
    call<typeof decideOwnCorrection>(manager, 'POST /own-corrections/:ownCorrectionId/decision', {
      params: { ownCorrectionId: mine[0]?.id ?? '' },
      body: { isTakenOver, answer },
    })
  expect(await decide(false, null)).toMatchObject({ status: 400, problem: { errors: [{ field: 'answer' }] } })
  expect((await decide(true, 'Thank you, it is noted.')).body.correction).toMatchObject({
    state: 'taken-over',
  })
  expect(await decide(false, 'No')).toMatchObject({ status: 409, problem: { refusal: 'decided-already' } })
  expect((await open(token)).body.own?.corrections).toMatchObject({
    rows: [{ state: 'taken-over', answer: 'Thank you, it is noted.' }],
    next: null,
  })
})

test('all of what they said is wrong is listed to them and to the program, a page at a time, with what became of each', async () => {
  const { token, contactId } = await makeAdvocate()
  const said = Array.from({ length: 7 }, (_, at) => `What I did in ${2019 + at} is not what you hold`)
  for (const text of said)
    await act(token, 'POST /links/own-pages/:token/corrections', { part: 'history', text })
  const listed = (query: object) =>
    call<typeof listOwnCorrections>(manager, 'GET /own-corrections', {
      query: { contact: contactId, ...query },
    })
  const mine = await listed({ state: 'open' })
  expect(mine.body.rows.map(({ wanted }) => wanted).toSorted()).toEqual(said)
  await call<typeof decideOwnCorrection>(manager, 'POST /own-corrections/:ownCorrectionId/decision', {
    params: { ownCorrectionId: mine.body.rows[6]?.id ?? '' },
    body: { isTakenOver: false, answer: 'We looked it up.' },
  })
  const counts = await call<typeof countOwnCorrections>(manager, 'GET /own-corrections/counts', {
    query: { contact: contactId },
  })
  expect(counts.body).toEqual({ open: 6, takenOver: 0, declined: 1 })
  expect((await listed({ state: 'declined' })).body.rows).toMatchObject([{ answer: 'We looked it up.' }])
  const first = (await open(token)).body.own?.corrections
  expect(first?.rows).toHaveLength(5)
  const older = await call<typeof contract.listToldCorrections>(
    null,
    'GET /links/own-pages/:token/corrections',
    {
      params: { token },
      query: { cursor: first?.next ?? '' },
    },
  )
  expect(older.body.next).toBeNull()
  const all = [...(first?.rows ?? []), ...older.body.rows]
  expect(all.map(({ wanted }) => wanted).toSorted()).toEqual(said)
  expect(all.at(-1)).toMatchObject({ state: 'declined', answer: 'We looked it up.' })
  const record = await call<typeof getOwnLink>(manager, 'GET /advocates/:contactId/own-page', {
    params: { contactId },
  })
  expect([record.body.corrections.length, record.body.moreCorrections]).toEqual([5, true])
  await call<typeof revokeOwnLinks>(manager, 'DELETE /advocates/:contactId/own-page', {
    params: { contactId },
  })
  const closed = await call<typeof contract.listToldCorrections>(
    null,
    'GET /links/own-pages/:token/corrections',
    {
      params: { token },
    },
  )
  expect(closed.status).toBe(404)
})

test('a permission is withdrawn from today, once, and the program is told', async () => {
  const { token, contactId, accountId } = await makeAdvocate()
  await owner.query(
    `insert into permissions (workspace_id, account_id, contact_id, use, answer) values ($1, $2, $3, 'quote', 'given')`,
    [workspace.id, accountId, contactId],
  )
  const withdraw = (use: string) => act(token, 'POST /links/own-pages/:token/withdrawals', { use })
  expect((await withdraw('quote')).body.own?.permissions).toMatchObject([
    { use: 'quote', holder: 'person', withdrawnOn: '2026-11-23' },
  ])
  expect((await withdraw('quote')).status).toBe(200)
  expect(await withdraw('logo')).toMatchObject({ status: 400, problem: { errors: [{ field: 'use' }] } })
  const heard = (await told('own-page')).filter(({ title }) => title.includes('withdrew'))
  expect(heard.map(({ name }) => name).sort()).toEqual([executive.name, manager.name].sort())
})

test('the file has everything that is theirs, and nothing of what is ours alone', async () => {
  const { token, contactId, accountId } = await makeAdvocate()
  await owner.query(
    `insert into private_ratings (workspace_id, contact_id, articulacy, risk, rated_at) values ($1, $2, 5, 4, $3)`,
    [workspace.id, contactId, now],
  )
  await owner.query(`update accounts set health = 'poor' where id = $1`, [accountId])
  await owner.query(
    `insert into profile_sections (workspace_id, contact_id, section, body) values ($1, $2, 'advice', '<b>Dare</b>')`,
    [workspace.id, contactId],
  )
  const take = (form: string) =>
    app.inject({ method: 'GET', url: `/api/v1/links/own-pages/${token}/file?form=${form}` })
  const json = await take('json')
  expect(json.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="about-me-2026-11-23.json"',
  })
  expect(JSON.parse(json.body)).toMatchObject({
    workspace: 'Tarnwell',
    person: { name: 'Małgorzata Nowak', title: 'CFO' },
    sections: [{ section: 'advice', body: '<b>Dare</b>' }],
    deeds: [{ kind: 'ask', state: 'asked' }],
  })
  const html = await take('html')
  expect(html.body).toContain('&lt;b&gt;Dare&lt;/b&gt;')
  for (const { body } of [json, html]) expect(body).not.toMatch(/articulacy|poor|health|Hofstad/i)
  expect((await open(token)).body).not.toHaveProperty('ratings')
})

test('whoever leaves is asked nothing any more, and whoever asked is told', async () => {
  const { token, askId } = await makeAdvocate()
  const left = await act(token, 'POST /links/own-pages/:token/leaving', { reason: 'A new post' })
  expect(left.body.own).toMatchObject({ hasLeft: true, open: [] })
  expect((await act(token, 'POST /links/own-pages/:token/leaving')).status).toBe(200)
  const { rows } = await owner.query('select state, reason from ledger_entries where id = $1', [askId])
  expect(rows).toEqual([{ state: 'declined', reason: 'Left the program by their own word: A new post' }])
  const heard = await told('left')
  expect(heard.map(({ name }) => name).sort()).toEqual([executive.name, manager.name, member.name].sort())
})

test('erasing needs a second link, sent to their address; opening it changes nothing', async () => {
  const { token, contactId, askId } = await makeAdvocate()
  expect((await act(token, 'POST /links/own-pages/:token/erasure')).status).toBe(200)
  const second = await mailedTo(contactId, 'erase everything')
  const look = () =>
    call<typeof contract.openOwnErasure>(null, 'GET /links/own-erasures/:token', {
      params: { token: second },
    })
  expect((await look()).body).toMatchObject({ link: 'open', name: 'Małgorzata Nowak' })
  const stateOf = async () =>
    (await owner.query('select state from ledger_entries where id = $1', [askId])).rows[0]?.state
  expect(await stateOf()).toBe('asked')
  const confirm = () =>
    call<typeof contract.confirmErasure>(null, 'POST /links/own-erasures/:token', {
      params: { token: second },
    })
  expect((await confirm()).body).toMatchObject({ link: 'done', name: null })
  expect(await stateOf()).toBe('declined')
  expect((await confirm()).status).toBe(409)
  const wrongKind = await call<typeof contract.openOwnErasure>(null, 'GET /links/own-erasures/:token', {
    params: { token },
  })
  expect(wrongKind.status).toBe(404)
})

test('a link is renewed, ended and lost: older ones show nothing of anybody', async () => {
  const { token, contactId } = await makeAdvocate()
  const renewed = await act(token, 'POST /links/own-pages/:token/renewal')
  expect(renewed.body).toMatchObject({ link: 'withdrawn', own: null })
  const fresh = await mailedTo(contactId, 'Your own page')
  expect((await open(fresh)).body.link).toBe('open')
  const look = await call<typeof getOwnLink>(executive, 'GET /advocates/:contactId/own-page', {
    params: { contactId },
  })
  expect([look.status, look.body.links, look.body.how]).toEqual([200, 1, 'asked'])
  expect(
    (await call<typeof getOwnLink>(member, 'GET /advocates/:contactId/own-page', { params: { contactId } }))
      .status,
  ).toBe(404)
  const ended = await call<typeof revokeOwnLinks>(manager, 'DELETE /advocates/:contactId/own-page', {
    params: { contactId },
  })
  expect(ended.body.links).toBe(0)
  expect(await act(fresh, 'PUT /links/own-pages/:token/limits', { asksAQuarter: 1 })).toMatchObject({
    status: 409,
    problem: { refusal: 'withdrawn' },
  })
})

test('asking for a lost link answers the same for anybody, and fills nobody’s mailbox', async () => {
  const { contactId } = await makeAdvocate()
  const { rows } = await owner.query('select email from contact_mails where contact_id = $1', [contactId])
  const known = String(rows[0]?.email)
  const ask = (email: string) =>
    call<typeof contract.sendLostLink>(null, 'POST /links/own-pages', { body: { email } })
  const answers = [await ask(known), await ask('nobody@nordkai.example')]
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [200, {}],
    [200, {}],
  ])
  const mails = async () =>
    (await owner.query(`select count(*)::int as count from mails where about_id = $1`, [contactId])).rows[0]
      ?.count
  expect(await mails()).toBe(1)
  for (let again = 0; again < 3; again += 1) await ask(known.toUpperCase())
  expect((await ask(known)).status).toBe(429)
  expect(await mails()).toBe(3)
  const { rows: links } = await owner.query(
    'select count(*)::int as count from link_hashes where purpose = $1 and subject_id = $2',
    [ownPagePurpose, contactId],
  )
  expect(links[0]?.count).toBe(4)
})
