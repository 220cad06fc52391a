import { expect, test } from 'vitest'
import { roles } from '../kernel/actor.ts'
import type { Endpoint } from '../kernel/contract.ts'
import { foreignMark, makeForeignRecords } from './testing/foreign-records.ts'
import { recordWordsOf } from './testing/record-words.ts'
import { type Ids, sampleInput } from './testing/sample-input.ts'
import { startTestHost } from './testing/test-host.ts'

// Every endpoint of every contract × every role × a foreign workspace. Nothing is listed here by hand: an
// endpoint that is added is tested, and one whose path names a record nobody makes fails.

const { app, owner, makeWorkspace, call } = await startTestHost()
const here = await makeWorkspace('Here')
const there = await makeWorkspace('There')
const foreign = await makeForeignRecords(owner, there)
const endpoints = app.contract
const walled = endpoints.filter((endpoint) => endpoint.access !== 'anyone' && endpoint.access !== 'link')

function foreignIds(): Ids {
  return new Proxy(foreign, {
    get(records, name: string) {
      const word = recordWordsOf(name).find((each) => records[each] !== undefined)
      return word === undefined ? undefined : records[word]
    },
  })
}

function paramsOf(endpoint: Endpoint, ids: Ids): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [, name = ''] of endpoint.path.matchAll(/:(\w+)/g)) {
    const schema = (endpoint.params?.properties as Record<string, { format?: string }> | undefined)?.[name]
    if (schema?.format === 'uuid') params[name] = ids[name] ?? ''
    else params[name] = String(sampleInput(schema as never, ids, name) ?? name)
  }
  return params
}

const named = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}` as `GET /${string}`
const input = (endpoint: Endpoint, ids: Ids) => ({
  params: paramsOf(endpoint, ids),
  query: (sampleInput(endpoint.query, ids) ?? {}) as Record<string, string>,
  ...(endpoint.body === undefined || endpoint.upload ? {} : { body: sampleInput(endpoint.body, ids) }),
})

test('there is a contract to test', () => {
  expect(walled.length).toBeGreaterThan(0)
})

test.each(walled.map((endpoint) => [named(endpoint), endpoint] as const))(
  '%s wants somebody who is signed in',
  async (route, endpoint) => {
    const { status, problem } = await call(null, route, input(endpoint, foreignIds()))
    expect([status, problem.code]).toEqual([401, 'unauthenticated'])
  },
)

test.each(walled.map((endpoint) => [named(endpoint), endpoint] as const))(
  '%s refuses every role it does not name',
  async (route, endpoint) => {
    for (const role of roles) {
      if (endpoint.access === 'signed-in' || (endpoint.access as readonly string[]).includes(role)) continue
      const { status, problem } = await call(here.people[role], route, input(endpoint, foreignIds()))
      expect([role, status, problem.code]).toEqual([role, 403, 'forbidden'])
    }
  },
)

test.each(walled.map((endpoint) => [named(endpoint), endpoint] as const))(
  '%s refuses a key without its scope',
  async (route, endpoint) => {
    const keyed = { ...here.people['program-manager'], roles, key: { id: 'k', scopes: ['other:read'] } }
    const { status } = await call(keyed, route, input(endpoint, foreignIds()))
    expect(status).toBe(403)
  },
)

test.each(walled.map((endpoint) => [named(endpoint), endpoint] as const))(
  '%s gives nothing of a foreign workspace',
  async (route, endpoint) => {
    const ids = foreignIds()
    for (const [name, id] of Object.entries(paramsOf(endpoint, ids)))
      expect([name, id]).not.toEqual([name, ''])
    const everything = { ...here.people.administrator, roles }
    const { status, text } = await call(everything, route, input(endpoint, ids))
    expect(text).not.toContain(foreignMark)
    expect(text).not.toContain(foreignMark.toLowerCase())
    expect(status).toBeLessThan(500)
    if (
      endpoint.path.includes(':') &&
      Object.values(paramsOf(endpoint, ids)).some((id) => Object.values(foreign).includes(id))
    ) {
      expect([403, 404, 400, 409]).toContain(status)
    }
  },
)

const byLink = endpoints.filter((endpoint) => endpoint.access === 'link' && endpoint.path.includes(':token'))

test.each(byLink.map((endpoint) => [named(endpoint), endpoint] as const))(
  '%s opens nothing for a link that nobody made',
  async (route, endpoint) => {
    // Whoever guesses so many links is stopped; here each is the first.
    await owner.query('delete from auth.attempt')
    const { status, text } = await call(null, route, input(endpoint, foreignIds()))
    expect([400, 404]).toContain(status)
    expect(text).not.toContain(foreignMark)
  },
)

test('what was tried from outside changed nothing in the foreign workspace', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as events from events where workspace_id = $1 and actor_kind = 'person' and actor_id <> all($2)`,
    [there.id, Object.values(there.people).map((person) => person.personId)],
  )
  expect(rows[0].events).toBe(0)
})
