import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { entry, facts, type GivenFacts, today, typeOf } from '../protection/example-facts.ts'
import type { LoadEntry, ProtectionFacts } from '../protection/facts.ts'
import { standsOn } from '../protection/reason.ts'
import { restBlocks } from '../protection/rest.ts'
import type { AssignmentOption, AssignmentProblem, AssignmentRequest } from './assignment.ts'
import { asIfHeld, optionOf, weightOf } from './assignment.ts'
import { planAssignment } from './plan-assignment.ts'
import { compileSolver, openSolver } from './server/open-solver.ts'
import { faultOfAssignment } from './verify-assignment.ts'

const highs = await openSolver(await compileSolver())

const kinds = [
  'sales-reference-call',
  'short-survey',
  'event-speech',
  'logo-permission',
  'written-qa',
] as const
const rests: Readonly<Record<string, number>> = {
  'sales-reference-call': 30,
  'short-survey': 0,
  'event-speech': 90,
  'logo-permission': 0,
  'written-qa': 14,
}

function person(name: string, account: string, given: GivenFacts = {}): ProtectionFacts {
  const own = {
    person: { ...given.person, contactId: name },
    account: { ...given.account, accountId: account },
  }
  return asIfHeld(facts({ ...given, ...own }))
}

function request(
  id: string,
  more: Partial<AssignmentRequest> & { readonly kind?: string } = {},
): AssignmentRequest {
  const { kind = 'sales-reference-call', ...rest } = more
  return {
    id,
    places: 1,
    weight: 20,
    asked: typeOf(kind),
    restDays: rests[kind] ?? 0,
    from: addDays(today, 20),
    until: addDays(today, 20),
    people: [],
    ranks: [],
    ...rest,
  }
}

const namesOf = (problem: AssignmentProblem) =>
  planAssignment(problem, highs)
    .lines.map(({ requestId, contactId }) => `${requestId}: ${contactId}`)
    .sort()

/** Every choice of options, tried one by one: the greatest value of those that the verifier lets pass. */
function bestByTrying(problem: AssignmentProblem): number {
  const options = problem.requests.flatMap(({ people, ranks }, at) =>
    people.flatMap((who, place) => optionOf(problem, at, who, ranks[place] ?? 0) ?? []),
  )
  const lineOf = ({ request: at, ...option }: AssignmentOption) => ({
    ...option,
    requestId: problem.requests[at]?.id ?? '',
    passedOver: null,
  })
  let best = 0
  const tryFrom = (at: number, taken: readonly AssignmentOption[], value: number, left: number) => {
    best = Math.max(best, value)
    const next = options[at]
    if (next === undefined || value + left <= best) return
    const withIt = [...taken, next]
    if (faultOfAssignment(problem, { lines: withIt.map(lineOf) }) === null) {
      tryFrom(at + 1, withIt, value + next.value, left - next.value)
    }
    tryFrom(at + 1, taken, value, left - next.value)
  }
  tryFrom(
    0,
    [],
    0,
    options.reduce((sum, { value }) => sum + value, 0),
  )
  return best
}

const someDay = fc.integer({ min: -80, max: 90 }).map((days) => addDays(today, days))
const someEntry: fc.Arbitrary<Partial<LoadEntry>> = fc.record({
  on: someDay,
  state: fc.constantFrom('done', 'scheduled', 'asked', 'declined'),
  quarters: fc.constantFrom(1, 4, 8, 16),
  isLive: fc.boolean(),
  restDays: fc.constantFrom(0, 14, 30),
})
const somebody = fc.record({
  account: fc.constantFrom('nord', 'sued', 'west'),
  entries: fc.array(someEntry, { maxLength: 3 }),
  own: fc.option(fc.integer({ min: 1, max: 2 })),
  limit: fc.option(fc.constant(1)),
})
const someRequest = fc.record({
  kind: fc.constantFrom(...kinds),
  places: fc.integer({ min: 1, max: 2 }),
  weight: fc.integer({ min: 10, max: 30 }),
  after: fc.integer({ min: 1, max: 160 }),
  days: fc.constantFrom(0, 0, 25),
  ranks: fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 4, maxLength: 4 }),
})
const someProblem: fc.Arbitrary<AssignmentProblem> = fc
  .tuple(
    fc.array(somebody, { minLength: 2, maxLength: 4 }),
    fc.array(someRequest, { minLength: 2, maxLength: 5 }),
  )
  .map(([people, requests]) => problemOf(people, requests))

