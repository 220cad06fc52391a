import { expect, test } from 'vitest'
import { chooseFacts, isForAdvocate, outcomeOf, type StaleFact, writableValue } from './round.ts'

const fact = (
  kind: StaleFact['kind'],
  staleOn: string,
  contactId = 'ottavia',
  accountId = 'molini',
): StaleFact => ({
  contactId,
  accountId,
  kind,
  key: '',
  staleOn,
  confirmedOn: null,
})
const today = '2026-11-23'

test('a page has the costliest facts, those of one account together', () => {
  const chosen = chooseFacts(
    [
      fact('topics', '2026-11-20'),
      fact('results', '2026-10-01'),
      fact('employment', '2026-11-01', 'bo', 'havn'),
      fact('willingness', '2026-11-01'),
      fact('limits', '2026-11-01'),
    ],
    today,
    3,
  )
  expect(chosen.map(({ kind }) => kind)).toEqual(['results', 'willingness', 'limits'])
})

test('what is the same for everybody at an account is asked once', () => {
  const twice = [fact('health', '2026-11-01', 'ottavia'), fact('health', '2026-11-01', 'carlo')]
  expect(chooseFacts(twice, today, 3)).toHaveLength(1)
  expect(chooseFacts([...twice, fact('mail', '2026-11-01', 'carlo')], today, 3)).toHaveLength(2)
})

test('a page with room left is filled up from the next account', () => {
  const chosen = chooseFacts([fact('mail', '2026-11-01'), fact('mail', '2026-11-01', 'bo', 'havn')], today, 3)
  expect(chosen).toHaveLength(2)
})

test('what can be written as it was said is written, unless everything is reviewed', () => {
  expect(outcomeOf('still-true', { canWrite: false, review: 'all' })).toBe('confirmed')
  expect(outcomeOf('unknown', { canWrite: true, review: 'unclear' })).toBe('next-source')
  expect(outcomeOf('changed', { canWrite: true, review: 'unclear' })).toBe('applied')
  expect(outcomeOf('changed', { canWrite: true, review: 'all' })).toBe('proposed')
  expect(outcomeOf('changed', { canWrite: false, review: 'unclear' })).toBe('proposed')
})

test.each([
  ['employment', ' Head of controlling ', 'Head of controlling'],
  ['mail', 'Ottavia@Molini.example', 'ottavia@molini.example'],
  ['mail', 'ask her assistant', null],
  ['health', 'watch', 'watch'],
  ['health', 'so so', null],
  ['text', 'They merged the two mills', null],
] as const)('%s “%s” is written as %s', (kind, said, written) => {
  expect(writableValue(kind, said)).toBe(written)
})

test('how their company fares is not asked of an advocate', () => {
  expect(isForAdvocate('health')).toBe(false)
  expect(isForAdvocate('owner')).toBe(false)
  expect(isForAdvocate('willingness')).toBe(true)
})
