import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Candidate, Prospect } from './candidate.ts'
import { fitOf, isEnough } from './fit.ts'
import { gateOf } from './gate.ts'
import { type Criterion, type CriterionKind, criterionKinds } from './need.ts'
import { isForgotten, rankOf } from './rank.ts'
import { rarityOf, relevanceOf } from './relevance.ts'
import { cut } from './sentence.ts'
import { similarityOf } from './similarity.ts'
import type { TermTree } from './term-distance.ts'

const tree: TermTree = new Map(
  (
    [
      ['health', null],
      ['hospital', 'health'],
      ['clinic', 'health'],
      ['europe', null],
      ['germany', 'europe'],
      ['austria', 'europe'],
      ['finance', null],
      ['close', null],
    ] as const
  ).map(([id, parentId]) => [id, { id, name: id[0]?.toUpperCase() + id.slice(1), parentId }]),
)

const somebody: Candidate = {
  contactId: 'c',
  name: 'Annegret Voss',
  title: 'Head of finance',
  account: { id: 'a', name: 'Klinikum Westerburg', country: 'DE' },
  parentAccountId: null,
  stage: 'discoverable',
  will: 'yes',
  industryId: 'hospital',
  industryText: null,
  regionId: 'germany',
  band: '1000-4999',
  employees: 1100,
  products: [{ id: 'ledger', name: 'Ledger', liveOn: '2023-04-01' }],
  useCaseIds: ['close'],
  personaId: 'finance',
  seniority: 'director',
  competitors: ['Cube-Line'],
  stagesHelped: ['Evaluation', 'Negotiation'],
  languages: ['de'],
  neverWith: [],
  freshness: 100,
  joinedOn: '2025-01-01',
  lastAskOn: null,
  asksAnswered: 0,
  asksAccepted: 0,
  rating: null,
  loadShare: 0,
}
const nobodyKnows: Candidate = {
  ...somebody,
  industryId: null,
  regionId: null,
  band: null,
  employees: null,
  products: [],
  personaId: null,
  useCaseIds: [],
  seniority: null,
  competitors: [],
  stagesHelped: [],
  languages: [],
}
const wants = (kind: CriterionKind, value: string, more: Partial<Criterion> = {}): Criterion => ({
  kind,
  value,
  weight: 2,
  isMust: false,
  source: 'person',
  ...more,
})

describe('a similarity', () => {
  test.each([
    ['industry', 'hospital', 1, 'Hospital, 1,100 people.'],
    ['industry', 'clinic', 0.6, 'Hospital, close by.'],
    ['region', 'austria', 0.6, 'Germany, close by.'],
    ['size', '1000-4999', 1, '1,100 people.'],
    ['size', '5000+', 0.65, '1,100 people.'],
    ['size', '1-49', 0, '1,100 people.'],
    ['seniority', 'director', 1, 'Director.'],
    ['seniority', 'executive', 0.3, 'Director.'],
    ['product', 'ledger', 1, 'Ledger since 2023.'],
    ['product', 'boards', 0, 'Uses Ledger instead.'],
    ['competitor', 'cubeline', 1, 'Left Cube-Line.'],
    ['competitor', 'Oldsoft', 0, 'Left Cube-Line instead.'],
    ['language', 'de', 1, 'Speaks German.'],
    ['language', 'fr', 0, 'Speaks German.'],
    ['persona', 'finance', 1, 'Finance.'],
    ['use-case', 'close', 1, 'Close.'],
    ['stage', 'negotiation', 1, 'Helped deals at Negotiation.'],
    ['stage', 'Proof of concept', 0.4, 'Helped at Evaluation.'],
  ] as const)('to %s %s is %d: %s', (kind, value, part, says) => {
    const found = similarityOf(somebody, wants(kind, value), tree)
    expect(found.part).toBeCloseTo(part)
    expect(found.says).toBe(says)
  })

  test('counts half where nothing is recorded, of every kind', () => {
    for (const kind of criterionKinds) {
      expect(similarityOf(nobodyKnows, wants(kind, 'hospital'), tree)).toEqual({
        part: 0.5,
        isKnown: false,
        says: 'Not recorded; counts half.',
      })
    }
  })

  test('to an industry that was only taken from a text says so', () => {
    const taken = { ...somebody, industryText: 'Hospital group' }
    expect(similarityOf(taken, wants('industry', 'hospital'), tree).says).toBe('Taken as Hospital.')
  })
})

