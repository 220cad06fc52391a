import { expect, test } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { attemptFor, byField } from './write.ts'

test('the same input under an open attempt keeps its key; another input gets a new one', () => {
  const first = attemptFor(null, { body: { name: 'a' } })
  expect(attemptFor(first, { body: { name: 'a' } }).key).toBe(first.key)
  expect(attemptFor(first, { body: { name: 'b' } }).key).not.toBe(first.key)
  expect(attemptFor(null, { body: { name: 'a' } }).key).not.toBe(first.key)
})

test('a form with another file is another submit', () => {
  const withFile = (text: string, lastModified: number) => {
    const form = new FormData()
    form.append('file', new File([text], 'accounts.csv', { lastModified }))
    return { form }
  }
  const first = attemptFor(null, withFile('a', 1))
  expect(attemptFor(first, withFile('a', 1)).key).toBe(first.key)
  expect(attemptFor(first, withFile('a', 2)).key).not.toBe(first.key)
  expect(attemptFor(first, withFile('ab', 1)).key).not.toBe(first.key)
})

test('errors of the server reach their field, the first one of each', () => {
  const errors = [
    { field: '/body/email', reason: 'is no mail address' },
    { field: 'email', reason: 'is known already' },
    { field: 'body.need.industry', reason: 'is unknown' },
  ]
  const problem = new ApiProblem({ status: 400, code: 'invalid', detail: 'No.', errors })
  expect(byField(problem)).toEqual({ email: 'is no mail address', 'need.industry': 'is unknown' })
})
