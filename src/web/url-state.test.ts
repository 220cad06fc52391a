import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-text.ts'
import { readState, withPatch } from './url-state.ts'

const defaults = { q: '', page: 1, archived: false, industry: [] as readonly string[] }
const read = (text: string) => readState(defaults, new URLSearchParams(text))

test('an address is read in the kinds of the defaults', () => {
  expect(read('q=5&page=3&archived=1&industry=food&industry=paper')).toEqual({
    q: '5',
    page: 3,
    archived: true,
    industry: ['food', 'paper'],
  })
  expect(read('page=many')).toEqual(defaults)
})

test('what equals its default is left out, and what others wrote stays', () => {
  expect(withPatch('/customers', '?tab=people&q=a', defaults, { q: '', industry: ['food'] })).toBe(
    '/customers?tab=people&industry=food',
  )
  expect(withPatch('/customers', '?page=3', defaults, { page: 1 })).toBe('/customers')
})

test('an empty list that is not the default survives a reload', () => {
  const chosen = { columns: ['industry'] as readonly string[] }
  const href = withPatch('/advocates', '', chosen, { columns: [] })
  expect(readState(chosen, new URLSearchParams(href.split('?')[1]))).toEqual({ columns: [] })
})

test('search text comes back as it was, numbers and lists included', () => {
  for (const text of ['?q=123', '?q=true&q=false', '?industry=food&industry=paper&q=a+b', ''])
    expect(stringifySearch(parseSearch(text))).toBe(text)
})
