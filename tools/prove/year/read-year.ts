import { addDays, type Day, dayOf, weekdayOf } from '../../../src/kernel/time.ts'
import { type FirstFact, freshnessByHand, readFirstFacts } from './hand-freshness.ts'
import type { YearAdvocate, YearWorld } from './open-year.ts'
import type { DeparturePlay } from './play-departures.ts'
import type { NominationPlay } from './play-nominations.ts'
import type { RoundPlay } from './play-rounds.ts'

/** One figure of the product beside the same one reckoned from what was written down. */
export type Reading = { readonly what: string; readonly expected: unknown; readonly found: unknown }

type Plays = {
  readonly departures: DeparturePlay
  readonly nominations: NominationPlay
  readonly rounds: RoundPlay
}

/** So many profiles are reckoned by hand. */
const subset = 25

export type FirstDay = {
  readonly on: Day
  readonly facts: ReadonlyMap<string, readonly FirstFact[]>
  /** Teams that were told silent before they could have put anybody forward. */
  readonly silent: readonly string[]
}

/** What has to be known of the first day, to reckon with at the end. */
export async function rememberFirstDay(world: YearWorld): Promise<FirstDay> {
  const facts = await readFirstFacts(
    world,
    chosenOf(world).map(({ contactId }) => contactId),
  )
  const { teams } = await getJson<Participation>(world, '/recruiting/nominators')
  return { on: world.today(), facts, silent: silentOf(teams) }
}

const chosenOf = ({ advocates }: YearWorld): YearAdvocate[] => {
  const step = Math.max(1, Math.floor(advocates.length / subset))
  return advocates.filter((_, at) => at % step === 0).slice(0, subset)
}

/** Every figure that is checked, whether it agrees or not. */
export async function compareYear(world: YearWorld, first: FirstDay, plays: Plays): Promise<Reading[]> {
  return [
    ...(await readFreshness(world, first, plays)),
    ...(await readParticipation(world, first, plays)),
    ...(await readWeeks(world, plays)),
    ...(await readMovement(world, plays)),
  ]
}

async function getJson<Answer>({ server, manager }: YearWorld, path: string): Promise<Answer> {
  const { status, body } = await server.ask(manager, `/api/v1${path}`)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
  return JSON.parse(body) as Answer
}

async function readFreshness(
  world: YearWorld,
  first: FirstDay,
  { rounds, departures }: Plays,
): Promise<Reading[]> {
  const readings: Reading[] = []
  const vouched = [...rounds.answers, ...departures.stayed].sort((a, b) => a.on.localeCompare(b.on))
  for (const advocate of chosenOf(world)) {
    if (!departures.isHere(advocate.contactId)) continue
    const facts = first.facts.get(advocate.contactId) ?? []
    const page = await getJson<{ freshness: { percent: number | null } | null }>(
      world,
      `/advocates/${advocate.contactId}`,
    )
    readings.push({
      what: `freshness of ${advocate.contactId}`,
      expected: freshnessByHand(facts, advocate, vouched, world.today()),
      found: page.freshness?.percent,
    })
  }
  return readings
}

type Participation = {
  readonly teams: readonly {
    readonly team: { readonly name: string }
    readonly nominations: number
    readonly accepted: number
    readonly declined: number
    readonly isSilent: boolean
  }[]
}

/** After so many days without a nomination a team is told silent. */
const silentDays = 90

const silentOf = (teams: Participation['teams']) =>
  teams.filter(({ isSilent }) => isSilent).map(({ team }) => team.name)

