import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Candidate } from './candidate.ts'
import { fitOf, isEnough } from './fit.ts'
import { gateOf, lackedBy } from './gate.ts'
import { loosenNeed } from './loosen-need.ts'
import { type Looked, looseningsOf } from './loosening.ts'
import type { Criterion, CriterionKind, Need } from './need.ts'
import type { TermTree } from './term-distance.ts'

const tree: TermTree = new Map(
  (
    [
      ['europe', null],
      ['north', 'europe'],
      ['west', 'europe'],
      ['germany', 'west'],
      ['austria', 'west'],
      ['norway', 'north'],
      ['food', null],
      ['dairy', 'food'],
      ['fish', 'food'],
    ] as const
  ).map(([id, parentId]) => [id, { id, name: id, parentId }]),
)

const bands = ['1-49', '50-249', '250-999', '1000-4999', '5000+']
const one = <T>(...values: T[]) => fc.constantFrom(...values)
const person: fc.Arbitrary<Candidate> = fc.record({
  contactId: fc.uuid(),
  name: fc.constant('Somebody'),
  title: fc.constant(null),
  account: fc.constant({ id: 'a', name: 'A', country: null }),
  parentAccountId: fc.constant(null),
  stage: one('discoverable', 'active', 'interviewed'),
  will: one('yes' as const, null),
  industryId: one('dairy', 'fish', 'food', null),
  industryText: fc.constant(null),
  regionId: one('germany', 'austria', 'norway', 'west', null),
  band: one(...bands, null),
  employees: fc.constant(null),
  products: one(
    [],
    [{ id: 'ledger', name: 'Ledger', liveOn: null }],
    [{ id: 'boards', name: 'Boards', liveOn: null }],
  ),
  useCaseIds: fc.constant([]),
  personaId: fc.constant(null),
  seniority: one('director', 'manager', null),
  competitors: one([], ['Cubeline'], ['Oldsoft']),
  stagesHelped: one([], ['Evaluation']),
  languages: one([], ['de'], ['no', 'en']),
  neverWith: fc.constant([]),
  freshness: fc.constant(100),
  joinedOn: fc.constant(null),
  lastAskOn: fc.constant(null),
  asksAnswered: fc.constant(0),
  asksAccepted: fc.constant(0),
  rating: fc.constant(null),
  loadShare: fc.constant(0),
})
const values: Readonly<Record<string, readonly string[]>> = {
  industry: ['dairy', 'fish'],
  region: ['germany', 'norway'],
  size: bands,
  product: ['ledger', 'boards'],
  seniority: ['director', 'executive'],
  competitor: ['Cubeline'],
  language: ['de', 'no'],
  stage: ['Evaluation'],
}
const criterion: fc.Arbitrary<Criterion> = one(...(Object.keys(values) as CriterionKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    value: one(...(values[kind] ?? [])),
    weight: fc.integer({ min: 1, max: 5 }),
    isMust: fc.boolean(),
    source: fc.constant('person' as const),
  }),
)
const days = ['2026-03-20', '2026-03-24', '2026-04-02', '2026-04-20', null] as const
const crowd = fc.array(fc.tuple(person, one(...days), fc.double({ min: 0, max: 1, noNaN: true })), {
  maxLength: 25,
})
const need: fc.Arbitrary<Omit<Need, 'criteria'> & { criteria: Criterion[] }> = fc.record({
  activityTypeId: fc.constant('t'),
  wishedOn: fc.constant('2026-03-20'),
  by: one(null, '2026-03-24'),
  wanted: fc.constant(1),
  opportunityId: fc.constant(null),
  prospectId: fc.constant(null),
  criteria: fc.uniqueArray(criterion, { maxLength: 5, selector: ({ kind, value }) => `${kind} ${value}` }),
  words: one('', 'hands-on'),
})
type Asked = typeof need extends fc.Arbitrary<infer T> ? T : never
type Somebody = readonly [Candidate, string | null, number]

/** Somebody as a match with this need sees them. */
function look({ criteria, wishedOn, by, words }: Asked, [candidate, freeFrom, part]: Somebody): Looked {
  const relevance = words === '' ? null : { part, weight: 2, says: '' }
  const open = { prospect: null, asksPerson: true }
  return {
    candidate,
    factors: fitOf(candidate, criteria, relevance, tree).factors,
    passes: gateOf(candidate, { ...open, criteria: [] }, tree) === null,
    lacks: lackedBy(candidate, criteria, tree),
    isFree: freeFrom !== null && freeFrom <= (by ?? wishedOn ?? ''),
    freeFrom,
  }
}

