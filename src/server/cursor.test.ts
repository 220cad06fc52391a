import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CursorPart, decodeCursor, decodeIdCursor, encodeCursor } from './cursor.ts'
import { AppError } from './errors.ts'

const id = '01a20ac6-96cc-72f7-95ec-0e2b3e3a6cfb'

test('a cursor gives back what it was made of', () => {
  const values = fc.tuple(fc.string(), fc.maxSafeInteger(), fc.option(fc.integer(), { nil: null }))
  fc.assert(
    fc.property(values, (made) => {
      expect(decodeCursor(encodeCursor(made), 'text', 'integer', 'integer?')).toEqual(made)
    }),
  )
})

test.each<readonly [CursorPart, string | number | null]>([
  ['id', id],
  ['day', '2026-03-01'],
  ['moment', '2026-03-01T09:30:00.000Z'],
  ['moment', '2026-03-01 09:30:00.123456+00'],
  ['moment?', null],
  ['text', ''],
  ['integer', -3],
])('%s reads %j', (part, value) => {
  expect(decodeCursor(encodeCursor([value]), part)).toEqual([value])
})

describe('what is refused', () => {
  test.each<readonly [CursorPart, string | number | null]>([
    ['id', 'not-an-id'],
    ['id', null],
    ['day', '2026-02-30'],
    ['day', '2026-03-01T09:30:00.000Z'],
    ['moment', 'infinity'],
    ['moment', '2026-13-01T09:30:00.000Z'],
    ['text', 3],
    ['integer', 1.5],
    ['integer', '3'],
    ['integer', null],
  ])('%s does not read %j', (part, value) => {
    expect(() => decodeCursor(encodeCursor([value]), part)).toThrow(AppError)
  })

  test.each(['', 'nonsense', encodeCursor([]), encodeCursor([id, id]), 'bnVsbA'])(
    'as a whole: %j',
    (cursor) => {
      expect(() => decodeIdCursor(cursor)).toThrow(AppError)
    },
  )
})
