import { expect, test } from 'vitest'
import { killUnderLoad } from './nothing-lost.ts'

// Two kills of each here, on one folder; `npm run prove` does twenty of each.
test('nothing acknowledged is lost when the server or PostgreSQL is killed', {
  timeout: 120_000,
}, async () => {
  const { acknowledged, lost } = await killUnderLoad(['server', 'postgresql'], 4)
  expect(acknowledged).toBeGreaterThan(20)
  expect(lost).toEqual([])
})
