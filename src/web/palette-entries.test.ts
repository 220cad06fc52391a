import { IconUsers } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { safeTarget } from './navigation.ts'
import { pages } from './pages.ts'
import { paletteActions } from './palette-actions.ts'
import { findEntries } from './palette-entries.ts'
import { palettePages } from './palette-pages.ts'
import { placesFor } from './places.ts'
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
  findEntries({ text, records: found, places, pages: [], actions, session }).map(({ head, entries }) => [
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

const signedIn = (...roles: ('program-manager' | 'member')[]): Session => ({
  ...session,
  person: { id: '1', name: 'Ana', email: 'ana@example.com', roles },
})
const titlesFor = (text: string, who: Session) =>
  findEntries({
    ...{ text, records: [], actions: paletteActions, session: who },
    places: placesFor(who.person?.roles ?? []),
    pages: palettePages,
  })
    .filter(({ head }) => head === 'Go to')
    .flatMap(({ entries }) => entries.map(({ title }) => title))

test.each([
  ['data quality', 'Data quality'],
  ['duplicates', 'Duplicates'],
  ['rounds', 'Rounds'],
  ['changes', 'Changes'],
  ['candidates', 'Candidates'],
  ['public page', 'Public page'],
  ['self', 'Self-nominated'],
  ['nominated', 'Self-nominated'],
])('a page is found by its name: %s', (text, title) => {
  expect(titlesFor(text, signedIn('program-manager'))[0]).toBe(title)
})

test('pages that are another’s are not found, none stands twice, and none is listed before a word is typed', () => {
  const manager = signedIn('program-manager')
  expect(titlesFor('duplicates', signedIn('member'))).toEqual([])
  expect(titlesFor('my requests', signedIn('member'))).toEqual(['My requests'])
  expect(titlesFor('', manager)).toEqual(placesFor(['program-manager']).map(({ label }) => label))
})

test('every page that needs no record is reached by ⌘K', () => {
  const pathOf = (to: string) => to.split('?')[0]
  const reached = [
    ...[...placesFor(['program-manager']), ...placesFor(['member'])].map(({ to }) => to),
    ...[...palettePages, ...paletteActions].map(({ to }) => pathOf(to)),
  ]
  const missing = pages
    .map(({ path }) => path)
    .filter((path) => !path.includes('$') && !reached.includes(path))
  expect(missing).toEqual([])
})

test('signing in leads nowhere outside', () => {
  expect(safeTarget('/customers?q=a')).toBe('/customers?q=a')
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '', null, undefined])
    expect(safeTarget(to)).toBe('/')
})
