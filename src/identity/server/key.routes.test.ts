import { expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { Sessions } from '../../server/sessions.ts'
import { openBrowser } from '../../server/testing/browser.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as keys from '../key.contract.ts'
import type { createPerson, listPeople, markAsLeft } from '../people.contract.ts'
import type { setUp } from '../session.contract.ts'
import { tidyIdentityJob } from './jobs.ts'
import { recognisePerson } from './recognise-person.ts'

const host = await startTestHost({ recognise: recognisePerson })
const { call, owner } = host
const founder = {
  workspaceName: 'Tarnwell',
  name: 'Noor Haddad',
  email: 'noor@tarnwell.example',
  password: 'a long enough one',
}
const browser = openBrowser(host)
await browser.call<typeof setUp>('POST /setup', { body: founder })

const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

async function keyFor(...scopes: string[]) {
  const { body, status } = await browser.call<typeof keys.createKey>('POST /keys', {
    body: { name: 'Nightly export', scopes },
  })
  expect(status).toBe(200)
  return body
}

test('a key acts as its maker, within its scopes', async () => {
  const { key } = await keyFor('people:read')
  expect((await call<typeof listPeople>(null, 'GET /people', bearer(key))).body.rows).toHaveLength(1)
  const write = await call<typeof createPerson>(null, 'POST /people', {
    ...bearer(key),
    body: { name: 'Bo Eck' },
  })
  expect(write).toMatchObject({ status: 403, problem: { detail: 'This key lacks the scope people:write.' } })
  const wide = await keyFor('*:write')
  expect(
    (await call<typeof createPerson>(null, 'POST /people', { ...bearer(wide.key), body: { name: 'Bo Eck' } }))
      .status,
  ).toBe(200)
  const trail = await owner.query(`select key_id from events where name = 'person.created'`)
  expect(trail.rows).toEqual([{ key_id: wide.id }])
})

test('a key is shown once, kept as a hash, listed by how it begins, and seen when used', async () => {
  const { id, key } = await keyFor('people:read')
  await call(null, 'GET /people', bearer(key))
  const { rows } = await owner.query('select * from auth.apikey where id = $1', [id])
  expect(JSON.stringify(rows)).not.toContain(key)
  const kept = await owner.query('select response::text from idempotency_records')
  expect(JSON.stringify(kept.rows)).not.toContain(key)
  const listed = await browser.call<typeof keys.listKeys>('GET /keys')
  const mine = listed.body.rows.find((row) => row.id === id)
  expect(mine).toMatchObject({ name: 'Nightly export', start: key.slice(0, 12), scopes: ['people:read'] })
  expect(mine?.lastUsedAt).not.toBeNull()
})

test('a double submit makes one key and answers it twice', async () => {
  const input = {
    body: { name: 'Twice', scopes: ['people:read'] },
    headers: { 'idempotency-key': 'the same' },
  }
  const first = await browser.call<typeof keys.createKey>('POST /keys', input)
  const second = await browser.call<typeof keys.createKey>('POST /keys', input)
  expect(second.body).toEqual(first.body)
  const listed = await browser.call<typeof keys.listKeys>('GET /keys')
  expect(listed.body.rows.filter((row) => row.name === 'Twice')).toHaveLength(1)
})

test('a revoked key is refused at once, in this server and in a second one', async () => {
  const otherHost = { ...host.host, sessions: new Sessions(host.urls.appUrl) }
  const other = await buildApp(otherHost, recognisePerson(otherHost))
  const { id, key } = await keyFor('people:read')
  const elsewhere = () => other.inject({ url: '/api/v1/people', headers: { authorization: `Bearer ${key}` } })
  expect((await elsewhere()).statusCode).toBe(200)
  expect((await call(null, 'GET /people', bearer(key))).status).toBe(200)
  await browser.call<typeof keys.revokeKey>('DELETE /keys/:keyId', { params: { keyId: id } })
  expect((await call(null, 'GET /people', bearer(key))).status).toBe(401)
  await expect.poll(async () => (await elsewhere()).statusCode, { timeout: 1_000, interval: 20 }).toBe(401)
  await otherHost.sessions.close()
  await other.close()
})

test('an expired key is refused', async () => {
  const { id, key } = await keyFor('people:read')
  await owner.query(`update auth.apikey set "expiresAt" = now() - interval '1 minute' where id = $1`, [id])
  expect((await call(null, 'GET /people', bearer(key))).status).toBe(401)
})

test('a key makes no keys, changes no password, and knows only scopes there are', async () => {
  const { key } = await keyFor('*:read', '*:write')
  const made = await call(null, 'POST /keys', { ...bearer(key), body: { name: 'Child', scopes: ['*:read'] } })
  expect(made.status).toBe(403)
  const changed = await call(null, 'POST /me/password', {
    ...bearer(key),
    body: { current: founder.password, next: 'something else entirely' },
  })
  expect(changed.status).toBe(403)
  const unknown = await browser.call<typeof keys.createKey>('POST /keys', {
    body: { name: 'X', scopes: ['nothing:read'] },
  })
  expect(unknown.problem.errors).toEqual([{ field: 'scopes.0', reason: 'is no scope of this server' }])
  const past = await browser.call<typeof keys.createKey>('POST /keys', {
    body: { name: 'X', scopes: ['*:read'], expiresOn: '2020-01-01' },
  })
  expect(past.problem.errors?.[0]?.field).toBe('expiresOn')
})

test('nobody comes in with a key that nobody made, or with that of somebody who left', async () => {
  expect((await call(null, 'GET /people', bearer('avouch_made-up'))).status).toBe(401)
  const { rows } = await owner.query(`select id, version from people where email = $1`, [founder.email])
  const { key } = await keyFor('people:read')
  await owner.query(`update people set left_at = now() where id = $1`, [rows[0].id])
  expect((await call(null, 'GET /people', bearer(key))).status).toBe(401)
  await owner.query(`update people set left_at = null where id = $1`, [rows[0].id])
})

test('setting up from the command line brings a key', async () => {
  const fresh = await startTestHost({ recognise: recognisePerson })
  const { body } = await fresh.call<typeof setUp>(null, 'POST /setup', {
    body: { ...founder, makeKey: true },
  })
  expect(body.apiKey).toMatch(/^avouch_/)
  const listed = await fresh.call<typeof listPeople>(null, 'GET /people', bearer(body.apiKey ?? ''))
  expect(listed.body.rows).toHaveLength(1)
  const stays = await fresh.call<typeof markAsLeft>(null, 'POST /people/:personId/departure', {
    ...bearer(body.apiKey ?? ''),
    params: { personId: body.personId },
    body: { version: 1 },
  })
  expect(stays.problem).toMatchObject({ refusal: 'last-administrator' })
})

test('a key that asks too often is told when to go on, and another goes on', async () => {
  const slow = await startTestHost({ recognise: recognisePerson, config: { requestsPerMinute: 4 } })
  const from = (at: number) => `198.51.100.${at}`
  const made = await slow.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: { ...founder, makeKey: true },
  })
  const ask = (at: number) =>
    slow.app.inject({
      url: '/api/v1/people',
      remoteAddress: from(at),
      headers: { authorization: `Bearer ${made.json().apiKey}` },
    })
  const statuses = []
  for (let at = 1; at <= 5; at += 1) statuses.push((await ask(at)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 200, 429])
  expect((await ask(9)).json()).toMatchObject({ code: 'too-many', retryAfterSeconds: expect.any(Number) })
  const asNobody = () => slow.app.inject({ url: '/api/v1/session', remoteAddress: from(20) })
  for (let at = 1; at <= 4; at += 1) expect((await asNobody()).statusCode).toBe(200)
  const refused = await asNobody()
  expect(refused.json()).toMatchObject({ code: 'too-many', retryAfterSeconds: expect.any(Number) })
  expect(refused.json().detail).toMatch(/^More than 4 requests in a minute/)
})

test('what has had its time is removed, and what is in use stays', async () => {
  const { key } = await keyFor('people:read')
  await owner.query(`insert into auth.attempt values ('old', now() - interval '3 years', 5)`)
  await owner.query(`update idempotency_records set created_at = now() - interval '3 years'`)
  await tidyIdentityJob.run({ host: host.host, data: {}, now: host.host.now(), jobId: 'by hand' })
  const left =
    await owner.query(`select (select count(*) from auth.attempt where bucket = 'old')::int as attempts,
    (select count(*) from idempotency_records)::int as records`)
  expect(left.rows).toEqual([{ attempts: 0, records: 0 }])
  expect((await call(null, 'GET /people', bearer(key))).status).toBe(200)
  expect((await browser.call<typeof keys.listKeys>('GET /keys')).status).toBe(200)
})
