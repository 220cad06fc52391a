import { expect, test } from 'vitest'
import { splitTitle } from './title-in-name.ts'

test.each([
  ['Stefan Martinov DevOps Lead', 'Stefan Martinov', 'DevOps Lead'],
  ['Francisco De Lucas. Principal Software Engineer', 'Francisco De Lucas', 'Principal Software Engineer'],
  ['Vijay Sundar V Technical Specialist', 'Vijay Sundar V', 'Technical Specialist'],
  ['Vijay Sundar V Technical Specialist, DevOps', 'Vijay Sundar V', 'Technical Specialist, DevOps'],
  ['Ada Lovelace, CTO', 'Ada Lovelace', 'CTO'],
  ['Ada Lovelace, Sr. DevOps Engineer', 'Ada Lovelace', 'Sr. DevOps Engineer'],
  ['Ada Lovelace – Leiterin Einkauf', 'Ada Lovelace', 'Leiterin Einkauf'],
  ['Ada Lovelace Head of IT', 'Ada Lovelace', 'Head of IT'],
])('%s names %s, %s', (cell, name, title) => {
  expect(splitTitle(cell)).toEqual({ name, title })
})

test.each([
  'Ada Lovelace',
  'Lovelace, Ada',
  'Dean, Christopher',
  'Dr. Ada Lovelace',
  'John Smith, Jr.',
  'John F. Kennedy',
  'Anna Maria Schulz',
  'Peter Paul Engineer',
  'Karl Heinz Meister',
  'Prudviraj Pentakota, Berlin',
  'CTO',
  '',
])('%s stays a name', (cell) => {
  expect(splitTitle(cell)).toEqual({ name: cell, title: null })
})
