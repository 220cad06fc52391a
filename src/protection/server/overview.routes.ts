import { standingStates } from '../../activities/standing-state.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { ProtectionFacts } from '../facts.ts'
import { distributionOf, type LoadRun } from '../load-distribution.ts'
import { getProtection } from '../overview.contract.ts'
import { lighterOn, standingOf } from '../standing.ts'
import { type RulesToday, readFacts, readRules } from './facts.reads.ts'
import {
  readClosePeople,
  readExceptions,
  readForgotten,
  readStandingGroups,
  readTurningPeople,
  readTurningWeeks,
  type StandingGroup,
} from './overview.reads.ts'

const listed = 8
const weeksAhead = 8

/** How load lies on everybody, from what was stored; people named are computed afresh. Nine statements. */
export function overviewRoutes({ serve }: Serving): void {
  serve(getProtection, async ({ db, now }) => {
    const at = await readRules(db, now)
    const { rules, today } = at
    const groups = await readStandingGroups(db)
    const forgotten = await readForgotten(db, { ...rules, today }, listed)
    const runs = runsOf(groups)
    return {
      today,
      cap: rules.contactCap / 4,
      warnAt: (rules.contactCap / 4) * rules.warnAt,
      over: runs.filter(({ load }) => load * 4 > rules.contactCap).reduce((sum, run) => sum + run.people, 0),
      forgotten: forgotten[0]?.total ?? 0,
      forgottenAfter: rules.forgottenAfter,
      forgottenPeople: forgotten,
      states: standingStates.map((state) => ({ state, people: peopleIn(groups, state) })),
      runs,
      ...distributionOf(runs),
      ...(await readNamed(db, at)),
      exceptions: await readExceptions(db, quarterStart(today), listed),
    }
  })
}

async function readNamed(db: WorkspaceDb, at: RulesToday) {
  const { today } = at
  const close = await readClosePeople(db, listed)
  const turning = await readTurningPeople(db, listed + 4)
  const facts = await readFacts(
    db,
    [...close, ...turning].map(({ contactId }) => contactId),
    at,
  )
  const named = (people: typeof close) =>
    people.flatMap((person) => {
      const known: ProtectionFacts | undefined = facts.get(person.contactId)
      return known === undefined ? [] : [{ ...person, known, standing: standingOf(known, null, today) }]
    })
  return {
    close: named(close).map(({ known, standing, ...person }) => ({
      ...person,
      done: (standing.load?.done ?? 0) / 4,
      reserved: (standing.load?.reserved ?? 0) / 4,
      lighterOn: lighterOn(known, today),
    })),
    turning: {
      ...weeksOf(await readTurningWeeks(db, today), today),
      people: named(turning).map(({ contactId, name, standing }) => ({
        contactId,
        name,
        state: standing.state,
        freeFrom: standing.freeFrom,
        says: standing.reasons[0]?.says ?? '',
      })),
    },
  }
}

function weeksOf(counts: Awaited<ReturnType<typeof readTurningWeeks>>, today: Day) {
  const people = (fits: (week: number | null) => boolean) =>
    counts.filter(({ week }) => fits(week)).reduce((sum, each) => sum + each.people, 0)
  return {
    weeks: Array.from({ length: weeksAhead }, (_, at) => ({
      from: addDays(today, at * 7),
      people: people((week) => week !== null && (week === at || (at === 0 && week < 0))),
    })),
    later: people((week) => week !== null && week >= weeksAhead),
    waiting: people((week) => week === null),
  }
}

const peopleIn = (groups: readonly StandingGroup[], state: string) =>
  groups.filter((group) => group.state === state).reduce((sum, group) => sum + group.people, 0)

/** The most asked first, as the picture draws them. */
function runsOf(groups: readonly StandingGroup[]): LoadRun[] {
  const byLoad = Map.groupBy(groups, ({ quarters }) => quarters)
  return [...byLoad]
    .map(([quarters, same]) => ({
      load: quarters / 4,
      people: same.reduce((sum, group) => sum + group.people, 0),
    }))
    .sort((a, b) => b.load - a.load)
}

const quarterStart = (day: Day) =>
  `${day.slice(0, 5)}${String(Math.floor((+day.slice(5, 7) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
