import { standingStates } from '../../activities/standing-state.ts'
import { addDays, type Day, daysBetween } from '../../kernel/time.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { distributionOf, type LoadRun } from '../load-distribution.ts'
import { getProtection, listExceptions, listGuardedPeople } from '../overview.contract.ts'
import { quarterOf } from '../quarter.ts'
import { readExceptionCounts, readExceptions } from './exception.reads.ts'
import { type RulesToday, readRules } from './facts.reads.ts'
import { readGuardedPeople } from './guarded-people.reads.ts'
import { readLoadBefore, readStandingGroups, readTurningDays, type StandingGroup } from './overview.reads.ts'
import { whatIfRoutes } from './what-if.routes.ts'

const listed = 5
const listedTurning = 10
const weeksAhead = 8
/** What the distribution of today is set beside. */
const comparedAfter = 90

/** How load lies on everybody, from what was stored; people named are computed afresh. */
export function overviewRoutes(serving: Serving): void {
  const { serve } = serving
  whatIfRoutes(serving)
  listRoutes(serving)
  serve(getProtection, async ({ db, now }) => {
    const at = await readRules(db, now)
    const { rules, today } = at
    const groups = await readStandingGroups(db)
    const runs = runsOf(groups)
    const forgotten = await readGuardedPeople(db, at, 'forgotten', { size: listed })
    const close = await readGuardedPeople(db, at, 'close', { size: listed })
    return {
      today,
      cap: rules.contactCap / 4,
      warnAt: (rules.contactCap / 4) * rules.warnAt,
      windowDays: rules.windowDays,
      over: groups.reduce((sum, { over }) => sum + over, 0),
      forgotten: forgotten.total,
      forgottenAfter: rules.forgottenAfter,
      forgottenPeople: forgotten.rows,
      states: standingStates.map((state) => ({ state, people: peopleIn(groups, state) })),
      runs,
      ...distributionOf(runs),
      tookPlace: await compareWithBefore(db, at),
      close: close.rows,
      turning: await readTurning(db, at),
      exceptions: await readThisQuarter(db, today),
    }
  })
}

/** The lists behind the tallies. */
function listRoutes({ serve }: Serving): void {
  serve(listGuardedPeople, async ({ db, query, now }) =>
    readGuardedPeople(db, await readRules(db, now), query.group, {
      size: query.size ?? 50,
      cursor: query.cursor,
    }),
  )
  serve(listExceptions, async ({ db, query, now }) => {
    const { today } = await readRules(db, now)
    const { size = 50, cursor, quarter = quarterOf(today), ...filter } = query
    const page = await readExceptions(db, { ...filter, quarter }, { size, cursor })
    const counts = await readExceptionCounts(db, quarter)
    return { quarter, ...page, ...counts, quarters: withQuarter(counts.quarters, quarterOf(today)) }
  })
}

type QuarterCount = { readonly quarter: string; readonly count: number }

/** This quarter is told even where nothing happened in it yet. */
const withQuarter = (counts: readonly QuarterCount[], quarter: string): QuarterCount[] =>
  counts.some((each) => each.quarter === quarter) ? [...counts] : [{ quarter, count: 0 }, ...counts]

async function readThisQuarter(db: WorkspaceDb, today: Day) {
  const quarter = quarterOf(today)
  const { rows, total } = await readExceptions(db, { quarter }, { size: listed })
  return { quarter, count: total, rows }
}

/** Told only of a day whose whole window is on record. */
async function compareWithBefore(db: WorkspaceDb, { rules, today }: RulesToday) {
  const on = addDays(today, -comparedAfter)
  const past = await readLoadBefore(db, { today, before: on, windowDays: rules.windowDays })
  const { people, gini } = distributionOf(past.before)
  const isKnown = past.knownSince !== null && past.knownSince <= addDays(on, 1 - rules.windowDays)
  return {
    gini: distributionOf(past.now).gini,
    before: isKnown && people > 0 ? { on, people, gini } : null,
    knownSince: past.knownSince,
  }
}

async function readTurning(db: WorkspaceDb, at: RulesToday) {
  const days = await readTurningDays(db)
  const next = days.find(({ on }) => on !== null && on > at.today)
  const { rows } = await readGuardedPeople(db, at, 'turning', { size: listedTurning })
  return { ...weeksOf(days, at.today), nextOn: next?.on ?? null, onThatDay: next?.people ?? 0, people: rows }
}

function weeksOf(days: Awaited<ReturnType<typeof readTurningDays>>, today: Day) {
  const weekOf = (on: Day) => Math.max(0, Math.floor(daysBetween(today, on) / 7))
  const people = (fits: (on: Day | null) => boolean) =>
    days.filter(({ on }) => fits(on)).reduce((sum, each) => sum + each.people, 0)
  return {
    weeks: Array.from({ length: weeksAhead }, (_, at) => ({
      from: addDays(today, at * 7),
      people: people((on) => on !== null && weekOf(on) === at),
    })),
    later: people((on) => on !== null && weekOf(on) >= weeksAhead),
    waiting: people((on) => on === null),
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
