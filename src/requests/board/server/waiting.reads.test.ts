import { expect, test } from 'vitest'
import type { listWaiting } from '../../../identity/waiting.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { askRequester } from '../../request.contract.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const works = await server.makeWorkspace('Tarnwell')
const { member, executive, 'program-manager': manager } = works.people

const placesOf = async (actor: PersonActor) => {
  const { body } = await server.call<typeof listWaiting>(actor, 'GET /waiting')
  return Object.fromEntries(body.rows.map(({ place, count }) => [place, count]))
}

test('a request waits at the place of whoever has the word on it', async () => {
  const requestId = await submitFor(server, works, member, 'sales-reference-call')
  expect(await placesOf(manager)).toMatchObject({ '/requests': 1 })
  expect(await placesOf(member)).not.toHaveProperty('/my-requests')
  expect(await placesOf(executive)).not.toHaveProperty('/requests')

  const asked = await server.call<typeof askRequester>(manager, 'POST /requests/:requestId/questions', {
    params: { requestId },
    body: { text: 'Would an Austrian house do?' },
  })
  expect(asked.status).toBe(200)
  expect(await placesOf(manager)).not.toHaveProperty('/requests')
  expect(await placesOf(member)).toMatchObject({ '/my-requests': 1 })
})