function problemOf(
  people: readonly {
    account: string
    entries: Partial<LoadEntry>[]
    own: number | null
    limit: number | null
  }[],
  requests: readonly {
    kind: string
    places: number
    weight: number
    after: number
    days: number
    ranks: number[]
  }[],
): AssignmentProblem {
  const entries = people.map(({ entries: own }) => own.map((each) => entry({ ...each })))
  return {
    people: people.map(({ account, own, limit }, at) =>
      person(`p${at}`, account, {
        person: {
          entries: entries[at] ?? [],
          ownAsksAQuarter: own,
          willingness: [
            {
              activityTypeId: 'sales-reference-call',
              answer: 'yes',
              answeredOn: '2026-01-01',
              ownLimit: limit,
              ownLimitDays: 60,
            },
          ],
        },
        account: { entries: entries.flatMap((own2, who) => (people[who]?.account === account ? own2 : [])) },
      }),
    ),
    requests: requests.map(({ kind, places, weight, after, days, ranks }, at) => {
      const who = people.map((_, place) => place).toSorted((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0))
      const [from, until] = [addDays(today, after), addDays(today, after + days)]
      return request(`R-${at}`, {
        kind,
        places,
        weight,
        from,
        until,
        people: who,
        ranks: who.map((each) => ranks[each] ?? 0),
      })
    }),
  }
}

