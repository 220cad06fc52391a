import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBrowser } from '../../server/testing/browser.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as me from '../me.contract.ts'
import type { listPeople } from '../people.contract.ts'
import type { confirmSecondFactor, getSession, setUp, signIn, signOut } from '../session.contract.ts'
import type { getWorkspace, updateWorkspace } from '../workspace.contract.ts'
import { recognisePerson } from './recognise-person.ts'

const host = await startTestHost({ recognise: recognisePerson })
const { owner, setNow } = host
const email = 'noor@tarnwell.example'
let password = 'a long enough one'
const browser = openBrowser(host)
await browser.call<typeof setUp>('POST /setup', {
  body: { workspaceName: 'Tarnwell', name: 'Noor Haddad', email, password },
})

const enter = (by = openBrowser(host)) =>
  by.call<typeof signIn>('POST /session', { body: { email, password } })

/** The code an authenticator shows now (RFC 6238), `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll('=', '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('sessions are listed by device, and one elsewhere is ended at once', async () => {
  const phone = openBrowser(host)
  await phone.call<typeof signIn>('POST /session', {
    body: { email, password },
    headers: {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
    },
  })
  const { body } = await browser.call<typeof me.listMySessions>('GET /me/sessions')
  expect(body.rows.map((row) => [row.device, row.isThis]).sort()).toEqual([
    ['Firefox on Linux', true],
    ['Safari on iPhone', false],
  ])
  expect((await phone.call<typeof listPeople>('GET /people')).status).toBe(200)
  const other = body.rows.find((row) => !row.isThis)?.id ?? ''
  await browser.call<typeof me.endMySession>('DELETE /me/sessions/:sessionId', {
    params: { sessionId: other },
  })
  expect((await phone.call<typeof listPeople>('GET /people')).status).toBe(401)
  expect((await browser.call<typeof listPeople>('GET /people')).status).toBe(200)
})

test('signing out everywhere keeps only here, when asked', async () => {
  const others = [openBrowser(host), openBrowser(host)]
  for (const other of others) await enter(other)
  const ended = await browser.call<typeof me.endMySessions>('DELETE /me/sessions', {
    query: { keepThis: true },
  })
  expect(ended.body.ended).toBeGreaterThanOrEqual(2)
  for (const other of others)
    expect((await other.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')
  expect((await browser.call<typeof getSession>('GET /session')).body.state).toBe('signed-in')
})

test('a session ends after lying idle, and after its longest time whatever it did', async () => {
  for (const aged of [
    `"expiresAt" = now() - interval '1 minute'`,
    `"createdAt" = now() - interval '31 days'`,
  ]) {
    const other = openBrowser(host)
    await enter(other)
    await owner.query(
      `update auth.session set ${aged} where id = (select id from auth.session order by "createdAt" desc limit 1)`,
    )
    expect((await other.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')
    await owner.query(
      `update auth.session set "createdAt" = now() where "createdAt" < now() - interval '1 day'`,
    )
  }
})

test('changing the password needs the present one, ends other sessions and renews this one', async () => {
  const other = openBrowser(host)
  await enter(other)
  const change = (current: string, next: string) =>
    browser.call<typeof me.changePassword>('POST /me/password', { body: { current, next } })
  expect((await change('not it', 'something else entirely')).problem.errors).toEqual([
    { field: 'current', reason: 'is not right' },
  ])
  expect((await change(password, 'short')).problem.errors?.[0]?.field).toBe('next')
  const before = browser.cookie()
  expect((await change(password, 'something else entirely')).status).toBe(200)
  password = 'something else entirely'
  expect(browser.cookie()).not.toBe(before)
  expect((await browser.call<typeof getSession>('GET /session')).body.state).toBe('signed-in')
  expect((await other.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')
})

test('a second factor is on once a code confirmed it; then a password alone lets nobody in', async () => {
  const begun = await browser.call<typeof me.beginSecondFactor>('POST /me/second-factor', {
    body: { password },
  })
  const { secret, recoveryCodes, address } = begun.body
  expect(address).toMatch(/^otpauth:\/\/totp\//)
  expect(recoveryCodes).toHaveLength(10)
  const confirm = (code: string) =>
    browser.call<typeof me.turnOnSecondFactor>('POST /me/second-factor/confirmation', { body: { code } })
  expect((await enter()).body.state).toBe('signed-in')
  expect((await confirm('000000')).status).toBe(400)
  expect((await confirm(codeOf(secret))).body).toEqual({ enabled: true })
  expect((await browser.call<typeof getSession>('GET /session')).body.secondFactor).toEqual({ enabled: true })

  const fresh = openBrowser(host)
  expect((await enter(fresh)).body.state).toBe('second-factor')
  expect((await fresh.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')
  const answer = (by: typeof fresh, code: string, kind: 'totp' | 'recovery' = 'totp') =>
    by.call<typeof confirmSecondFactor>('POST /session/second-factor', { body: { code, kind } })
  expect((await answer(fresh, '123456')).status).toBe(401)
  const code = codeOf(secret, 1)
  expect((await answer(fresh, code)).body).toEqual({ state: 'signed-in' })
  expect((await fresh.call<typeof getSession>('GET /session')).body.state).toBe('signed-in')

  const thief = openBrowser(host)
  await enter(thief)
  expect((await answer(thief, code)).status).toBe(401)
  expect((await thief.call<typeof getSession>('GET /session')).body.state).toBe('signed-out')

  const locked = openBrowser(host)
  await enter(locked)
  const [first = ''] = recoveryCodes
  expect((await answer(locked, first, 'recovery')).status).toBe(200)
  const again = openBrowser(host)
  await enter(again)
  expect((await answer(again, first, 'recovery')).status).toBe(401)
})

test('recovery codes are renewed and the second factor goes off, each with the password', async () => {
  const renewed = await browser.call<typeof me.renewRecoveryCodes>('POST /me/recovery-codes', {
    body: { password },
  })
  expect(renewed.body.recoveryCodes).toHaveLength(10)
  const off = (given: string) =>
    browser.call<typeof me.turnOffSecondFactor>('DELETE /me/second-factor', {
      body: { password: given },
    })
  expect((await off('not the password')).status).toBe(400)
  expect((await off(password)).body).toEqual({ enabled: false })
  const plain = openBrowser(host)
  expect((await enter(plain)).body.state).toBe('signed-in')
})

test('wrong codes lock the second factor for a while', async () => {
  const { body } = await browser.call<typeof me.beginSecondFactor>('POST /me/second-factor', {
    body: { password },
  })
  await browser.call('POST /me/second-factor/confirmation', { body: { code: codeOf(body.secret) } })
  const guess = (by: typeof browser) =>
    by.call<typeof confirmSecondFactor>('POST /session/second-factor', {
      body: { code: '000000', kind: 'totp' },
    })
  const seen: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const thief = openBrowser(host)
    await enter(thief)
    for (let at = 0; at < 6; at += 1) seen.push((await guess(thief)).status)
  }
  expect(seen).toContain(429)
  await browser.call('DELETE /me/second-factor', { body: { password } })
})

test('one’s own name and zone change, and a zone nobody knows does not', async () => {
  const bad = await browser.call<typeof me.updateMe>('PATCH /me', { body: { timeZone: 'Mars/Olympus' } })
  expect(bad.problem.errors).toEqual([{ field: 'timeZone', reason: 'is not a time zone we know' }])
  await browser.call<typeof me.updateMe>('PATCH /me', {
    body: { name: 'Noor H.', timeZone: 'Europe/Warsaw' },
  })
  const { body } = await browser.call<typeof me.getMe>('GET /me')
  expect(body).toMatchObject({ name: 'Noor H.', timeZone: 'Europe/Warsaw', hasPassword: true, providers: [] })
})

test('the workspace is renamed and keeps a currency there is', async () => {
  const change = (body: object) => browser.call<typeof updateWorkspace>('PATCH /workspace', { body })
  expect((await change({ currency: 'XXY' })).problem.errors?.[0]?.field).toBe('currency')
  expect((await change({ name: 'Tarnwell Group', currency: 'PLN' })).body).toMatchObject({
    name: 'Tarnwell Group',
    currency: 'PLN',
  })
  expect((await browser.call<typeof getWorkspace>('GET /workspace')).body.may).toEqual({ change: null })
})

test('wrong passwords wait, and the wait ends', async () => {
  const guess = () =>
    openBrowser(host).call<typeof signIn>('POST /session', { body: { email, password: 'wrong wrong wrong' } })
  for (let at = 0; at < 10; at += 1) await guess()
  expect((await enter()).status).toBe(429)
  setNow('2026-03-02T09:16:00.000Z')
  expect((await enter()).status).toBe(200)
  await browser.call<typeof signOut>('DELETE /session')
})
