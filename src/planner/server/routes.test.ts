import { expect, test } from 'vitest'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getToday } from '../contract.ts'

const { call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

test('where nothing is, nothing needs anybody, and the page says that it is empty', async () => {
  const { people } = await makeWorkspace()
  const today = () => call<typeof getToday>(people['program-manager'], 'GET /today')
  const { status, body } = await today()
  expect(status).toBe(200)
  expect(body).toMatchObject({ isEmpty: true, needs: [], more: 0, atRisk: 0, due: 0, today: '2026-03-02' })
  expect(await countStatements(today)).toBeLessThan(22)
})
