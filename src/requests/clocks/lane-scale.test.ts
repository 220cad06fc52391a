import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laneDays, laneScale } from './lane-scale.ts'

const zone = 'Europe/Berlin'
// A Monday, 10:42 in Berlin.
const monday = '2026-11-23T09:42:00.000Z'

describe('the scale of the lanes', () => {
  it('shows the two working days before today, today and nine to come', () => {
    const { days } = laneScale(monday, zone)
    expect(days.map(({ date }) => date)).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
    ])
    expect(days.filter(({ isToday }) => isToday).map(({ date }) => date)).toEqual(['2026-11-23'])
    expect(days.filter(({ beginsWeek }) => beginsWeek)).toHaveLength(2)
  })

  it.each([
    ['the left edge is nine on the first day', '2026-11-19T08:00:00Z', 0],
    ['noon and a half of the first day', '2026-11-19T12:00:00Z', 0.5 / laneDays],
    ['before opening counts as opening', '2026-11-23T05:00:00Z', 2 / laneDays],
    ['the night counts as closing', '2026-11-23T21:00:00Z', 3 / laneDays],
    ['a Saturday is the Monday after it', '2026-11-28T11:00:00Z', 7 / laneDays],
    ['the week before lies left of the scale', '2026-11-12T08:00:00Z', -5 / laneDays],
  ])('%s', (_, moment, place) => {
    expect(laneScale(monday, zone).placeOf(moment)).toBeCloseTo(place, 9)
  })

  it('treats a weekend as the Monday after it', () => {
    expect(laneScale('2026-11-21T12:00:00Z', zone).days).toEqual(laneScale(monday, zone).days)
  })

  it('never places a later moment left of an earlier one', () => {
    const { placeOf } = laneScale(monday, zone)
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        expect(placeOf(earlier.toISOString())).toBeLessThanOrEqual(placeOf(later.toISOString()) + 1e-12)
      }),
    )
  })
})
