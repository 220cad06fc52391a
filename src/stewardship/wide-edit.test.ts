import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agingKinds } from '../advocates/freshness.ts'
import { profileSections } from '../advocates/profile.ts'
import { canUndo, decideWideRow, factOfKey, isOfAccounts, momentOf } from './wide-edit.ts'

const nothing = { before: null, missing: null, vouched: [] }
const at = '2026-03-02T12:00:00.000Z'

test.each([
  ['another value', { ...nothing, before: 'a' }, 'b', null, 'changes'],
  ['the same value', { ...nothing, before: 'a' }, 'a', null, 'same'],
  ['nothing to nothing', nothing, null, null, 'same'],
  ['no fact of theirs', { ...nothing, missing: 'is not on the journey' }, 'a', null, 'refused'],
  ['never confirmed', nothing, '2026-03-02', at, 'changes'],
  ['confirmed before', { ...nothing, vouched: ['2026-03-01T00:00:00Z'] }, '2026-03-02', at, 'changes'],
  ['confirmed since', { ...nothing, vouched: ['2026-03-03T00:00:00Z'] }, '2026-03-02', at, 'same'],
  [
    'partly confirmed since',
    { ...nothing, vouched: ['2026-03-03T00:00:00Z', null] },
    '2026-03-02',
    at,
    'changes',
  ],
] as const)('one record among many: %s', (_, standing, value, moment, outcome) => {
  expect(decideWideRow(standing, value, moment).outcome).toBe(outcome)
})

test('a confirmation never comes before the one that stands', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, moment, (stands, comes) => {
      const { outcome } = decideWideRow(
        { ...nothing, vouched: [stands.toISOString()] },
        'x',
        comes.toISOString(),
      )
      return (outcome === 'changes') === stands.getTime() < comes.getTime()
    }),
  )
})

test('every fact that ages is named by one key, texts by their sections', () => {
  for (const key of [...agingKinds.filter((kind) => kind !== 'text'), ...profileSections]) {
    const fact = factOfKey(key)
    expect(fact?.section ?? fact?.kind).toBe(key)
  }
  expect(factOfKey('text')).toBeUndefined()
})

test.each([
  ['segment', '', null, true],
  ['contact-owner', '', null, false],
  ['custom', 'x', 'account', true],
  ['custom', 'x', 'contact', false],
  ['confirmed', 'health', null, true],
  ['confirmed', 'mail', null, false],
] as const)('%s %s stands on accounts or on people', (field, key, record, of) => {
  expect(isOfAccounts(field, key, record)).toBe(of)
})

test('a day before counts from noon, today from now', () => {
  expect(momentOf('2026-03-01', at)).toBe('2026-03-01T12:00:00.000Z')
  expect(momentOf('2026-03-02', '2026-03-02T08:00:00.000Z')).toBe('2026-03-02T08:00:00.000Z')
})

test.each([
  [{ changed: 2, untouched: 2, undoneAt: null }, null],
  [{ changed: 2, untouched: 1, undoneAt: null }, null],
  [{ changed: 2, untouched: 0, undoneAt: null }, /again since/],
  [{ changed: 0, untouched: 0, undoneAt: null }, /nothing/],
  [{ changed: 2, untouched: 2, undoneAt: at }, /already/],
] as const)('what can be taken back: %j', (edit, reason) => {
  if (reason === null) expect(canUndo(edit)).toBe(null)
  else expect(canUndo(edit)).toMatch(reason)
})
