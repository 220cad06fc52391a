import { expect, test } from 'vitest'
import { comparedDays, hasMoved, isInNameOnly, type Levels, latestQuarters, type Support } from './change.ts'

const usual = { good: 90, step: 10 }

test('this quarter so far stands beside as many days of the one before', () => {
  expect(comparedDays('2026-11-23')).toEqual({
    now: { from: '2026-10-01', to: '2026-11-23' },
    before: { from: '2026-07-01', to: '2026-08-23' },
  })
  expect(comparedDays('2026-06-30').before).toEqual({ from: '2026-01-01', to: '2026-03-31' })
  expect(latestQuarters('2026-02-10', 2)).toEqual([
    { from: '2025-10-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-02-10' },
  ])
})

test.each([
  [{ met: 9, of: 10 }, { met: 9, of: 10 }, true],
  [{ met: 6, of: 10 }, { met: 5, of: 10 }, true],
  [{ met: 5, of: 10 }, { met: 5, of: 10 }, false],
  [{ met: 5, of: 10 }, { met: 0, of: 0 }, false],
  [{ met: 0, of: 0 }, { met: 5, of: 10 }, null],
  [{ met: 0, of: null }, { met: 0, of: null }, false],
  [{ met: 1, of: null }, { met: 0, of: null }, true],
  [{ met: 10, of: null }, { met: 10, of: null }, false],
])('%j after %j has moved: %s', (now, before, moved) => {
  expect(hasMoved(now, before, usual)).toBe(moved)
})

test('what counts as good, and as a step, is for the workspace to say', () => {
  const [now, before] = [
    { met: 7, of: 10 },
    { met: 5, of: 10 },
  ]
  expect(hasMoved(now, before, { good: 90, step: 30 })).toBe(false)
  expect(hasMoved(now, before, { good: 70, step: 30 })).toBe(true)
  expect(hasMoved({ met: 11, of: null }, { met: 10, of: null }, { good: 90, step: 10 })).toBe(true)
  expect(hasMoved({ met: 11, of: null }, { met: 10, of: null }, { good: 90, step: 20 })).toBe(false)
})

const flat: Levels = {
  use: { met: 1, of: 2 },
  nominations: { met: 0, of: null },
  confirmed: { met: 0, of: 0 },
  'sign-ins': { met: 1, of: 4 },
}

test.each<[Support, Levels, boolean]>([
  [{ isPartner: false, influence: 'strong' }, flat, true],
  [{ isPartner: true, influence: 'some' }, flat, true],
  [{ isPartner: false, influence: 'some' }, flat, false],
  [{ isPartner: true, influence: null }, flat, false],
  [{ isPartner: true, influence: 'strong' }, { ...flat, nominations: { met: 2, of: null } }, false],
])('%j with these levels is in name only: %3$s', (support, now, inNameOnly) => {
  expect(isInNameOnly(support, now, flat, usual)).toBe(inNameOnly)
})
