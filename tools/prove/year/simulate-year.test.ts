import { expect, test } from 'vitest'
import { simulateYear } from './simulate-year.ts'

test('some weeks of a program break no cap and read as they do by hand', { timeout: 120_000 }, async () => {
  const { asks, rounds, broken, readings } = await simulateYear({ advocates: 12, days: 24, asksADay: 2 })
  expect(asks).toBeGreaterThan(5)
  expect(rounds).toBeGreaterThan(5)
  expect(broken).toEqual([])
  expect(readings.filter(({ expected, found }) => expected !== found)).toEqual([])
})
