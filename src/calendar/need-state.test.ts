import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../kernel/time.ts'
import type { WorkingCalendar } from '../requests/clocks/working-time.ts'
import { earliestDay } from '../requests/notice.ts'
import { lastDayToAsk, stateOfNeed } from './need-state.ts'

const calendar: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  from: 540,
  until: 1_020,
  holidays: new Set(['12-25', '2026-04-06']),
}

describe('the last day to ask', () => {
  // 2026-04-06, a Monday, is a holiday.
  test.each([
    ['2026-03-27', 5, '2026-03-20'],
    ['2026-03-30', 1, '2026-03-27'],
    ['2026-04-07', 1, '2026-04-03'],
    ['2026-03-27', 0, '2026-03-27'],
    ['2026-03-29', 0, '2026-03-29'],
  ])('for %s with %i working days of notice is %s', (startsOn, notice, day) => {
    expect(lastDayToAsk(startsOn, notice, calendar)).toBe(day)
  })

  test('keeps the notice, and no later working day would', () => {
    const days = fc.integer({ min: 0, max: 1_500 }).map((more) => addDays('2025-01-01', more))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), (startsOn, notice) => {
        const last = lastDayToAsk(startsOn, notice, calendar)
        expect(earliestDay(last, notice, calendar) <= startsOn).toBe(true)
        // From the next working day on the notice reaches past the entry.
        const next = earliestDay(last, 1, calendar)
        expect(earliestDay(next, notice, calendar) > startsOn).toBe(true)
      }),
    )
  })
})

describe('where a need stands', () => {
  const need = { askBy: '2026-03-20', endsBefore: '2026-03-29', isCancelled: false, wanted: 2, request: null }
  const asked = { state: 'matched', outcome: null, agreed: 0 } as const
  const at = { today: '2026-03-20', ahead: 14 }

  test.each([
    ['two weeks and a day before', need, { ...at, today: '2026-03-05' }, 'early'],
    ['two weeks before', need, { ...at, today: '2026-03-06' }, 'time-to-ask'],
    ['on the last day', need, at, 'time-to-ask'],
    ['a day later', need, { ...at, today: '2026-03-21' }, 'late'],
    ['once it is over', need, { ...at, today: '2026-03-29' }, 'over'],
    ['once it was asked for', { ...need, request: asked }, { ...at, today: '2026-03-25' }, 'requested'],
    ['with one of two agreed', { ...need, request: { ...asked, agreed: 1 } }, at, 'requested'],
    ['with both agreed', { ...need, request: { ...asked, agreed: 2 } }, at, 'covered'],
    ['with a draft only', { ...need, request: { ...asked, state: 'draft' } }, at, 'time-to-ask'],
    [
      'after the request was taken back',
      { ...need, request: { state: 'closed', outcome: 'withdrawn', agreed: 0 } },
      at,
      'time-to-ask',
    ],
    [
      'fulfilled, and past',
      { ...need, request: { state: 'closed', outcome: 'fulfilled', agreed: 2 } },
      { ...at, today: '2026-05-01' },
      'covered',
    ],
    ['cancelled', { ...need, isCancelled: true, request: asked }, at, 'cancelled'],
  ] as const)('%s', (_, facts, when, state) => {
    expect(stateOfNeed(facts, when)).toBe(state)
  })
})
