import { expect, test } from 'vitest'
import { blanksIn, faultsOfTouch, fillWords, suggestTouch, type ValueTouchDefinition } from './value-touch.ts'
import { shippedTouches } from './value-touch-library.ts'

const values = {
  name: 'Zoë $& O’Neil',
  company: 'Łódzkie Zakłady {name}',
  sender: 'Jana',
  workspace: 'Merriden',
}

test('words are filled in as they are, whatever a name holds', () => {
  expect(fillWords('{name} of {company}, {sender} of { workspace }', values)).toBe(
    'Zoë $& O’Neil of Łódzkie Zakłady {name}, Jana of Merriden',
  )
  expect(fillWords('{other} {} {{name}}', values)).toBe('{other} {} {Zoë $& O’Neil}')
})

test('what a person has to write stands in brackets, each once', () => {
  expect(blanksIn('At [event] on [day], [event] again; [] and [two\nlines] are none')).toEqual([
    '[event]',
    '[day]',
  ])
})

const touch: ValueTouchDefinition = {
  kind: 'other',
  title: 'A book',
  fits: 'They read.',
  subject: 'A book for {name}',
  body: 'Dear {name}',
  germanSubject: null,
  germanBody: null,
}

test.each([
  ['sound', {}, []],
  ['an unknown placeholder', { body: 'Dear {first name}' }, ['body']],
  ['one in the German words', { germanSubject: 'x', germanBody: 'Hallo {vorname}' }, ['germanBody']],
  ['half of the German', { germanSubject: 'Ein Buch' }, ['germanBody']],
  ['the other half', { germanBody: 'Ein Buch' }, ['germanSubject']],
])('a value touch, %s', (_, change, fields) => {
  expect(faultsOfTouch({ ...touch, ...change }).map(({ field }) => field)).toEqual(fields)
})

test('what is shipped is sound, and leaves to people what only they know', () => {
  expect(shippedTouches.map(({ kind }) => kind)).toEqual([
    'news',
    'introduction',
    'event-seat',
    'roadmap-answer',
  ])
  for (const each of shippedTouches) {
    expect(faultsOfTouch(each)).toEqual([])
    expect(blanksIn(each.body).length).toBeGreaterThan(0)
    expect(blanksIn(each.germanBody ?? '').length).toBeGreaterThan(0)
  }
})

const library = ['a', 'b', 'c'].map((id) => ({ id }))

test.each([
  ['nothing had: the first', [], 'a'],
  ['one had: the next they never had', [['a', '2026-01-01']], 'b'],
  [
    'all had: the longest ago',
    [
      ['a', '2026-03-01'],
      ['b', '2026-01-01'],
      ['c', '2026-02-01'],
    ],
    'b',
  ],
  [
    'had twice: the later day counts',
    [
      ['a', '2026-01-01'],
      ['a', '2026-05-01'],
      ['b', '2026-03-01'],
      ['c', '2026-04-01'],
    ],
    'b',
  ],
  ['what is no longer in use does not count', [['gone', '2026-01-01']], 'a'],
] as const)('suggested, %s', (_, earlier, id) => {
  expect(
    suggestTouch(
      library,
      earlier.map(([valueTouchId, on]) => ({ valueTouchId, on })),
    )?.id,
  ).toBe(id)
})

test('an empty library suggests nothing', () => {
  expect(suggestTouch([], [])).toBeNull()
})
