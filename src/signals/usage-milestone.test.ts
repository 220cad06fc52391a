import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMilestones, sayUsage, usageMilestones } from './usage-milestone.ts'

test.each([
  ['Sessions: 100, 500; Messages: 300', ['Sessions 100', 'Sessions 500', 'Messages 300']],
  [' Active users : 2.5 ;', ['Active users 2.5']],
  ['', []],
])('“%s” is read', (listed, read) => {
  expect(readMilestones(listed).map(({ measure, at }) => `${measure} ${at}`)).toEqual(read)
  expect(usageMilestones.check?.(listed)).toBeNull()
})

test.each(['Sessions', 'Sessions: many', ': 100', 'Sessions: 0', 'Sessions: 1,,2', 'A: 1; B 2'])(
  '“%s” is refused with its reason',
  (listed) => {
    expect(usageMilestones.check?.(listed)?.reason).toContain('write a measure')
  },
)

test('what is written as measures with milestones is read as it was meant', () => {
  const measure = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/)
  const parts = fc.array(
    fc.tuple(measure, fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 4 })),
  )
  fc.assert(
    fc.property(parts, (given) => {
      const listed = given.map(([name, at]) => `${name}: ${at.join(', ')}`).join('; ')
      expect(readMilestones(listed)).toEqual(
        given.flatMap(([name, each]) => each.map((at) => ({ measure: name, at }))),
      )
    }),
  )
})

test('use is told in a few words', () => {
  expect(
    sayUsage([
      { measure: 'Sessions', value: 4 },
      { measure: 'Messages', value: 8 },
    ]),
  ).toBe('4 sessions, 8 messages')
  expect(sayUsage(null)).toBeNull()
})
