import { expect, test } from 'vitest'
import type { SystemActor } from '../../../kernel/actor.ts'
import { toId } from '../../../kernel/ids.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { getNomination } from '../../contract.ts'
import type { getPublicPage, putPublicPage } from '../public-page.contract.ts'
import type {
  answerSelfLink,
  decideSelfNomination,
  listSelfNominations,
  openPublicPage,
  openSelfLink,
  recogniseSelfNomination,
} from '../self.contract.ts'
import { framesOf } from './public-page.reads.ts'
import { askOwnersOfEntries } from './self.jobs.ts'
import { signOpening } from './sign-opening.ts'

const { host, app, call, makeWorkspace, setNow } = await startTestHost({
  config: { requestsPerMinute: 1_000_000 },
})
let companies = 0

async function start() {
  setNow('2026-06-01T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  await makeContacts(
    host.door,
    works,
    { name: 'Havenbedrijf', owner: member.email, domains: ['haven.example'] },
    [{ name: 'Johan ter Steege', mails: ['johan@haven.example'] }, { name: 'A. Vermeulen' }],
  )
  companies += 1
  const publicName = `merriden-${companies}`
  const consent = {
    en: 'I agree that you get in touch with me.',
    de: 'Ich bin einverstanden, dass Sie sich melden.',
  }
  const page = {
    ...{ version: 0, isOpen: true, publicName, shownName: 'Merriden', colour: '#1d5c45' },
    ...{ words: { en: {}, de: {} }, consent, frames: 'https://www.merriden.example' },
  }
  const put = await call<typeof putPublicPage>(manager, 'PUT /public-page', { body: page })
  expect(put.status).toBe(200)
  const db = host.door.in(works.id)
  const post = (body: unknown, from = '203.0.113.7') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/public/${publicName}/self-nominations`,
      remoteAddress: from,
      headers: { 'content-type': 'application/json' },
      payload: (typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)) as string,
    })
  const open = async () =>
    (await call<typeof openPublicPage>(null, 'GET /public/:publicName', { params: { publicName } })).body
  const askOwners = async (now: string) => {
    setNow(now)
    const workspaceId = toId<'workspace'>(works.id)
    const actor: SystemActor = { kind: 'system', workspaceId, task: 'ask-owners' }
    await askOwnersOfEntries({
      ...{ host, now, workspaceId, timeZone: 'UTC', actor, db },
      each: async (items, each) => {
        for (const item of items) await host.door.write(workspaceId, (tx) => each(tx, item))
      },
    })
  }
  const list = async (actor = manager) =>
    (await call<typeof listSelfNominations>(actor, 'GET /self-nominations', { query: { size: 200 } })).body
      .rows
  return { works, member, manager, page, publicName, db, post, open, askOwners, list }
}

const good = (opening: string, more: object = {}) => ({
  name: 'Annelies Vermeulen',
  email: 'annelies@haven.example',
  accountText: 'Havenbedrijf',
  title: 'Head of finance',
  why: 'Year-end without a weekend, for four terminals.',
  source: 'newsletter',
  language: 'en',
  consentVersion: 1,
  agrees: true,
  opening,
  ...more,
})

test('a customer puts themselves forward: their owner is asked first, and confirms with one tap', async () => {
  const it = await start()
  const { opening, consent, title } = await it.open()
  expect([title, consent.words]).toEqual(['Speak for what works', it.page.consent.en])
  setNow('2026-06-01T09:01:00.000Z')
  expect((await it.post(good(opening))).statusCode).toBe(200)
  expect((await it.post(good(opening))).statusCode).toBe(200)
  expect(await it.list()).toMatchObject([
    {
      state: 'open',
      copies: 1,
      source: 'newsletter',
      consentVersion: 1,
      owner: { name: it.member.name },
      askedAt: null,
    },
  ])
  const [entry] = await it.list()
  const decide = (actor: typeof it.manager, body: object) =>
    call<typeof decideSelfNomination>(actor, 'POST /self-nominations/:selfNominationId/decision', {
      params: { selfNominationId: entry?.id ?? '' },
      body: { version: entry?.version, ...body },
    })
  expect((await decide(it.manager, { decision: 'confirm' })).problem.detail).toMatch(
    /relationship owner confirms/,
  )
  expect((await decide(it.works.people.executive, { decision: 'confirm' })).status).toBe(404)

  await it.askOwners('2026-06-01T09:15:00.000Z')
  await it.askOwners('2026-06-01T09:30:00.000Z')
  const mails = await it.db.selectFrom('mails').select(['to_address', 'sealed_link']).execute()
  expect(mails.map(({ to_address }) => to_address)).toEqual([it.member.email])
  const token =
    host.secrets
      .unseal(mails[0]?.sealed_link ?? '')
      .split('/')
      .at(-1) ?? ''
  const params = { token }
  const shown = await call<typeof openSelfLink>(null, 'GET /links/self-nominations/:token', { params })
  expect(shown.body).toMatchObject({
    link: 'open',
    entry: {
      name: 'Annelies Vermeulen',
      account: 'Havenbedrijf',
      alike: [{ name: 'A. Vermeulen', accountName: 'Havenbedrijf', reasons: ['initials', 'same-account'] }],
    },
  })
  const said = await call<typeof answerSelfLink>(null, 'POST /links/self-nominations/:token/decision', {
    params,
    body: { decision: 'confirm', seconds: 12 },
  })
  expect(said.body.link).toBe('answered')
  const [after] = await it.list()
  expect(after).toMatchObject({ state: 'confirmed', decidedBy: it.member.name })
  const nomination = await call<typeof getNomination>(it.manager, 'GET /nominations/:nominationId', {
    params: { nominationId: after?.nominationId ?? '' },
  })
  expect(nomination.body).toMatchObject({
    why: 'Year-end without a weekend, for four terminals.',
    contact: { name: 'Annelies Vermeulen' },
    account: { name: 'Havenbedrijf' },
    evidence: 'Put themselves forward on 2026-06-01 (newsletter), agreeing to version 1 of our words.',
  })
})

test('words of consent have versions; the page closes; only pages that are named may show it in a frame', async () => {
  const it = await start()
  const read = async () => (await call<typeof getPublicPage>(it.manager, 'GET /public-page')).body
  expect(await framesOf(host, `/public/${it.publicName}?source=x`)).toEqual(['https://www.merriden.example'])
  expect(await framesOf(host, '/recruiting')).toBeNull()
  const save = (body: object) =>
    call<typeof putPublicPage>(it.manager, 'PUT /public-page', { body: { ...it.page, ...body } })
  expect((await save({})).status).toBe(409)
  await save({ version: 1, consent: { ...it.page.consent, en: 'I agree to the new words as well.' } })
  expect((await read()).consents.map(({ version }) => version)).toEqual([2, 1])
  expect((await save({ version: 2, frames: 'javascript:alert(1)' })).problem.errors).toMatchObject([
    { field: 'frames' },
  ])
  const other = await start()
  expect((await save({ version: 2, publicName: other.publicName })).problem.errors).toMatchObject([
    { field: 'publicName' },
  ])
  expect((await save({ version: 2, isOpen: false })).status).toBe(200)
  expect((await it.post(good('x'))).statusCode).toBe(404)
})

test('of a thousand hostile entries none reaches a person and none is a fault; the good ones among them do', async () => {
  const it = await start()
  const openings: string[] = []
  for (let at = 0; at < 8; at += 1) openings.push((await it.open()).opening)
  setNow('2026-06-01T09:02:00.000Z')
  const [replayed = '', ...fresh] = openings
  await it.post(good(replayed), '198.51.100.250')
  const sign = () => signOpening(host.secrets, it.works.id, '2026-06-01T09:00:00.000Z')
  const hostile = makeHostile(1_000, replayed, sign)
  const statuses: number[] = []
  for (let at = 0; at < hostile.length; at += 50) {
    const part = hostile.slice(at, at + 50).map(({ body, from }) => it.post(body, from))
    statuses.push(...(await Promise.all(part)).map(({ statusCode }) => statusCode))
  }
  const names = ['Mieke Aerts', 'Wouter Sluijs', 'Юлия Петрова', 'Máire Ó Dálaigh']
  for (const [at, name] of names.entries()) {
    const email = `person${at}@haven.example`
    const answer = await it.post(good(fresh[at + 1] ?? '', { name, email }), `192.0.2.${at}`)
    expect(answer.statusCode).toBe(200)
  }
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(new Set(statuses)).toEqual(new Set([200, 400, 413, 429]))

  const entries = await it.db.selectFrom('self_nominations').select(['state', 'name', 'doubts']).execute()
  const waiting = entries.filter(({ state }) => state === 'open').map(({ name }) => name)
  expect(waiting.toSorted()).toEqual(['Annelies Vermeulen', ...names].toSorted())
  expect(entries.filter(({ state }) => state === 'quarantined').length).toBeLessThanOrEqual(300)
  await it.askOwners('2026-06-01T09:15:00.000Z')
  const told = await it.db.selectFrom('mails').select(['to_address', 'subject']).execute()
  expect(new Set(told.map(({ to_address }) => to_address))).toEqual(new Set([it.member.email]))
  // The owner's week has three places; who comes after that is asked in the next.
  expect(told).toHaveLength(3)
  expect(
    told.every(({ subject }) => [...names, 'Annelies Vermeulen'].some((name) => subject.startsWith(name))),
  ).toBe(true)
  const contacts = await it.db.selectFrom('contacts').select('name').execute()
  expect(contacts.map(({ name }) => name)).toEqual(['Johan ter Steege', 'A. Vermeulen'])
})

test('the program reads whom an entry may be, and why; who it is becomes theirs in one click, and their owner is asked', async () => {
  const it = await start()
  const { executive } = it.works.people
  await makeContacts(
    host.door,
    it.works,
    { name: 'Polderwerf', owner: executive.email, domains: ['polder.example'] },
    [{ name: 'Annelies Vermeulen', title: 'CFO', mails: ['a.vermeulen@polder.example'] }],
  )
  const { opening } = await it.open()
  setNow('2026-06-01T09:01:00.000Z')
  // Whoever writes from home: neither the account nor the contact is told by the address.
  const home = { email: 'a.vermeulen@gmail.com', accountText: 'Polderwerf' }
  expect((await it.post(good(opening, home))).statusCode).toBe(200)
  const [entry] = await it.list()
  expect(entry).toMatchObject({ contact: null, account: null, owner: null, may: { recognise: null } })
  // The company is what they wrote: that is likely, not sure.
  expect(entry?.alike.map(({ name, isSure, reasons }) => ({ name, isSure, reasons }))).toEqual([
    { name: 'Annelies Vermeulen', isSure: false, reasons: ['same-name', 'same-account'] },
    { name: 'A. Vermeulen', isSure: false, reasons: ['initials'] },
  ])
  const recognise = (actor: typeof it.manager, body: { version: number; contactId: string | null }) =>
    call<typeof recogniseSelfNomination>(actor, 'PUT /self-nominations/:selfNominationId/contact', {
      params: { selfNominationId: entry?.id ?? '' },
      body,
    })
  const contactId = entry?.alike[0]?.contactId ?? ''
  const version = entry?.version ?? 0
  expect((await recognise(it.member, { version, contactId })).status).toBe(404)
  const others = await it.db
    .selectFrom('contacts')
    .select('id')
    .where('name', '=', 'Johan ter Steege')
    .execute()
  const wrong = await recognise(it.manager, { version, contactId: others[0]?.id ?? '' })
  expect(wrong.problem.errors?.[0]?.field).toBe('contactId')
  const said = await recognise(it.manager, { version, contactId })
  expect(said.body).toEqual({ version: version + 1, owner: executive.name })
  expect((await recognise(it.manager, { version, contactId })).status).toBe(409)
  expect(await it.list()).toMatchObject([
    {
      contact: { id: contactId },
      account: { name: 'Polderwerf' },
      owner: { name: executive.name },
      alike: [],
    },
  ])
  await it.askOwners('2026-06-01T09:15:00.000Z')
  const told = await it.db.selectFrom('mails').select('to_address').execute()
  expect(told.map(({ to_address }) => to_address)).toEqual([executive.email])
  const back = await recognise(it.manager, { version: (await it.list())[0]?.version ?? 0, contactId: null })
  expect(back.status).toBe(200)
  expect((await it.list())[0]).toMatchObject({ contact: null, alike: [{ contactId }] })
})

test('what is doubted stays in quarantine: it is in no list of one’s own customers, not even a program manager’s', async () => {
  const it = await start()
  const { opening } = await it.open()
  setNow('2026-06-01T09:01:00.000Z')
  await it.post(good(opening, { why: 'See https://pills.example, it is cheap' }))
  const mine = async (actor: typeof it.manager) =>
    (await call<typeof listSelfNominations>(actor, 'GET /self-nominations', { query: { mine: true } })).body
      .rows
  expect((await it.list()).map(({ state }) => state)).toEqual(['quarantined'])
  expect([await mine(it.manager), await mine(it.member), await it.list(it.member)]).toEqual([[], [], []])
  // Also where the program manager holds the relationship.
  await it.db
    .updateTable('self_nominations')
    .set({ owner_id: it.manager.personId })
    .where('workspace_id', '=', it.works.id)
    .execute()
  expect(await mine(it.manager)).toEqual([])
})

const makers: readonly ((at: number, replayed: string, fresh: string) => unknown)[] = [
  (at, _, fresh) => good(fresh, { name: `<script>alert(${at})</script>` }),
  (at, _, fresh) => good(fresh, { accountText: `Robert${at}'); DROP TABLE contacts;--` }),
  (at, _, fresh) => good(fresh, { name: `x${at}' OR '1'='1` }),
  (_, __, fresh) => good(fresh, { why: 'a'.repeat(2_001) }),
  () => 'x'.repeat(2_200_000),
  (_, __, fresh) => good(fresh, { name: 'Ann\r\nBcc: everybody@haven.example' }),
  (_, __, fresh) => good(fresh, { email: 'a@b.example\nBcc: c@d.example' }),
  (at, _, fresh) => good(fresh, { why: `You should see https://pills${at}.example, it is cheap` }),
  (_, replayed) =>
    good(replayed, { email: 'other@haven.example', why: 'The same opening once more, if you please.' }),
  (at) => good(`forged.${at}.signature`, { email: `forged${at}@haven.example` }),
  (at, _, fresh) => good(fresh, { website: `https://spam${at}.example` }),
  (_, __, fresh) => Buffer.from(JSON.stringify(good(fresh)).replace('Annelies', '\xff\xfe\xc3'), 'latin1'),
  (_, __, fresh) => good(fresh, { name: 'Ann\u0000ies Vermeulen' }),
  (_, __, fresh) => JSON.stringify(good(fresh)).replace('Annelies', '\\ud800\\udfff\\ud800'),
  (_, __, fresh) => good(fresh, { name: 'An\u202enies Vermeulen' }),
  () => '{"name": "Ann',
  () => '[]',
  () => '{"__proto__": {"agrees": true}}',
  (_, __, fresh) => good(fresh, { agrees: false }),
  (_, __, fresh) => good(fresh, { admin: true }),
  (_, __, fresh) => good(fresh, { name: ['Ann', 'Vermeulen'] }),
  (_, __, fresh) => good(fresh, { name: { $ne: null } }),
  (at, _, fresh) => good(fresh, { email: `bot${at}@mailinator.com` }),
  (_, __, fresh) => good(fresh, { why: 'Best casino bonus and cheap loans for you and yours' }),
  (_, __, fresh) => good(fresh, { consentVersion: 99 }),
  () => '{"name":'.repeat(20_000),
  (_, __, fresh) => good(fresh, { why: '{{7*7}} #{7*7} <%= 7*7 %> is what we got' }),
  (_, __, fresh) => good(fresh, { accountText: '../../../../etc/passwd of ours' }),
  (_, __, fresh) => good(fresh, { why: 'z̴̢̡̧̨̛̛̛̛̛a̴̢̡̧̨̛̛̛̛l̴̢̡̧̨̛̛̛̛g̴̢̡̧̨̛̛̛̛o is what we have here now' }),
  (at) => good('', { email: `none${at}@haven.example` }),
]

/** Hostile entries of every kind by turns; a third of them from one address, the others from as many as there are. */
function makeHostile(count: number, replayed: string, sign: () => string) {
  return Array.from({ length: count }, (_, at) => ({
    body: makers[at % makers.length]?.(at, replayed, sign()),
    from: at % 3 === 0 ? '198.51.100.1' : `10.${at % 200}.${at % 97}.${at % 251}`,
  }))
}
