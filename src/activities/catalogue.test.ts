import { expect, test } from 'vitest'
import type { TeamKind } from '../identity/team.ts'
import { faultsOfActivity, fulfilmentFor, sayWhen } from './activity-type.ts'
import { defaultCatalogue, findActivityBy, kindsCalled } from './catalogue.ts'
import { germanLabelOf } from './field.texts.ts'

const kinds = defaultCatalogue.map((kind, at) => ({ ...kind, id: String(at) }))
const find = findActivityBy(kinds)

test('the library has the 36 kinds, each with its own code, name and German name', () => {
  expect(defaultCatalogue).toHaveLength(36)
  for (const part of ['code', 'name', 'germanName'] as const) {
    expect(new Set(defaultCatalogue.map((kind) => kind[part])).size).toBe(36)
  }
})

test('every shipped kind is sound', () => {
  for (const kind of defaultCatalogue)
    expect({ [kind.code]: faultsOfActivity(kind) }).toEqual({ [kind.code]: [] })
})

// Load, rest and reward as practice B7 has them, summed so that a slip of any one shows.
test('loads, rests, notices and rewards add up to the table they come from', () => {
  const sum = (part: 'loadQuarters' | 'restDays' | 'rewardPoints' | 'noticeDays') =>
    defaultCatalogue.reduce((total, kind) => total + kind[part], 0)
  expect({
    load: sum('loadQuarters') / 4,
    rest: sum('restDays'),
    reward: sum('rewardPoints'),
    notice: sum('noticeDays'),
  }).toEqual({ load: 103.5, rest: 1533, reward: 907, notice: 875 })
})

test('a kind is a talk, stands on a day, or is delivered by one, and its day has a name', () => {
  const count = (timing: string) => defaultCatalogue.filter((kind) => kind.timing === timing).length
  expect([count('slot'), count('fixed-day'), count('by-day')]).toEqual([9, 10, 17])
  expect(defaultCatalogue.every(({ dayLabel }) => dayLabel !== '')).toBe(true)
})

test('customers read every day, field and choice of the shipped kinds in German', () => {
  const labels = defaultCatalogue.flatMap(({ dayLabel, fields }) => [
    dayLabel,
    ...fields.flatMap(({ label, choices }) => [label, ...choices]),
  ])
  const same = new Set(labels.filter((label) => germanLabelOf(label) === label))
  expect([...same].toSorted()).toEqual(['Analyst', 'Investor', 'Journalist', 'Medium'])
})

test('words of customers are approved by their company, but for nobody else’s kinds', () => {
  const withWords = defaultCatalogue.filter(({ hasWords }) => hasWords)
  expect(withWords.every(({ steps }) => steps.some(({ approver }) => approver === 'company'))).toBe(true)
})

test('a team has it fulfilled its own way where the kind says so', () => {
  const kind = {
    fulfilment: 'program' as const,
    teamFulfilments: [{ team: 'sales' as const, fulfilment: 'self-service-informed' as const }],
  }
  expect(['sales', 'events', null].map((team) => fulfilmentFor(kind, team as TeamKind | null))).toEqual([
    'self-service-informed',
    'program',
    'program',
  ])
})

test.each([
  ['Sales Reference Call', 'sales-reference-call'],
  ['reference call', 'sales-reference-call'],
  ['Referenzgespräch', 'sales-reference-call'],
  ['Written Q&A / RFP reference', 'written-qa'],
  ['case-study', 'written-case-study'],
  ['Fallstudie', 'written-case-study'],
  ['Blog/byline', 'byline'],
  ['Advisory board (per meeting)', 'advisory-board'],
  ['CAB', 'advisory-board'],
])('a file that says %s means %s', (text, code) => {
  expect(find(text)?.code).toBe(code)
})

test('a word nobody knows finds nothing', () => {
  expect(find('Skydiving')).toBeNull()
})

test("a workspace's own name goes before another kind's alias", () => {
  const own = { id: 'own', code: 'own', name: 'Case study', germanName: null }
  expect(findActivityBy([...kinds, own])('case study')?.id).toBe('own')
})

test.each([
  ['press quo', ['press-release-quote']],
  ['pressemitt', ['press-release-quote']],
  ['due diligence', ['investor-call']],
  ['speech', ['event-speech']],
  ['', []],
  ['nothing of ours', []],
])('whoever types “%s” is shown %j', (text, codes) => {
  expect(kindsCalled(kinds, text).map(({ code }) => code)).toEqual(codes)
})

test.each([
  [{ noticeDays: 30, earliestStage: null }, '30 working days ahead'],
  [{ noticeDays: 1, earliestStage: 'early' }, '1 working day ahead'],
  [{ noticeDays: 30, earliestStage: 'late' }, '30 working days ahead, not before the late part of a deal'],
  [{ noticeDays: 0, earliestStage: 'middle' }, 'at short notice, not before the middle part of a deal'],
] as const)('how early %j is asked for is said in words', (kind, words) => {
  expect(sayWhen(kind)).toBe(words)
})
