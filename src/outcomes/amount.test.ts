import { expect, test } from 'vitest'
import { worthOf } from './amount.ts'

test('only the currency of the reports is summed; others stand apart', () => {
  const worth = worthOf(
    [
      { currency: 'EUR', opportunities: 2, minor: 300_00 },
      { currency: 'USD', opportunities: 1, minor: 50_00 },
      { currency: 'JPY', opportunities: 3, minor: 9_000 },
      { currency: 'EUR', opportunities: 1, minor: 5_00 },
      { currency: null, opportunities: 4, minor: null },
    ],
    'EUR',
  )
  expect(worth).toEqual({
    opportunities: 11,
    unpriced: 4,
    sum: { minor: 305_00, currency: 'EUR' },
    apart: [
      { minor: 9_000, currency: 'JPY' },
      { minor: 50_00, currency: 'USD' },
    ],
  })
})

test('nothing in the currency of the reports is nothing, not nought', () => {
  expect(worthOf([], 'EUR')).toEqual({ opportunities: 0, unpriced: 0, sum: null, apart: [] })
  expect(worthOf([{ currency: 'USD', opportunities: 1, minor: 1 }], 'EUR').sum).toBeNull()
})
