import { expect, test } from 'vitest'
import { decideHelpStep, hasAnswer, helpStates, ledgerKindOf, statesAfter } from './help.ts'
import { helpLetter } from './texts.ts'

test('help goes from asked to any way of helping, and never back to asked', () => {
  for (const state of helpStates) {
    expect(statesAfter(state)).not.toContain('asked')
    expect(statesAfter(state)).not.toContain(state)
  }
  expect(decideHelpStep('asked', 'escalated', null).ok).toBe(true)
  expect(decideHelpStep('done', 'cannot', 'No').ok).toBe(false)
})

test('what is done or cannot be done says how', () => {
  for (const to of ['done', 'cannot'] as const) {
    expect(decideHelpStep('asked', to, null)).toMatchObject({ ok: false, refusal: 'outcome-missing' })
    expect(decideHelpStep('asked', to, 'The export has the column now').ok).toBe(true)
  }
})

test('an escalation is no answer, and a no is no give', () => {
  expect(helpStates.filter(hasAnswer)).toEqual(['connected', 'roadmap', 'done', 'cannot'])
  expect(helpStates.filter((state) => ledgerKindOf(state) === 'give')).toEqual([
    'connected',
    'roadmap',
    'done',
  ])
})

test('the letter has the wish and the outcome; without one a person writes what stands in brackets', () => {
  const telling = { name: 'Ana', sender: 'Noor', what: 'A dark theme', state: 'roadmap' } as const
  expect(helpLetter({ ...telling, outcome: 'It comes in spring.' }, 'en').text).toContain(
    'It is on our roadmap now. It comes in spring.',
  )
  expect(helpLetter({ ...telling, outcome: null }, 'de').text).toMatch(/\[Was kommt, und etwa wann\.\]/)
})
