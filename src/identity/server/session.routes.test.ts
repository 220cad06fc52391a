import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getSession, setUp, signIn, signOut } from '../session.contract.ts'
import { recognisePerson } from './recognise-person.ts'
import { setupCode } from './setup-code.ts'

const { host, app, call, owner } = await startTestHost({ recognise: recognisePerson })

const founder = {
  workspaceName: 'Tarnwell',
  name: 'Noor Haddad',
  email: 'Noor.Haddad@tarnwell.example',
  password: 'a long enough one',
}
const credentials = { email: founder.email, password: founder.password }

function cookieOf(answer: { headers: Readonly<Record<string, unknown>> }): string {
  const set = [answer.headers['set-cookie'] ?? []].flat().map(String)
  return set.map((each) => each.split(';')[0]).join('; ')
}

async function signedInCookie(): Promise<string> {
  const answer = await call<typeof signIn>(null, 'POST /session', { body: credentials })
  expect(answer.status).toBe(200)
  return cookieOf(answer)
}

test('a fresh installation asks to be set up', async () => {
  const { body } = await call<typeof getSession>(null, 'GET /session')
  expect(body).toEqual({ state: 'setup', setupCodeRequired: false, signInProviders: [] })
})

test('setting up from another machine needs the printed code', async () => {
  const far = { method: 'POST' as const, url: '/api/v1/setup', remoteAddress: '203.0.113.9' }
  const seen = await app.inject({ url: '/api/v1/session', remoteAddress: '203.0.113.9' })
  expect(seen.json()).toMatchObject({ state: 'setup', setupCodeRequired: true })
  const refused = await app.inject({ ...far, payload: founder })
  expect(refused.statusCode).toBe(403)
  const wrong = await app.inject({ ...far, payload: { ...founder, setupCode: 'aaaa-bbbb-cccc' } })
  expect(wrong.statusCode).toBe(403)
  const weak = await app.inject({
    ...far,
    payload: { ...founder, password: 'short', setupCode: setupCode(host.secrets) },
  })
  expect(weak.json()).toMatchObject({ code: 'invalid', errors: [{ field: 'password' }] })
  const rebound = await app.inject({
    ...far,
    remoteAddress: '127.0.0.1',
    headers: { host: 'evil.example' },
    payload: founder,
  })
  expect(rebound.statusCode).toBe(403)
})

test('of two set-ups at once one makes the workspace, and the other meets it', async () => {
  const answers = await Promise.all(
    ['Tarnwell', 'Other'].map((workspaceName, at) => {
      const body = { ...founder, workspaceName, email: at === 0 ? founder.email : 'somebody@else.example' }
      return call<typeof setUp>(null, 'POST /setup', { body, headers: { 'idempotency-key': `${at}` } })
    }),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  const { rows } = await owner.query('select name from workspaces')
  expect(rows).toHaveLength(1)
  const logins = await owner.query('select email from auth."user"')
  expect(logins.rows).toHaveLength(1)
  await owner.query('truncate workspaces cascade; delete from auth."user"')
})

test('the founder is signed in, is administrator and program manager, and finds the default teams', async () => {
  const made = await call<typeof setUp>(null, 'POST /setup', {
    body: { ...founder, makeKey: false, timeZone: 'Europe/Warsaw' },
  })
  expect(made.status).toBe(200)
  const cookie = cookieOf(made)
  expect([made.headers['set-cookie']].flat().join()).toMatch(/avouch\.session_token=.*HttpOnly; SameSite=Lax/)
  const { body } = await call<typeof getSession>(null, 'GET /session', { headers: { cookie } })
  expect(body).toMatchObject({
    state: 'signed-in',
    person: { name: 'Noor Haddad', roles: ['administrator', 'member', 'program-manager'] },
    workspace: { name: 'Tarnwell', isExample: false, timeZone: 'Europe/Warsaw' },
    workspaces: [{ name: 'Tarnwell' }],
    secondFactor: { enabled: false },
  })
  const teams = await owner.query('select count(*)::int as n from teams')
  expect(teams.rows[0].n).toBe(15)
  const events = await owner.query('select name from events order by id')
  expect(events.rows.map((row) => row.name)).toEqual(['workspace.created', 'person.signed-in'])
})

test('a second set-up is refused', async () => {
  const again = await call<typeof setUp>(null, 'POST /setup', { body: founder })
  expect(again).toMatchObject({ status: 409, problem: { code: 'conflict' } })
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await call<typeof signIn>(null, 'POST /session', {
    body: { ...credentials, password: 'not it at all' },
  })
  const unknown = await call<typeof signIn>(null, 'POST /session', {
    body: { email: 'nobody@x.example', password: 'not it at all' },
  })
  expect(wrong.status).toBe(401)
  const { requestId: _one, ...first } = wrong.problem as unknown as Record<string, unknown>
  const { requestId: _two, ...second } = unknown.problem as unknown as Record<string, unknown>
  expect(first).toEqual(second)
  // The one whose address it was reads of it in the audit trail.
  await expect
    .poll(async () => {
      const { rows } = await owner.query(`select name from events where name = 'person.sign-in-failed'`)
      return rows.length
    })
    .toBe(1)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const cookie = await signedInCookie()
  const headers = { cookie, origin: 'http://localhost:80' }
  const before = await call<typeof getSession>(null, 'GET /session', { headers })
  expect(before.body.state).toBe('signed-in')
  const out = await call<typeof signOut>(null, 'DELETE /session', {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(out.body).toEqual({ state: 'signed-out' })
  const after = await call<typeof getSession>(null, 'GET /session', { headers })
  expect(after.body.state).toBe('signed-out')
})

test('a write by cookie must come from our own pages', async () => {
  const cookie = await signedInCookie()
  const attempts = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of attempts) {
    const answer = await call<typeof signOut>(null, 'DELETE /session', { headers: { cookie, ...headers } })
    expect(answer.status).toBe(403)
  }
  const own = await call<typeof signOut>(null, 'DELETE /session', {
    headers: { cookie, origin: 'http://localhost:80' },
  })
  expect(own.status).toBe(200)
})

test('over TLS the cookie is bound to this host', async () => {
  const secure = await startTestHostOverTls()
  expect(secure).toMatch(/^__Host-avouch\.session_token=/)
  expect(secure).toMatch(/; Secure/)
  expect(secure).toMatch(/Path=\//)
  expect(secure).not.toMatch(/Domain=/)
})

async function startTestHostOverTls(): Promise<string> {
  const other = await startTestHost({
    recognise: recognisePerson,
    config: { publicUrl: 'https://avouch.example' },
  })
  const made = await other.call<typeof setUp>(null, 'POST /setup', { body: founder })
  expect(made.status).toBe(200)
  const cookie = cookieOf(made)
  const seen = await other.call<typeof getSession>(null, 'GET /session', { headers: { cookie } })
  expect(seen.body.state).toBe('signed-in')
  return (
    [made.headers['set-cookie']]
      .flat()
      .map(String)
      .find((each) => each.includes('session_token')) ?? ''
  )
}

test('guessing a password is slowed down, for known and unknown addresses alike', async () => {
  for (const email of [founder.email, 'nobody@else.example']) {
    const body = { email, password: 'guess after guess' }
    for (let at = 0; at < 10; at += 1) {
      expect((await call<typeof signIn>(null, 'POST /session', { body })).status).toBe(401)
    }
    const stopped = await call<typeof signIn>(null, 'POST /session', { body })
    expect(stopped.status).toBe(429)
    expect(stopped.problem.detail).toBe('Too many attempts. Please try again in 15 minutes.')
  }
})
