import { expect, test } from 'vitest'
import { nameStatement } from './statement-names.ts'

const askOften = (text: string, values: readonly unknown[] = [1]) => {
  for (let time = 0; time < 5; time++) expect(nameStatement(text, values)).toBeUndefined()
  return nameStatement(text, values)
}

test('a statement gets a name once it has come again and again, and keeps it', () => {
  const name = askOften('select 1')
  expect(name).toMatch(/^s\d+$/)
  expect(nameStatement('select 1', [2])).toBe(name)
  expect(askOften('select 2')).not.toBe(name)
})

test('a long list is planned anew each time, whatever came before', () => {
  askOften('select any($1)', [['a']])
  const many = Array.from({ length: 101 }, (_, n) => `${n}`)
  expect(nameStatement('select any($1)', [many])).toBeUndefined()
})

test('a text without values, which may be several statements, has no name', () => {
  askOften('begin; select 1', [])
  expect(nameStatement('begin; select 1', [])).toBeUndefined()
})

test('texts that never come again are forgotten, and no more than 200 get names', () => {
  for (let n = 0; n < 10_000; n++) expect(nameStatement(`insert ${n}`, [1])).toBeUndefined()
  const named = Array.from({ length: 300 }, (_, n) => askOften(`select * from t${n}`)).filter(Boolean)
  expect(named.length).toBeGreaterThan(150)
  expect(named.length).toBeLessThanOrEqual(200)
})