describe('a gate', () => {
  const prospect: Prospect = {
    accountId: 'p',
    parentAccountId: 'house',
    name: 'Rheinfeld Reha',
    industryId: 'clinic',
    rivalIds: ['rival'],
    rivalParentIds: ['rivals-house'],
  }
  const gate = (candidate: Partial<Candidate>, criteria: readonly Criterion[] = [], asksPerson = true) =>
    gateOf({ ...somebody, ...candidate }, { criteria, prospect, asksPerson }, tree)?.code ?? null
  const never = { kind: 'account', name: 'Rheinfeld', accountId: null, termId: null } as const

  test.each([
    ['passes who may be found and is willing', {}, null],
    ['passes an active advocate', { stage: 'active' }, null],
    ['passes a maybe', { will: 'maybe' }, null],
    ['stops whoever is not discoverable', { stage: 'interviewed' }, 'not-discoverable'],
    ['stops whoever did not agree to the kind', { will: null }, 'not-willing'],
    [
      'stops people of the prospect',
      { account: { id: 'p', name: 'Rheinfeld Reha', country: null } },
      'is-the-prospect',
    ],
    [
      'stops people of its parent',
      { account: { id: 'house', name: 'House', country: null } },
      'is-the-prospect',
    ],
    ['stops people of a sister', { parentAccountId: 'house' }, 'is-the-prospect'],
    ['stops people of a rival', { account: { id: 'rival', name: 'Rival', country: null } }, 'competes'],
    ['stops people of a rival’s daughter', { parentAccountId: 'rival' }, 'competes'],
    [
      'stops people of a rival’s parent',
      { account: { id: 'rivals-house', name: 'Its house', country: null } },
      'competes',
    ],
    ['passes people of a rival’s sister', { parentAccountId: 'rivals-house' }, null],
    ['stops a never with the account', { neverWith: [{ ...never, accountId: 'p' }] }, 'never-with'],
    ['stops a never with the name', { neverWith: [{ ...never, name: 'rheinfeld-reha' }] }, 'never-with'],
    [
      'stops a never with the industry',
      { neverWith: [{ ...never, kind: 'industry', termId: 'health' }] },
      'never-with',
    ],
    ['passes a never with somebody else', { neverWith: [{ ...never, name: 'Other' }] }, null],
    ['passes a never with another account', { neverWith: [{ ...never, accountId: 'q' }] }, null],
  ] as const)('%s', (_, candidate, code) => {
    expect(gate(candidate as Partial<Candidate>)).toBe(code)
  })

  test('lets nobody past a must who lacks it, or of whom it is unknown', () => {
    expect(gate({}, [wants('language', 'de', { isMust: true })])).toBeNull()
    expect(gate({}, [wants('language', 'fr', { isMust: true })])).toBe('lacks-a-must')
    expect(gate({ languages: [] }, [wants('language', 'de', { isMust: true })])).toBe('lacks-a-must')
    expect(gate({}, [wants('industry', 'health', { isMust: true })])).toBeNull()
    expect(gate({}, [wants('industry', 'clinic', { isMust: true })])).toBe('lacks-a-must')
  })

  test('takes musts of one kind as choices', () => {
    const either = [
      wants('region', 'austria', { isMust: true }),
      wants('region', 'germany', { isMust: true }),
    ]
    expect(gate({}, either)).toBeNull()
    const both = [wants('product', 'ledger', { isMust: true }), wants('product', 'boards', { isMust: true })]
    expect(gate({}, both)).toBe('lacks-a-must')
  })

  test('asks for nobody’s own will where the company acts', () => {
    expect(gate({ will: null }, [], false)).toBeNull()
  })
})

describe('a fit', () => {
  const criteria = fc.array(
    fc.record({
      kind: fc.constantFrom(...criterionKinds),
      value: fc.constantFrom('hospital', 'germany', 'ledger', '1-49', 'director', 'de', 'Cubeline'),
      weight: fc.integer({ min: 1, max: 5 }),
      isMust: fc.boolean(),
      source: fc.constant('person' as const),
    }),
    { maxLength: 8 },
  )

  test('lies between 0 and 1, with a sentence of at most 34 characters for each part', () => {
    fc.assert(
      fc.property(criteria, fc.constantFrom(somebody, nobodyKnows), (asked, candidate) => {
        const { fit, factors } = fitOf(candidate, asked, null, tree)
        expect(fit).toBeGreaterThanOrEqual(0)
        expect(fit).toBeLessThanOrEqual(1)
        for (const { says } of factors) expect(says.length).toBeLessThanOrEqual(34)
      }),
    )
  })

  test('is 1 where the need states nothing: what it leaves open costs nothing', () => {
    expect(fitOf(nobodyKnows, [], null, tree)).toEqual({ fit: 1, factors: [] })
  })

  test('is half where everything asked is unknown, which is not enough', () => {
    fc.assert(
      fc.property(
        criteria.filter((asked) => asked.length > 0),
        (asked) => {
          expect(fitOf(nobodyKnows, asked, null, tree).fit).toBeCloseTo(0.5)
        },
      ),
    )
    expect(isEnough(0.5)).toBe(false)
  })

  test('is the mean by weights', () => {
    const asked = [wants('industry', 'hospital', { weight: 3 }), wants('language', 'fr', { weight: 1 })]
    expect(fitOf(somebody, asked, null, tree).fit).toBeCloseTo(0.75)
  })

  test('takes several values of one kind as choices, and products as each wanted', () => {
    const either = [wants('region', 'austria'), wants('region', 'germany')]
    expect(fitOf(somebody, either, null, tree)).toMatchObject({
      fit: 1,
      factors: [{ kind: 'region', part: 1 }],
    })
    const both = [wants('product', 'ledger'), wants('product', 'boards')]
    expect(fitOf(somebody, both, null, tree).fit).toBe(0.5)
  })

  test('weighs words with the rest', () => {
    const relevance = { weight: 2, part: 0, says: 'Nothing of it in the story.' }
    const { fit, factors } = fitOf(somebody, [wants('industry', 'hospital')], relevance, tree)
    expect(fit).toBe(0.5)
    expect(factors.at(-1)).toMatchObject({ kind: 'words', weight: 2 })
  })
})

