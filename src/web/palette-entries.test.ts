import { IconUsers } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { safeTarget } from './navigation.ts'
import { findEntries } from './palette-entries.ts'
import type { Session } from './shell-calls.ts'

const session: Session = { state: 'signed-in', setupCodeRequired: false, signInProviders: [] }
const places = [
  { to: '/customers', label: 'Customers', icon: IconUsers, group: 'work', rail: 'full' },
] as const
const actions = [
  {
    title: 'Nominate somebody',
    keywords: 'put forward candidate',
    icon: IconUsers,
    to: '/nominate',
    whyNot: () => 'Only members may',
  },
]
const records = [
  { kind: 'advocate', id: '1', title: 'Bo Eck', detail: 'DE', to: '/advocates/1' },
  { kind: 'account', id: '2', title: 'Bosch Holz', detail: 'DE', to: '/customers/2' },
]
const find = (text: string, found: typeof records = []) =>
  findEntries({ text, records: found, places, actions, session }).map(({ head, entries }) => [
    head,
    ...entries.map(({ title, whyNot }) => (whyNot === null ? title : `${title}: ${whyNot}`)),
  ])

test('records come first, the best alone; groups without entries are not shown', () => {
  expect(find('bo', records)).toEqual([
    ['Best match', 'Bo Eck'],
    ['Also found', 'Bosch Holz'],
  ])
})

test('a kind of activity is no record: it stands where one asks for it', () => {
  const kind = {
    kind: 'activity-type',
    id: '3',
    title: 'Booth guest',
    detail: '',
    to: '/requests/new?type=3',
  }
  expect(find('bo', [kind, ...records])).toEqual([
    ['Best match', 'Bo Eck'],
    ['Ask for', 'Booth guest'],
    ['Also found', 'Bosch Holz'],
  ])
})

test('a kind that has every word goes before a record that only resembles them', () => {
  const kind = { kind: 'activity-type', id: '3', title: 'Bo guest', detail: '', to: '/requests/new?type=3' }
  expect(find('bo gue', [kind, ...records]).map(([head]) => head)).toEqual([
    'Ask for',
    'Best match',
    'Also found',
  ])
})

test('acts are found by other words for them, and a blocked one stays with its reason', () => {
  expect(find('forward')).toEqual([['Do', 'Nominate somebody: Only members may']])
  expect(find('custom')).toEqual([['Go to', 'Customers']])
})

test('signing in leads nowhere outside', () => {
  expect(safeTarget('/customers?q=a')).toBe('/customers?q=a')
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '', null, undefined])
    expect(safeTarget(to)).toBe('/')
})
