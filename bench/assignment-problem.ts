import { defaultKind } from '../src/activities/catalogue.ts'
import { Dice } from '../src/example/dice.ts'
import { addDays, type Day } from '../src/kernel/time.ts'
import { type AssignmentProblem, type AssignmentRequest, asIfHeld } from '../src/matching/assignment.ts'
import { entry, facts, typeOf } from '../src/protection/example-facts.ts'
import type { LoadEntry, ProtectionFacts } from '../src/protection/facts.ts'

const kinds: readonly (readonly [string, number])[] = [
  ['sales-reference-call', 10],
  ['short-survey', 2],
  ['written-qa', 2],
  ['panel', 1],
  ['event-speech', 1],
  ['media-interview', 1],
  ['logo-permission', 1],
]

/**
 * Open requests and a bench to fill them from, in which everybody fits every request, some better, and most want the
 * same few. The same size gives the same problem.
 */
export function makeProblem(requests: number, people: number, today: Day): AssignmentProblem {
  const dice = new Dice(`assignment of ${requests} to ${people}`)
  const bench = makePeople(dice, people, today).map(asIfHeld)
  // Whoever is good is good for many: so much of a rank is the person's own.
  const fame = bench.map(() => dice.next() ** 2)
  return {
    people: bench,
    requests: Array.from({ length: requests }, (_, at) => makeRequest(dice, at, fame, today)),
  }
}

function makePeople(dice: Dice, count: number, today: Day): readonly ProtectionFacts[] {
  const owned = Array.from({ length: count }, () => ({
    account: dice.between(1, Math.ceil(count / 3)),
    entries: Array.from({ length: dice.between(0, 4) }, () => makeEntry(dice, today)),
  }))
  const ofAccount = Map.groupBy(owned, ({ account }) => account)
  return owned.map(({ account, entries }, at) =>
    facts({
      today,
      person: { contactId: `contact-${at}`, entries, ownAsksAQuarter: dice.chance(0.1) ? 1 : null },
      account: {
        accountId: `account-${account}`,
        entries: (ofAccount.get(account) ?? []).flatMap((each) => each.entries),
      },
    }),
  )
}

function makeEntry(dice: Dice, today: Day): LoadEntry {
  const kind = defaultKind(dice.weigh(kinds))
  const ago = dice.between(-40, 300)
  return entry({
    activityTypeId: kind?.code ?? null,
    on: addDays(today, -ago),
    state: ago > 0 ? 'done' : 'scheduled',
    quarters: kind?.loadQuarters ?? 4,
    isLive: kind?.isLive ?? false,
    restDays: kind?.restDays ?? 0,
  })
}

function makeRequest(dice: Dice, at: number, fame: readonly number[], today: Day): AssignmentRequest {
  const code = dice.weigh(kinds)
  const from = addDays(today, dice.between(7, 90))
  const ranked = fame
    .map((share, person) => ({ person, rank: Math.round(1_000 * (0.5 * share + 0.5 * dice.next())) }))
    .sort((a, b) => b.rank - a.rank)
  return {
    id: `R-${at + 1}`,
    places: dice.weigh([
      [1, 6],
      [2, 2],
      [3, 1],
    ]),
    weight: dice.between(10, 30),
    asked: typeOf(code),
    restDays: defaultKind(code)?.restDays ?? 0,
    from,
    until: dice.chance(0.5) ? from : addDays(from, 21),
    people: ranked.map(({ person }) => person),
    ranks: ranked.map(({ rank }) => rank),
  }
}
