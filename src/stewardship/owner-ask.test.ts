import { expect, test } from 'vitest'
import { decideOwnerAsk, weekOf } from './owner-ask.ts'

const none = new Set<string>()

test('a week begins on Monday', () => {
  expect(weekOf('2026-11-23')).toBe('2026-11-23')
  expect(weekOf('2026-11-29')).toBe('2026-11-23')
  expect(weekOf('2026-11-30')).toBe('2026-11-30')
})

test('the fourth ask of a week waits until the next one, and the third does not', () => {
  expect(decideOwnerAsk(2, 3, '2026-11-27', none)).toEqual({ ok: true })
  expect(decideOwnerAsk(3, 3, '2026-11-23', none)).toEqual({ ok: false, from: '2026-11-30' })
  expect(decideOwnerAsk(3, 3, '2026-11-29', none)).toEqual({ ok: false, from: '2026-11-30' })
})

test('a holiday on Monday holds it back until Tuesday', () => {
  expect(decideOwnerAsk(5, 3, '2026-12-30', new Set(['2027-01-04']))).toEqual({
    ok: false,
    from: '2027-01-05',
  })
})
