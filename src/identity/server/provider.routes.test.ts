import { afterAll, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../server/testing/browser.ts'
import { startIdentityProvider } from '../../server/testing/identity-provider.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getMe } from '../me.contract.ts'
import type { createPerson, getPerson, markAsLeft } from '../people.contract.ts'
import type * as contract from '../provider.contract.ts'
import type { getSession, setUp } from '../session.contract.ts'
import type { createWorkspace } from '../workspace.contract.ts'
import { recognisePerson } from './recognise-person.ts'

const host = await startTestHost({ recognise: recognisePerson })
const { owner } = host
const company = await startIdentityProvider()
afterAll(() => company.stop())

const boss = openBrowser(host)
await boss.call<typeof setUp>('POST /setup', {
  body: {
    workspaceName: 'Tarnwell',
    name: 'Noor Haddad',
    email: 'noor@tarnwell.example',
    password: 'a long enough one',
  },
})

const given = {
  name: 'Tarnwell ID',
  issuer: company.issuer,
  appId: company.clientId,
  appSecret: company.clientSecret,
  admits: 'record',
}
const made = await boss.call<typeof contract.createProvider>('POST /sign-in-providers', { body: given })
const provider = made.body
await company.allow(provider.returnAddress)

/** Goes to the provider as the person set, comes back, and gives the page that is shown. */
async function comeThrough(
  browser: Browser = openBrowser(host),
  to = '/today',
  providerId = provider.id,
): Promise<string> {
  const away = await browser.call<typeof contract.beginWithProvider>('GET /session/providers/:providerId', {
    params: { providerId },
    query: { to },
  })
  expect(away.status).toBe(302)
  const back = new URL(await company.signIn(String(away.headers['location'])))
  const answer = await browser.call<typeof contract.returnFromProvider>(
    'GET /sign-in/sso/callback/:providerId',
    {
      params: { providerId: back.pathname.split('/').at(-1) ?? '' },
      query: Object.fromEntries(back.searchParams),
    },
  )
  expect(answer.status).toBe(302)
  return String(answer.headers['location'])
}

const whoIs = async (browser: Browser) => (await browser.call<typeof getSession>('GET /session')).body

test('a provider is asked for its endpoints, and its secret is sealed and never shown again', async () => {
  expect(provider).toMatchObject({ name: 'Tarnwell ID', issuer: company.issuer, version: 1 })
  expect(made.text).not.toContain(company.clientSecret)
  const { rows } = await owner.query('select to_jsonb(p)::text as row from auth.sign_in_provider p')
  expect(rows[0].row).not.toContain(company.clientSecret)
  const wrong = await boss.call<typeof contract.createProvider>('POST /sign-in-providers', {
    body: { ...given, issuer: 'http://127.0.0.1:9/nothing' },
  })
  expect(wrong.problem.errors?.[0]?.field).toBe('issuer')
  const signedOut = await whoIs(openBrowser(host))
  expect(signedOut.signInProviders).toEqual([{ id: provider.id, name: 'Tarnwell ID' }])
})

test('somebody on record comes in at their first visit, without an invitation', async () => {
  const { body: ylva } = await boss.call<typeof createPerson>('POST /people', {
    body: { name: 'Ylva Bergqvist', email: 'Ylva@tarnwell.example' },
  })
  company.person = { sub: 'ylva-1', email: 'ylva@tarnwell.example', name: 'Ylva B.', email_verified: true }
  const browser = openBrowser(host)
  expect(await comeThrough(browser, '/requests?mine=1')).toBe('/requests?mine=1')
  expect((await whoIs(browser)).person).toMatchObject({
    id: ylva.id,
    name: 'Ylva Bergqvist',
    roles: ['member'],
  })
  const mine = await browser.call<typeof getMe>('GET /me')
  expect(mine.body).toMatchObject({ hasPassword: false, providers: ['Tarnwell ID'] })
  const again = openBrowser(host)
  await comeThrough(again)
  expect((await whoIs(again)).person?.id).toBe(ylva.id)
  const { rows } = await owner.query(
    `select name, data from events where name in ('person.joined', 'person.signed-in') and subject_id = $1 order by id`,
    [ylva.id],
  )
  expect(rows.map((row) => row.name)).toEqual(['person.joined', 'person.signed-in', 'person.signed-in'])
})

test('nobody comes in who is not on record, has an unproved address, or left', async () => {
  company.person = {
    sub: 'stranger',
    email: 'stranger@tarnwell.example',
    name: 'A Stranger',
    email_verified: true,
  }
  const browser = openBrowser(host)
  expect(await comeThrough(browser)).toBe('/sign-in?problem=not_on_record')
  expect((await whoIs(browser)).state).toBe('signed-out')
  company.person = { sub: 'noor-2', email: 'noor@tarnwell.example', name: 'Not Noor', email_verified: false }
  expect(await comeThrough()).toBe('/sign-in?problem=address_not_verified')
  const ylva = openBrowser(host)
  company.person = { sub: 'ylva-1', email: 'ylva@tarnwell.example', name: 'Ylva B.', email_verified: true }
  await comeThrough(ylva)
  const personId = (await whoIs(ylva)).person?.id ?? ''
  const { body } = await boss.call<typeof getPerson>('GET /people/:personId', { params: { personId } })
  expect(body.signIn).toBe('provider')
  await boss.call<typeof markAsLeft>('POST /people/:personId/departure', {
    params: { personId },
    body: { version: body.version },
  })
  expect((await whoIs(ylva)).state).toBe('signed-out')
  expect(await comeThrough()).toBe('/sign-in?problem=left')
})

test('somebody who has a password comes in by the provider as the same person', async () => {
  company.person = { sub: 'noor-1', email: 'noor@tarnwell.example', name: 'Noor', email_verified: true }
  const browser = openBrowser(host)
  expect(await comeThrough(browser)).toBe('/today')
  expect((await whoIs(browser)).person?.id).toBe((await whoIs(boss)).person?.id)
})

test('a provider that lets in its domain makes a member of whoever comes from it, and of nobody else', async () => {
  const change = { params: { providerId: provider.id }, body: { version: 1, admits: 'domain' } }
  const missing = await boss.call<typeof contract.updateProvider>(
    'PATCH /sign-in-providers/:providerId',
    change,
  )
  expect(missing.problem.errors?.[0]?.field).toBe('domain')
  const changed = await boss.call<typeof contract.updateProvider>('PATCH /sign-in-providers/:providerId', {
    ...change,
    body: { ...change.body, domain: 'tarnwell.example' },
  })
  expect(changed.body).toMatchObject({ admits: 'domain', version: 2 })
  expect(
    (await boss.call<typeof contract.updateProvider>('PATCH /sign-in-providers/:providerId', change)).status,
  ).toBe(409)
  company.person = { sub: 'new-1', email: 'femke@tarnwell.example', name: 'Femke de Wit' }
  const browser = openBrowser(host)
  await comeThrough(browser)
  expect((await whoIs(browser)).person).toMatchObject({ name: 'Femke de Wit', roles: ['member'] })
  company.person = { sub: 'new-2', email: 'femke@tarnwell.example.evil.example', name: 'Somebody' }
  expect(await comeThrough()).toBe('/sign-in?problem=not_on_record')
})

test('the provider of one workspace cannot take over a sign-in of another', async () => {
  const { body } = await boss.call<typeof createWorkspace>('POST /workspaces', {
    body: { name: 'Second works' },
  })
  const there = { 'x-avouch-workspace': body.id }
  await owner.query(`delete from auth.account where "providerId" = $1`, [provider.id])
  company.person = { sub: 'noor-3', email: 'noor@tarnwell.example', name: 'Noor', email_verified: true }
  expect(await comeThrough()).toBe('/sign-in?problem=sign_in_elsewhere')
  const foreign = await boss.call<typeof contract.deleteProvider>('DELETE /sign-in-providers/:providerId', {
    params: { providerId: provider.id },
    headers: there,
  })
  expect(foreign.status).toBe(404)
})

test('nobody is sent on to another site, and nobody comes back without having gone', async () => {
  company.person = { sub: 'new-1', email: 'femke@tarnwell.example', name: 'Femke de Wit' }
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    expect(await comeThrough(openBrowser(host), to)).toBe('/')
  }
  const stray = await openBrowser(host).call<typeof contract.returnFromProvider>(
    'GET /sign-in/sso/callback/:providerId',
    {
      params: { providerId: provider.id },
      query: { code: 'made-up', state: 'made-up' },
    },
  )
  expect(stray.headers['location']).toMatch(/^\/sign-in\?problem=/)
})

test('better-auth’s own endpoints are not reachable', async () => {
  for (const path of [
    '/sign-in/sso/register',
    '/sign-in/sign-up/email',
    '/sign-in/get-session',
    '/sign-in/api-key/create',
  ]) {
    expect((await host.app.inject({ method: 'POST', url: `/api/v1${path}`, payload: {} })).statusCode).toBe(
      404,
    )
  }
})

test('a removed provider lets nobody in', async () => {
  const params = { providerId: provider.id }
  expect(
    (await boss.call<typeof contract.deleteProvider>('DELETE /sign-in-providers/:providerId', { params }))
      .body,
  ).toEqual({ deleted: true })
  expect(
    (
      await openBrowser(host).call<typeof contract.beginWithProvider>('GET /session/providers/:providerId', {
        params,
      })
    ).status,
  ).toBe(404)
})
