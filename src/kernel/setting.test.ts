import { expect, test } from 'vitest'
import { sayWhy } from './setting.ts'

test.each([
  [{ source: 'practice B7 rule 1', why: 'The rule of a software company' }, 'The rule of a software company'],
  [{ source: 'practice B7 rule 1' }, 'Common practice'],
  [{ source: 'practice B1.1: clocks run in working days' }, 'Common practice: clocks run in working days'],
  [{ source: 'domain, Requests: the calendar of the workspace' }, 'The calendar of the workspace'],
  [{ source: 'requirements MAT-21: a video link from a setting' }, 'A video link from a setting'],
  [{ source: 'Long enough for a holiday' }, 'Long enough for a holiday'],
])('a reader of %j is told "%s", and of no text they do not have', (setting, words) => {
  expect(sayWhy(setting)).toBe(words)
})
