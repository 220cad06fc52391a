import { expect, test } from 'vitest'
import {
  decideFinish,
  type InterviewNotes,
  interviewQuestions,
  interviewSections,
  markSection,
} from './interview.ts'
import { profileSections } from './profile.ts'

test('there is one question for each of the fifteen parts, in their order, in 30 to 45 minutes', () => {
  expect(interviewQuestions.map(({ section }) => section)).toEqual([...interviewSections])
  const minutes = interviewQuestions.reduce((sum, question) => sum + question.minutes, 0)
  expect(minutes).toBeGreaterThanOrEqual(30)
  expect(minutes).toBeLessThanOrEqual(45)
})

test('every text of a profile is asked for exactly once', () => {
  const asked = interviewQuestions.flatMap(({ texts }) => texts.map(({ section }) => section))
  expect(asked.toSorted()).toEqual(profileSections.toSorted())
})

test('a section is gone through, skipped with a reason, or open, and never two of these', () => {
  const done = markSection({}, 'gifts', 'done')
  expect(done).toEqual({ done: ['gifts'], skipped: {} })
  const skipped = markSection(done, 'gifts', { skipped: 'Known' })
  expect(skipped).toEqual({ done: [], skipped: { gifts: 'Known' } })
  expect(markSection(skipped, 'gifts', 'open')).toEqual({ done: [], skipped: {} })
})

test('an interview ends once nothing is open', () => {
  let notes: InterviewNotes = { help: 'A training' }
  for (const section of interviewSections) {
    expect(decideFinish(notes)).toMatchObject({ refusal: 'sections-open' })
    notes = markSection(notes, section, section === 'gifts' ? { skipped: 'Known' } : 'done')
  }
  expect(decideFinish(notes)).toEqual({ ok: true })
  expect(notes.help).toBe('A training')
})
