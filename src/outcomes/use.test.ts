import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { faultOfUse, influenceOf, isInfluenced, type Use, type UsedOpportunity } from './use.ts'

const won: UsedOpportunity = { state: 'won', createdOn: '2026-01-10', closeOn: '2026-03-20' }
const live = (doneOn: string): Use => ({ way: 'live', doneOn })

test.each([
  ['the day after creation', won, '2026-01-11', null],
  ['the day it closed', won, '2026-03-20', null],
  ['the day of creation, when nobody can tell which came first', won, '2026-01-10', 'before-creation'],
  ['before creation', won, '2025-12-01', 'before-creation'],
  ['the day after it closed', won, '2026-03-21', 'after-close'],
  ['an unknown creation', { ...won, createdOn: null }, '2026-02-01', 'creation-unknown'],
  ['a close nobody dated', { ...won, closeOn: null }, '2026-02-01', 'close-unknown'],
  ['an open one past its planned close', { ...won, state: 'open' as const }, '2026-05-01', null],
  ['a lost one', { ...won, state: 'lost' as const }, '2026-02-01', null],
])('a use on %s', (_, opportunity, doneOn, fault) => {
  expect(faultOfUse(live(doneOn), opportunity)).toBe(fault)
})

test('ways are told apart, and an opportunity with both is one', () => {
  const content: Use = { way: 'content', doneOn: '2026-02-03' }
  expect(influenceOf([live('2026-02-01')], won)).toBe('live')
  expect(influenceOf([content], won)).toBe('content')
  expect(influenceOf([live('2026-02-01'), content, live('2026-02-09')], won)).toBe('both')
  expect(influenceOf([], won)).toBe('none')
  expect(influenceOf([live('2026-04-01')], won)).toBe('none')
  expect(influenceOf([live('2026-02-01')], { ...won, createdOn: null })).toBe('unclear')
})

const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-01-01', count))
const uses = fc.array(fc.record({ way: fc.constantFrom('live' as const, 'content' as const), doneOn: day }), {
  maxLength: 6,
})
const opportunities = fc.record({
  state: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
  createdOn: fc.option(day),
  closeOn: fc.option(day),
})

test('neither order nor repetition of uses changes what they come to', () => {
  fc.assert(
    fc.property(uses, opportunities, (all, opportunity) => {
      const once = influenceOf(all, opportunity)
      expect(influenceOf([...all].reverse(), opportunity)).toBe(once)
      expect(influenceOf([...all, ...all], opportunity)).toBe(once)
    }),
  )
})

test('one more use never takes influence away', () => {
  fc.assert(
    fc.property(uses, uses, opportunities, (some, more, opportunity) => {
      if (isInfluenced(influenceOf(some, opportunity)))
        expect(isInfluenced(influenceOf([...some, ...more], opportunity))).toBe(true)
    }),
  )
})

test('nothing is influenced before it was created, nor while nobody knows when that was', () => {
  fc.assert(
    fc.property(uses, opportunities, (all, opportunity) => {
      const { createdOn } = opportunity
      if (createdOn === null || all.every(({ doneOn }) => doneOn <= createdOn))
        expect(isInfluenced(influenceOf(all, opportunity))).toBe(false)
    }),
  )
})
