import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { entry, facts, today } from './example-facts.ts'
import type { PersonFacts } from './facts.ts'
import { loadPicture } from './load-picture.ts'

function pictureOf(person: Partial<PersonFacts>) {
  const known = facts({ person })
  if (known.person === null) throw new TypeError('somebody is asked')
  return loadPicture(known, known.person, null)
}

test('an ask before the picture begins is named where it drops out inside it', () => {
  const old = entry({ on: '2025-11-20', quarters: 8 })
  const { asks, steps } = pictureOf({ entries: [old] })
  expect(asks.map(({ id, freesOn }) => [id, freesOn])).toEqual([[old.id, '2026-02-18']])
  expect(steps).toEqual([{ day: '2026-02-18', load: 0, begin: [], dropOut: [old.id] }])
})

test('every step of the curve is made by the asks it names', () => {
  const made = fc
    .record({
      offset: fc.integer({ min: -200, max: 120 }),
      quarters: fc.integer({ min: 0, max: 16 }),
      state: fc.constantFrom('asked', 'scheduled', 'done', 'declined'),
    })
    .map(({ offset, ...more }) => entry({ ...more, on: addDays(today, offset) }))
  fc.assert(
    fc.property(fc.array(made, { maxLength: 10 }), (entries) => {
      const { asks, past, ahead, steps } = pictureOf({ entries })
      const pointsOf = (ids: readonly string[]) =>
        ids.reduce((sum, id) => sum + (asks.find((ask) => ask.id === id)?.loadPoints ?? Number.NaN), 0)
      let load = past[0]?.load ?? 0
      for (const step of steps) {
        expect(step.load).toBeCloseTo(load + pointsOf(step.begin) - pointsOf(step.dropOut))
        expect(step.begin.length + step.dropOut.length).toBeGreaterThan(0)
        load = step.load
      }
      expect(load).toBe(ahead.at(-1)?.load ?? 0)
    }),
  )
})

test('rest after use, rest on request, blackouts and absences stand on the picture, cut at its edges', () => {
  const { bands, until } = pictureOf({
    entries: [entry({ on: '2026-02-20', restDays: 30, title: 'Call with Nord' })],
    rests: [{ id: 'r', until: '2027-01-01', reason: null }],
    blackouts: [{ id: 'b', from: '2026-04-01', until: '2026-04-10', reason: 'quarter end' }],
    absences: [{ id: 'a', from: '2026-03-05', until: '2026-03-06', reason: null }],
  })
  expect(bands).toEqual([
    { kind: 'rest', from: '2026-02-20', until: '2026-03-22', says: 'Rests 30 days after “Call with Nord”.' },
    { kind: 'rest', from: '2026-03-02', until, says: 'Asked to be left in peace.' },
    { kind: 'absence', from: '2026-03-05', until: '2026-03-07', says: 'Away.' },
    { kind: 'blackout', from: '2026-04-01', until: '2026-04-11', says: 'Their own blackout: quarter end' },
  ])
})
