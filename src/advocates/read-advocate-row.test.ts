import { expect, test } from 'vitest'
import { readAdvocateRow } from './read-advocate-row.ts'

const read = (row: object) => readAdvocateRow({ row: 1, ...row })

test.each([
  ['Active reference', 'active'],
  ['yes', 'discoverable'],
  ['Ja', 'discoverable'],
  ['Discoverable', 'discoverable'],
  ['Retired', 'retired'],
  ['Former advocate', 'retired'],
  ['Opted out', 'declined'],
  ['Nominated', 'potential'],
  ['contacted', 'introduced'],
  ['Interview done', 'interviewed'],
  ['No', 'customer'],
  ['', null],
  ['purple', null],
])('the stage “%s” is %s', (stage, expected) => {
  expect(read({ stage }).stage).toBe(expected)
})

test.each([
  ['Yes', 'yes'],
  ['x', 'yes'],
  ['case by case', 'maybe'],
  ['vielleicht', 'maybe'],
  ['no', 'no'],
  ['Never again', 'never'],
])('the answer “%s” is %s', (answer, expected) => {
  expect(read({ willingness: { 'Sales reference call': answer } }).willingness).toEqual([
    ['Sales reference call', expected],
  ])
})

test('permissions are read by use and answer, and only what is given has a last day', () => {
  const { permissions, warnings } = read({
    permissions: {
      Logo: 'Approved',
      'Press release': 'no',
      Video: 'not asked',
      Cake: 'yes',
      quote: 'purple',
    },
    permissionsUntil: '2027-01-31',
  })
  expect(permissions).toEqual([
    { holder: 'person', use: 'logo', answer: 'given', until: '2027-01-31' },
    { holder: 'person', use: 'press', answer: 'refused', until: null },
    { holder: 'person', use: 'recording', answer: 'not-asked', until: null },
  ])
  expect(warnings.map((warning) => warning.field)).toEqual(['permissions.Cake', 'permissions.quote'])
})

test('lists may be parted by semicolons or, failing those, commas', () => {
  expect(read({ topics: 'month end, audit' }).topics).toEqual(['month end', 'audit'])
  expect(read({ neverWith: 'Smith, Jones and Co; Oldsoft' }).neverWith).toEqual([
    'Smith, Jones and Co',
    'Oldsoft',
  ])
  expect(read({ languages: 'English; Deutsch; pl; Klingon' })).toMatchObject({
    languages: ['en', 'de', 'pl'],
  })
})

test('what cannot be read is left out and named, and nothing is refused', () => {
  const reading = read({
    joinedOn: '2026-02-30',
    ownAsksAQuarter: -1,
    recommendScore: 11,
    blackoutFrom: '2026-12-14',
    blackoutUntil: '2026-12-01',
  })
  expect(reading).toMatchObject({
    joinedOn: null,
    ownAsksAQuarter: null,
    recommendScore: null,
    blackout: null,
  })
  expect(reading.warnings.map((warning) => warning.field).sort()).toEqual([
    'blackoutUntil',
    'joinedOn',
    'ownAsksAQuarter',
    'recommendScore',
  ])
})
