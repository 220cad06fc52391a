import { expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../server/testing/browser.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as links from '../invitation.contract.ts'
import type * as mails from '../mail.contract.ts'
import type * as people from '../people.contract.ts'
import type { getSession, setUp, signIn } from '../session.contract.ts'
import type { createWorkspace } from '../workspace.contract.ts'
import { recognisePerson } from './recognise-person.ts'

const host = await startTestHost({ recognise: recognisePerson })
const { owner, setNow } = host
const now = host.host.now()
const password = 'a long enough one'
const boss = openBrowser(host)
await boss.call<typeof setUp>('POST /setup', {
  body: { workspaceName: 'Tarnwell', name: 'Noor Haddad', email: 'noor@tarnwell.example', password },
})

async function invite(name: string, as: Browser = boss, headers: Record<string, string> = {}) {
  const email = `${name.toLowerCase()}@tarnwell.example`
  const { body: person } = await as.call<typeof people.createPerson>('POST /people', {
    body: { name, email },
    headers,
  })
  const invited = await as.call<typeof people.invitePerson>('POST /people/:personId/invitation', {
    params: { personId: person.id },
    body: {},
    headers,
  })
  expect(invited.status).toBe(200)
  return {
    personId: person.id,
    email,
    token: await tokenIn(invited.body.mailId, as, headers),
    mailId: invited.body.mailId,
  }
}

/** Without an SMTP server the mail is kept, and its link read from the outbox. */
async function tokenIn(
  mailId: string,
  as: Browser = boss,
  headers: Record<string, string> = {},
): Promise<string> {
  await host.drain()
  const { body } = await as.call<typeof mails.getMail>('GET /mails/:mailId', { params: { mailId }, headers })
  expect(body.state).toBe('kept')
  return /\/(?:join|reset)\/([\w-]+)/.exec(body.text)?.[1] ?? ''
}

const open = (token: string, by: Browser = openBrowser(host)) =>
  by.call<typeof links.getInvitation>('GET /invitations/:token', { params: { token } })
const accept = (token: string, body: object = { password }, by: Browser = openBrowser(host)) =>
  by.call<typeof links.acceptInvitation>('POST /invitations/:token', { params: { token }, body })

test('an invited person sets a password and is in, as the role they were given', async () => {
  const { token, email } = await invite('Ylva')
  const browser = openBrowser(host)
  const page = await open(token, browser)
  expect(page.body).toMatchObject({ workspaceName: 'Tarnwell', name: 'Ylva', email, way: 'new-password' })
  const weak = await accept(token, { password: 'short' }, browser)
  expect(weak.problem.errors?.[0]?.field).toBe('password')
  expect((await accept(token, { name: 'Ylva Bergqvist', password }, browser)).status).toBe(200)
  const session = await browser.call<typeof getSession>('GET /session')
  expect(session.body.person).toMatchObject({ name: 'Ylva Bergqvist', email, roles: ['member'] })
})

test('a scanner that opens every link changes nothing', async () => {
  const { token } = await invite('Mihai')
  const before = await owner.query('select count(*)::int as n from events')
  for (let at = 0; at < 5; at += 1) expect((await open(token)).status).toBe(200)
  const after = await owner.query('select count(*)::int as n from events')
  expect(after.rows).toEqual(before.rows)
  expect((await accept(token)).status).toBe(200)
})

test('a link works once, also when two press at the same moment', async () => {
  const { token } = await invite('Piotr')
  const answers = await Promise.all([accept(token), accept(token)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404])
  expect((await open(token)).problem).toMatchObject({ status: 404, link: 'used' })
})

test('an expired link says so and lets nobody in', async () => {
  const { token } = await invite('Dario')
  setNow('2026-03-20T09:00:00.000Z')
  expect((await open(token)).problem).toMatchObject({
    status: 404,
    link: 'expired',
    detail: 'This link has expired. Ask for a new one.',
  })
  expect((await accept(token)).status).toBe(404)
  setNow(now)
})

test('inviting again and withdrawing stop the earlier link', async () => {
  const { token, personId } = await invite('Tadhg')
  const again = await boss.call<typeof people.invitePerson>('POST /people/:personId/invitation', {
    params: { personId },
    body: {},
  })
  expect((await open(token)).problem).toMatchObject({ link: 'withdrawn' })
  const second = await tokenIn(again.body.mailId)
  const withdrawn = await boss.call<typeof people.withdrawInvitation>('DELETE /people/:personId/invitation', {
    params: { personId },
  })
  expect(withdrawn.body).toEqual({ withdrawn: 1 })
  expect((await accept(second)).status).toBe(404)
})

test('pressing invite twice with one key sends one mail', async () => {
  const { body: person } = await boss.call<typeof people.createPerson>('POST /people', {
    body: { name: 'Joris', email: 'joris@tarnwell.example' },
  })
  const input = { params: { personId: person.id }, body: {}, headers: { 'idempotency-key': 'invite joris' } }
  const [first, second] = [
    await boss.call<typeof people.invitePerson>('POST /people/:personId/invitation', input),
    await boss.call<typeof people.invitePerson>('POST /people/:personId/invitation', input),
  ]
  expect(second.body).toEqual(first.body)
  const { rows } = await owner.query('select count(*)::int as n from mails where about_id = $1', [person.id])
  expect(rows[0].n).toBe(1)
})

test('the link is kept neither in the mail nor in the links, only sealed', async () => {
  const { token, mailId } = await invite('Maya')
  const { rows } = await owner.query('select to_jsonb(m)::text as mail from mails m where id = $1', [mailId])
  expect(rows[0].mail).not.toContain(token)
  const hashes = await owner.query('select to_jsonb(l)::text as link from link_hashes l')
  expect(JSON.stringify(hashes.rows)).not.toContain(token)
})

test('who has a sign-in already joins a second workspace with it, and with no other', async () => {
  const ylva = openBrowser(host)
  await ylva.call<typeof signIn>('POST /session', { body: { email: 'ylva@tarnwell.example', password } })
  const made = await boss.call<typeof createWorkspace>('POST /workspaces', {
    body: { name: 'Second works', currency: 'CHF' },
  })
  const there = { 'x-avouch-workspace': made.body.id }
  const { token } = await invite('Ylva', boss, there)
  expect((await open(token)).body.way).toBe('sign-in-first')
  expect((await accept(token)).status).toBe(401)
  expect((await accept(token, {}, boss)).status).toBe(401)
  expect((await open(token, ylva)).body.way).toBe('join')
  expect((await accept(token, {}, ylva)).status).toBe(200)
  const session = await ylva.call<typeof getSession>('GET /session', { headers: there })
  expect(session.body.workspace).toMatchObject({ name: 'Second works', currency: 'CHF' })
  expect(session.body.workspaces?.map((each) => each.name)).toEqual(['Tarnwell', 'Second works'])
  const foreign = await ylva.call<typeof people.listPeople>('GET /people', {
    headers: { 'x-avouch-workspace': crypto.randomUUID() },
  })
  expect(foreign.status).toBe(403)
})

test('a forgotten password is set anew by a link, and every session ends', async () => {
  const piotr = openBrowser(host)
  await piotr.call<typeof signIn>('POST /session', { body: { email: 'piotr@tarnwell.example', password } })
  expect((await piotr.call<typeof getSession>('GET /session')).body.state).toBe('signed-in')
  const stranger = openBrowser(host)
  for (const email of ['nobody@tarnwell.example', 'piotr@tarnwell.example']) {
    const asked = await stranger.call<typeof links.askForReset>('POST /password-resets', { body: { email } })
    expect(asked.body).toEqual({ state: 'asked' })
  }
  const { rows } = await owner.query(`select id from mails where subject like 'Set a new password%'`)
  expect(rows).toHaveLength(1)
  const params = { token: await tokenIn(rows[0].id) }
  expect(
    (await stranger.call<typeof links.getReset>('GET /password-resets/:token', { params })).body.email,
  ).toBe('piotr@tarnwell.example')
  const set = (to: string) =>
    stranger.call<typeof links.resetPassword>('POST /password-resets/:token', {
      params,
      body: { password: to },
    })
  expect((await set('another long one')).status).toBe(200)
  expect((await set('and yet another')).status).toBe(404)
  expect((await piotr.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')
  const attempt = (given: string) =>
    stranger.call<typeof signIn>('POST /session', {
      body: { email: 'piotr@tarnwell.example', password: given },
    })
  expect((await attempt(password)).status).toBe(401)
  expect((await attempt('another long one')).status).toBe(200)
})

test('a link to a new password never names the host that a stranger sent', async () => {
  const stranger = openBrowser(host)
  await stranger.call('POST /password-resets', {
    body: { email: 'mihai@tarnwell.example' },
    headers: { host: 'evil.example' },
  })
  const { rows } = await owner.query(
    `select sealed_link from mails where to_address = 'mihai@tarnwell.example' and subject like 'Set%'`,
  )
  expect(host.host.secrets.unseal(rows[0].sealed_link)).toMatch(/^http:\/\/127\.0\.0\.1:/)
})

test('the link of somebody who belongs to two workspaces is shown in neither outbox', async () => {
  await openBrowser(host).call('POST /password-resets', { body: { email: 'ylva@tarnwell.example' } })
  await host.drain()
  const { rows } = await owner.query(
    `select id from mails where to_address = 'ylva@tarnwell.example' and subject like 'Set%'`,
  )
  const { body } = await boss.call<typeof mails.getMail>('GET /mails/:mailId', {
    params: { mailId: rows[0].id },
  })
  expect(body.text).toContain('this sign-in opens other workspaces too')
  expect(body.text).not.toContain('/reset/')
})

test('who is marked as left is out at once, and their sign-in is gone', async () => {
  const mihai = openBrowser(host)
  await mihai.call<typeof signIn>('POST /session', { body: { email: 'mihai@tarnwell.example', password } })
  const { body } = await mihai.call<typeof getSession>('GET /session')
  const personId = body.person?.id ?? ''
  const { body: person } = await boss.call<typeof people.getPerson>('GET /people/:personId', {
    params: { personId },
  })
  expect(person).toMatchObject({ signIn: 'password', lastSeenAt: now })
  await boss.call<typeof people.markAsLeft>('POST /people/:personId/departure', {
    params: { personId },
    body: { version: person.version },
  })
  expect((await mihai.call<typeof people.listPeople>('GET /people')).status).toBe(401)
  const { rows } = await owner.query(`select id from auth."user" where email = 'mihai@tarnwell.example'`)
  expect(rows).toEqual([])
})

test('guessing links is slowed down', async () => {
  const guess = () => open(Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'))
  let last = 0
  for (let at = 0; at < 65 && last !== 429; at += 1) last = (await guess()).status
  expect(last).toBe(429)
})