describe('a rank', () => {
  const now = { today: '2026-03-02', seesCauses: true }
  const fresh = { ...somebody, lastAskOn: '2026-02-01', asksAnswered: 96, asksAccepted: 96 }

  test('is never above the fit but for the small lift of the forgotten', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.nat(9),
        fc.nat(9),
        (fit, freshness, load, accepted, declined) => {
          const candidate = {
            ...somebody,
            freshness,
            asksAccepted: accepted,
            asksAnswered: accepted + declined,
          }
          const { rank } = rankOf(fit, candidate, load, now)
          expect(rank).toBeLessThanOrEqual(Math.min(1, fit * 1.04) + 1e-9)
          expect(rank).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test.each([
    ['stale facts', { freshness: 0 }, 0],
    ['a full load', {}, 1],
    ['noes', { asksAnswered: 9, asksAccepted: 3 }, 0],
  ])('%s cost', (_, worse, load) => {
    expect(rankOf(1, { ...fresh, ...worse }, load, now).rank).toBeLessThan(rankOf(1, fresh, 0, now).rank)
  })

  test('one no of one weighs less than nine of nine: few answers are shrunk towards most people’s', () => {
    const one = rankOf(1, { ...fresh, asksAnswered: 1, asksAccepted: 0 }, 0, now).rank
    const nine = rankOf(1, { ...fresh, asksAnswered: 9, asksAccepted: 0 }, 0, now).rank
    expect(one).toBeGreaterThan(nine)
  })

  test.each([
    ['180 days ago', '2025-09-03', '2024-01-01', false],
    ['181 days ago', '2025-09-02', '2024-01-01', true],
    ['never, joined 90 days ago', null, '2025-12-02', false],
    ['never, joined 91 days ago', null, '2025-12-01', true],
    ['never, joined nobody knows when', null, null, false],
  ])('asked %s is forgotten: %s', (_, lastAskOn, joinedOn, forgotten) => {
    expect(isForgotten({ ...somebody, lastAskOn, joinedOn }, now.today)).toBe(forgotten)
  })

  test('says no figure to whoever may not know the causes', () => {
    const { factors } = rankOf(1, { ...fresh, freshness: 40, rating: 4.5 }, 0.6, {
      ...now,
      seesCauses: false,
    })
    expect(factors.map(({ says }) => says).join(' ')).not.toMatch(/\d/)
  })
})

describe('relevance', () => {
  const words = [
    { word: 'migration', documents: 2 },
    { word: 'data', documents: 80 },
  ]

  test('counts a rare word more than a frequent one', () => {
    expect(rarityOf(2, 100)).toBeGreaterThan(rarityOf(80, 100))
    const rare = relevanceOf(words, [1, 0], 100)
    const frequent = relevanceOf(words, [0, 1], 100)
    expect(rare.part).toBeGreaterThan(frequent.part)
    expect(rare.says).toBe('“migration” in the story.')
  })

  test('is 1 with every word, 0 without any, and never falls with one word more', () => {
    expect(relevanceOf(words, [1, 1], 100).part).toBeCloseTo(1)
    expect(relevanceOf(words, [0, 0], 100)).toEqual({ part: 0, says: 'Nothing of it in the story.' })
    const mark = fc.double({ min: 0, max: 2, noNaN: true })
    fc.assert(
      fc.property(mark, mark, mark, (a, b, more) => {
        expect(relevanceOf(words, [a + more, b], 100).part).toBeGreaterThanOrEqual(
          relevanceOf(words, [a, b], 100).part,
        )
      }),
    )
  })
})

test('a sentence that is too long is cut at a word', () => {
  expect(cut('Hospitals, clinics and whatever else there is.')).toBe('Hospitals, clinics and whatever…')
  expect(cut('Short.')).toBe('Short.')
})
