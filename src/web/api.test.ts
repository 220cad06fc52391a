import { Type } from 'typebox'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { endpoint } from '../kernel/contract.ts'
import { addressOf, call, onSignedOut } from './api.ts'
import { ApiProblem } from './api-problem.ts'
import { chooseWorkspace } from './current-workspace.ts'

const getThing = endpoint({
  method: 'GET',
  path: '/things/:thingId',
  noun: 'things',
  summary: 'One thing',
  access: 'signed-in',
  params: Type.Object({ thingId: Type.String() }),
  query: Type.Object({ tag: Type.Optional(Type.Array(Type.String())), q: Type.Optional(Type.String()) }),
  response: Type.Object({ name: Type.String() }),
})

const addThing = endpoint({
  method: 'POST',
  path: '/things',
  noun: 'things',
  summary: 'A new thing',
  access: 'signed-in',
  body: Type.Object({ name: Type.String() }),
  response: Type.Object({ id: Type.String() }),
})

function answer(status: number, body: unknown) {
  const fetched = vi.fn(async (_url: string, _request: RequestInit) => Response.json(body, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function problemOf(promise: Promise<unknown>): Promise<ApiProblem> {
  const thrown: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(thrown instanceof ApiProblem)) throw new Error('The call did not fail with a problem.')
  return thrown
}

afterEach(() => {
  vi.unstubAllGlobals()
  chooseWorkspace(null)
})

describe('a call', () => {
  test('fills parameters and leaves out what is undefined', async () => {
    const fetched = answer(200, { name: 'a' })
    const query = { tag: ['x', 'y z'], q: undefined }
    await call<typeof getThing>('GET /things/:thingId', { params: { thingId: 'a/b' }, query })
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/things/a%2Fb?tag=x&tag=y+z')
  })

  test('names the workspace of this tab, and a key only when it writes', async () => {
    const fetched = answer(200, { id: '1' })
    chooseWorkspace('w1')
    await call<typeof addThing>('POST /things', { body: { name: 'a' } }, { idempotencyKey: 'k1' })
    await call<typeof getThing>('GET /things/:thingId', { params: { thingId: '1' } })
    const [written, read] = fetched.mock.calls.map(([, request]) => new Headers(request.headers))
    expect(written?.get('x-avouch-workspace')).toBe('w1')
    expect(written?.get('idempotency-key')).toBe('k1')
    expect(read?.get('idempotency-key')).toBeNull()
  })

  test('turns problem details into a problem with its fields and its refusal', async () => {
    answer(409, {
      title: 'Not possible now',
      status: 409,
      code: 'refused',
      detail: 'Bo Eck rests until 9 December.',
      refusal: 'advocate-resting',
      until: '2026-12-09',
      errors: [{ field: 'advocateId', reason: 'rests' }],
      requestId: 'r1',
    })
    const problem = await problemOf(call<typeof addThing>('POST /things', { body: { name: 'a' } }))
    expect(problem).toMatchObject({ status: 409, code: 'refused', requestId: 'r1', unsettled: false })
    expect(problem.errors).toEqual([{ field: 'advocateId', reason: 'rests' }])
    expect(problem.refusal).toEqual({
      refusal: 'advocate-resting',
      why: 'Bo Eck rests until 9 December.',
      facts: { until: '2026-12-09' },
    })
  })

  test('is unsettled when nothing answers, and when a proxy answers with a page', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    const lost = await problemOf(call<typeof addThing>('POST /things', { body: { name: 'a' } }))
    expect(lost).toMatchObject({ code: 'offline', unsettled: true })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    const broken = await problemOf(call<typeof addThing>('POST /things', { body: { name: 'a' } }))
    expect(broken).toMatchObject({ code: 'http-502', unsettled: true })
  })

  test('tells when nobody is signed in any more', async () => {
    answer(401, { status: 401, code: 'unauthenticated', detail: 'Sign in.' })
    const told = vi.fn()
    const stop = onSignedOut(told)
    await problemOf(call<typeof getThing>('GET /things/:thingId', { params: { thingId: '1' } }))
    stop()
    expect(told).toHaveBeenCalledOnce()
  })
})

test('the address of a download carries its query', () => {
  const address = addressOf<typeof getThing>('GET /things/:thingId', {
    params: { thingId: '1' },
    query: { q: 'a&b' },
  })
  expect(address).toBe('/api/v1/things/1?q=a%26b')
})