describe('the best assignment', () => {
  it('leaves the one person two requests want to the request that has nobody else', () => {
    const problem = {
      people: [person('Bo', 'nord'), person('Eva', 'sued')],
      requests: [
        request('R-1', { people: [0, 1], ranks: [900, 700] }),
        request('R-2', { people: [0], ranks: [600] }),
      ],
    }
    const { lines, uncovered } = planAssignment(problem, highs)
    expect(namesOf(problem)).toEqual(['R-1: Eva', 'R-2: Bo'])
    expect(lines.find(({ requestId }) => requestId === 'R-1')?.passedOver).toEqual({
      contactId: 'Bo',
      rank: 900,
      takenBy: [{ requestId: 'R-2', contactId: 'Bo', isOnlyOne: true }],
    })
    expect(uncovered).toEqual([])
  })

  it('says why a place stays open: nobody fits, nobody is free, others have them', () => {
    const away = {
      person: { blackouts: [{ id: 'b', from: today, until: addDays(today, 60), reason: null }] },
    }
    const problem = {
      people: [person('Bo', 'nord'), person('Ada', 'west', away)],
      requests: [
        request('R-1', { people: [0], ranks: [900] }),
        request('R-2', { people: [0], ranks: [600] }),
        request('R-3'),
        request('R-4', { people: [1], ranks: [800] }),
      ],
    }
    const { uncovered } = planAssignment(problem, highs)
    expect(uncovered.map(({ requestId, cause }) => `${requestId} ${cause}`)).toEqual([
      'R-2 taken',
      'R-3 nobody-fits',
      'R-4 nobody-free',
    ])
    expect(uncovered[0]?.passedOver?.takenBy).toEqual([
      { requestId: 'R-1', contactId: 'Bo', isOnlyOne: true },
    ])
  })

  it('asks somebody on the first working day in time on which they are free', () => {
    const [from, until] = [addDays(today, 5), addDays(today, 20)]
    const dayFor = (awayUntil: number) => {
      const window = { id: 'b', from: today, until: addDays(today, awayUntil), reason: null }
      const people = [person('Bo', 'nord', { person: { blackouts: [window] } })]
      const requests = [request('R-1', { people: [0], ranks: [900], from, until })]
      return planAssignment({ people, requests }, highs).lines[0]?.day
    }
    expect([4, 9, 11, 20].map(dayFor)).toEqual(['2026-03-09', '2026-03-12', '2026-03-16', undefined])
  })

  it('is the best there is, and every reservation accepts it: on random requests, people and histories', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const plan = planAssignment(problem, highs, 1)
        expect(faultOfAssignment(problem, plan)).toBeNull()
        expect(plan.value).toBe(bestByTrying(problem))
      }),
      { numRuns: 150 },
    )
  })

  it('is as good where it looks at a few options first as where it looks at all of them', () => {
    const many = 60
    const people = Array.from({ length: many }, (_, at) => person(`p${at}`, `a${at % 20}`))
    const requests = Array.from({ length: 30 }, (_, at) => {
      const who = people.map((_each, place) => place)
      return request(`R-${at}`, {
        places: 2,
        people: who,
        ranks: who.map((place) => 1_000 - 3 * place - (at % 3)),
      })
    })
    const plan = planAssignment({ people, requests }, highs)
    expect(faultOfAssignment({ people, requests }, plan)).toBeNull()
    // Two calls of a company's people fill no cap here, and each rests after one: sixty people, sixty places.
    expect(new Set(plan.lines.map(({ contactId }) => contactId)).size).toBe(many)
  })

  it('fills no day on which somebody would rest after what is arranged, nor one whose rest would lie over it', () => {
    const plans = [20, 49, 50, 80, 81].map((days) => {
      const arranged = entry({ on: addDays(today, 50), state: 'scheduled', restDays: 30 })
      const on = addDays(today, days)
      const people = [person('Bo', 'nord', { person: { entries: [arranged] } })]
      return namesOf({
        people,
        requests: [request('R-1', { people: [0], ranks: [900], from: on, until: on })],
      }).length
    })
    expect(plans).toEqual([1, 0, 0, 1, 1])
  })

  it('never lets an ask lie in the rest after another of the same plan, as rest would stand then', () => {
    const bo = person('Bo', 'nord')
    for (const [gap, both] of [
      [29, false],
      [30, true],
    ] as const) {
      const problem = {
        people: [bo],
        requests: [
          request('R-1', { people: [0], ranks: [900] }),
          request('R-2', {
            people: [0],
            ranks: [900],
            from: addDays(today, 20 + gap),
            until: addDays(today, 20 + gap),
          }),
        ],
      }
      const done = entry({ on: addDays(today, 20), restDays: 30 })
      const rested = { ...(bo.person as NonNullable<ProtectionFacts['person']>), entries: [done] }
      const rests30 = restBlocks(rested, typeOf('sales-reference-call'), bo.rules)
      expect(rests30.some((block) => standsOn(block, addDays(today, 20 + gap)))).toBe(!both)
      expect(namesOf(problem)).toHaveLength(both ? 2 : 1)
    }
  })
})

it.each([
  ['the largest deal', 1_000_000, { leastWeight: 1, mostWeight: 3, usualWeight: 2 }, 30],
  ['a hundredth of it', 10_000, { leastWeight: 1, mostWeight: 3, usualWeight: 2 }, 12],
  ['no deal', null, { leastWeight: 1, mostWeight: 3, usualWeight: 2 }, 20],
  [
    'the largest deal, where amounts shall not count',
    1_000_000,
    { leastWeight: 2, mostWeight: 2, usualWeight: 5 },
    20,
  ],
  ['no deal, where press goes first', null, { leastWeight: 2, mostWeight: 2, usualWeight: 5 }, 50],
] as const)('what a place counts by its deal and by what is set: %s', (_, amount, weights, tenths) => {
  expect(weightOf(amount, 1_000_000, weights)).toBe(tenths)
})