/** How many fit and can be asked: what the list shows. */
function countOffered(asked: Asked, people: readonly Somebody[]): number {
  return people.filter((each) => {
    const { isFree } = look(asked, each)
    const gate = gateOf(each[0], { criteria: asked.criteria, prospect: null, asksPerson: true }, tree)
    const relevance = asked.words === '' ? null : { part: each[2], weight: 2, says: '' }
    return gate === null && isFree && isEnough(fitOf(each[0], asked.criteria, relevance, tree).fit)
  }).length
}

const loosen = (asked: Asked, people: readonly Somebody[]) =>
  looseningsOf(
    people.map((each) => look(asked, each)),
    { criteria: asked.criteria, wishedOn: asked.wishedOn ?? '', by: asked.by },
    tree,
  )

describe('a loosening', () => {
  test('brings exactly as many more as it says, of those looked at', () => {
    let tried = 0
    fc.assert(
      fc.property(need, crowd, (asked, people) => {
        const now = countOffered(asked, people)
        for (const way of loosen(asked, people)) {
          const to = way.to?.map((value) => ({ value, name: value })) ?? null
          const then = loosenNeed(asked, { ...way, to }, asked.wishedOn ?? '')
          expect(countOffered(then, people) - now).toBe(way.more)
          tried += 1
        }
      }),
      { numRuns: 400 },
    )
    // Most needs made by chance have nothing to loosen; some do in every run.
    expect(tried).toBeGreaterThan(10)
  })

  const open: Asked = {
    activityTypeId: 't',
    wishedOn: '2026-03-20',
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria: [],
    words: '',
  }
  const [anybody] = fc.sample(person, { seed: 1, numRuns: 1 })
  const norwegian = {
    ...(anybody as Candidate),
    stage: 'active',
    will: 'yes' as const,
    regionId: 'norway',
    industryId: 'dairy',
    band: '250-999',
  }
  const wants = (kind: CriterionKind, value: string, isMust = false): Criterion => ({
    kind,
    value,
    weight: 3,
    isMust,
    source: 'person',
  })
  const free = '2026-03-20'

  test('asks for a region one level up its tree, and the must stays one', () => {
    const asked = { ...open, criteria: [wants('region', 'germany', true), wants('industry', 'dairy')] }
    expect(loosen(asked, [[{ ...norwegian, regionId: 'austria' }, free, 0]])).toContainEqual({
      kind: 'region',
      value: null,
      to: ['west'],
      more: 1,
    })
    const wider = loosenNeed(
      asked,
      { kind: 'region', value: null, to: [{ value: 'west', name: 'West' }] },
      free,
    )
    expect(wider.criteria).toMatchObject([
      { kind: 'region', value: 'west', isMust: true, weight: 3 },
      { kind: 'industry', value: 'dairy' },
    ])
  })

  test('asks for the sizes beside the one wanted', () => {
    const asked = { ...open, criteria: [wants('size', '1000-4999', true)] }
    expect(loosen(asked, [[norwegian, free, 0]])).toContainEqual({
      kind: 'size',
      value: null,
      to: ['250-999', '1000-4999', '5000+'],
      more: 1,
    })
  })

  test('gives two weeks more, counted from the last day that is allowed now', () => {
    const later = (by: string | null) =>
      loosen({ ...open, by }, [
        [norwegian, '2026-04-02', 0],
        [norwegian, '2026-04-20', 0],
        [norwegian, null, 0],
      ])
    expect(later(null)).toEqual([{ kind: 'day', value: '2026-04-02', to: null, more: 1 }])
    expect(later('2026-04-10')).toEqual([{ kind: 'day', value: '2026-04-20', to: null, more: 1 }])
  })

  test('does not promise anybody whom another gate keeps out', () => {
    const asked = { ...open, criteria: [wants('region', 'germany', true), wants('language', 'de', true)] }
    expect(loosen(asked, [[{ ...norwegian, languages: [] }, free, 0]])).toEqual([])
    expect(loosen(asked, [[{ ...norwegian, languages: ['de'], will: null }, free, 0]])).toEqual([])
  })
})