async function readParticipation(
  world: YearWorld,
  first: FirstDay,
  { nominations }: Plays,
): Promise<Reading[]> {
  const { teams } = await getJson<Participation>(world, '/recruiting/nominators?days=730')
  const since = addDays(world.today(), -silentDays)
  // The founder's own team meets no customers, and on the first day nobody is late.
  const never: Reading[] = [
    { what: 'silence of The program', expected: false, found: silentOf(teams).includes('The program') },
    { what: 'silent teams on the first day', expected: '', found: first.silent.join(', ') },
  ]
  const ofTeams = [...world.teams.keys()].flatMap((team) => {
    const own = nominations.nominations.filter((each) => each.team === team)
    const found = teams.find((each) => each.team.name === team)
    if (own.length === 0 && found === undefined) return []
    const inState = (state: string) => own.filter((each) => each.state === state).length
    const isSilent = first.on < since && !own.some(({ on }) => on > since)
    return [
      { what: `nominations of ${team}`, expected: own.length, found: found?.nominations },
      { what: `accepted of ${team}`, expected: inState('accepted'), found: found?.accepted },
      { what: `declined of ${team}`, expected: inState('declined'), found: found?.declined },
      { what: `silence of ${team}`, expected: isSilent, found: found?.isSilent },
    ]
  })
  return [...never, ...ofTeams]
}

/** What owners were asked in a week, of the pages that came to them and of all that is on record: at most three. */
async function readWeeks({ server, manager }: YearWorld, { rounds }: Plays): Promise<Reading[]> {
  const asked = await server.host.door
    .in(manager.workspaceId)
    .selectFrom('owner_asks')
    .select(['person_id', 'asked_at'])
    .execute()
  const most = (days: readonly { personId: string; on: Day }[]) =>
    Math.max(
      0,
      ...[...Map.groupBy(days, ({ personId, on }) => `${personId} ${mondayOf(on)}`).values()].map(
        ({ length }) => length,
      ),
    )
  const onRecord = most(
    asked.map(({ person_id, asked_at }) => ({ personId: person_id, on: dayOf(asked_at) })),
  )
  const pages = most(rounds.rounds.map(({ personId, openedOn }) => ({ personId, on: openedOn })))
  const within = (count: number) => (count <= 3 ? 'at most 3' : count)
  return [
    { what: 'asks of one owner in a week, on record', expected: 'at most 3', found: within(onRecord) },
    { what: 'pages of one owner in a week', expected: 'at most 3', found: within(pages) },
    {
      what: 'asks on record and pages that came',
      expected: true,
      found: asked.length >= rounds.rounds.length,
    },
  ]
}

const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day))

type Movement = {
  readonly bench: number
  readonly months: readonly { readonly month: string; readonly bench: number; readonly lost: number }[]
  readonly causes: readonly { readonly cause: string | null; readonly lost: number }[]
  readonly quarter: { readonly needed: number }
  readonly segments: readonly { readonly needed: number; readonly lostInYear: number }[]
}

/** A quarter of what a year takes away, and a quarter of the growth that is wished for, in whole people. */
const growthPercent = 20

/** Attrition by month and cause, and how many have to follow. */
async function readMovement(world: YearWorld, { departures }: Plays): Promise<Reading[]> {
  const found = await getJson<Movement>(world, '/movement')
  const left = world.advocates.length - departures.departures.length
  const months = new Set(found.months.map(({ month }) => month))
  const told = departures.departures.filter(({ on }) => months.has(on.slice(0, 7)))
  const yearAgo = addDays(world.today(), -365)
  const inYear = departures.departures.filter(({ on }) => on > yearAgo).length
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const needed = Math.ceil(inYear / 4 + (left * growthPercent) / 400 - 1e-9)
  return [
    { what: 'who can be found', expected: left, found: found.bench },
    ...found.months.map(({ month, lost }) => ({
      what: `lost in ${month}`,
      expected: told.filter(({ on }) => on.startsWith(month)).length,
      found: lost,
    })),
    ...['job-change', 'cooled', 'priority-shift'].map((cause) => ({
      what: `lost by ${cause}`,
      expected: told.filter((each) => each.cause === cause).length,
      found: found.causes.find((each) => each.cause === cause)?.lost ?? 0,
    })),
    { what: 'to be recruited in the quarter', expected: needed, found: found.quarter.needed },
    {
      what: 'to be recruited, by segment',
      expected: needed,
      found: sum(found.segments.map((segment) => segment.needed)),
    },
    {
      what: 'lost in the year, by segment',
      expected: inYear,
      found: sum(found.segments.map((segment) => segment.lostInYear)),
    },
  ]
}
