import { expect, test } from 'vitest'
import { killUnderLoad } from './nothing-lost.ts'

// Two rounds each here; `npm run prove` does twenty.
test.each(['server', 'postgresql'] as const)(
  'nothing acknowledged is lost when the %s is killed',
  { timeout: 90_000 },
  async (victim) => {
    const { acknowledged, lost } = await killUnderLoad(victim, 2)
    expect(acknowledged).toBeGreaterThan(10)
    expect(lost).toEqual([])
  },
)
