import { expect, test } from 'vitest'
import { bothGive, type Case, call, judge, permission, survey, typeOf, willing } from './example-facts.ts'

const cases: readonly Case[] = [
  [
    'said never to the kind',
    { person: willing('never') },
    call,
    '2026-03-09',
    'never by said-never, until a fact changes',
  ],
  [
    'said no to the kind',
    { person: willing('no') },
    call,
    '2026-03-09',
    'never by said-no, until a fact changes',
  ],
  ['said never to another kind', { person: willing('never') }, survey, '2026-03-09', 'free, free 2026-03-09'],
  [
    'left the program',
    { person: { leftProgram: 'retired' } },
    null,
    '2026-03-09',
    'never by left-program, until a fact changes',
  ],
  [
    'press: company never asked, but the chain asks it',
    { permissions: [permission({ use: 'press' })] },
    typeOf('press-release-quote'),
    '2026-04-13',
    'free, free 2026-04-13',
  ],
  [
    'analysts: company never asked and nobody will',
    { permissions: [permission({ use: 'analysts' })] },
    typeOf('analyst-interview'),
    '2026-04-13',
    'blocked by permission-missing, until a fact changes',
  ],
  [
    'analysts: both gave it',
    { permissions: bothGive('analysts') },
    typeOf('analyst-interview'),
    '2026-04-13',
    'free, free 2026-04-13',
  ],
  [
    'press: the company refused',
    { permissions: [permission({ use: 'press', holder: 'company', answer: 'refused' })] },
    typeOf('press-release-quote'),
    '2026-04-13',
    'blocked by permission-refused, until a fact changes',
  ],
  [
    'press: ended on the day before',
    { permissions: [permission({ use: 'press', validUntil: '2026-04-12' })] },
    typeOf('press-release-quote'),
    '2026-04-13',
    'blocked by permission-lapsed, until a fact changes',
  ],
  [
    'press: ends on the very day',
    { permissions: [permission({ use: 'press', validUntil: '2026-04-13' })] },
    typeOf('press-release-quote'),
    '2026-04-13',
    'free, free 2026-04-13',
  ],
  [
    'press refused says nothing about a call',
    { permissions: [permission({ use: 'press', answer: 'refused' })] },
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'the name was withdrawn: everything is held',
    { permissions: [permission({ withdrawnOn: '2026-03-01' })] },
    survey,
    '2026-03-09',
    'held by permission-lapsed, until a fact changes',
  ],
  [
    'the name was refused: nothing leaves the house',
    { permissions: [permission({ answer: 'refused' })] },
    null,
    '2026-03-09',
    'blocked by permission-refused, until a fact changes',
  ],
  [
    'the name was refused: research stays inside',
    { permissions: [permission({ answer: 'refused' })] },
    typeOf('product-research'),
    '2026-03-16',
    'free, free 2026-03-16',
  ],
]

test.each(cases)('%s', (_, given, type, day, answer) => {
  expect(judge(given, type, day)).toBe(answer)
})
