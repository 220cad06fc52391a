import type { ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { worthOf } from '../amount.ts'
import type { getResults } from '../contract.ts'
import { waitParties } from '../figure.ts'
import { compareWonShares, shareOf } from '../share.ts'
import { type Influence, isInfluenced } from '../use.ts'
import type { Asked } from './asked.reads.ts'
import {
  type InfluenceGroup,
  readInfluenceGroups,
  readStageGroups,
  type StageGroup,
} from './influence.reads.ts'
import { readUsedAndGiven } from './person.reads.ts'
import {
  type Closings,
  readClosings,
  readFirstAnswers,
  readFulfilmentTimes,
  readUnfilled,
  type UnfilledGroup,
} from './request.reads.ts'
import { type ActivityCount, readActivity } from './use.reads.ts'

type Results = ResponseOf<typeof getResults>

const listedPeople = 6
const listedTypes = 8

/** Everything the page of results tells. Eight statements, whatever the number of rows. */
export async function readResults(db: WorkspaceDb, asked: Asked): Promise<Results> {
  const groups = await readInfluenceGroups(db, asked)
  const stages = await readStageGroups(db, asked)
  const activity = await readActivity(db, asked)
  const closings = await readClosings(db, asked)
  const first = await readFirstAnswers(db, asked)
  const times = await readFulfilmentTimes(db, asked)
  const unfilled = await readUnfilled(db, asked)
  const people = await readUsedAndGiven(db, asked, { size: listedPeople })
  return {
    ...asked.period,
    today: asked.today,
    isOwn: asked.person !== null,
    currency: asked.currency,
    fewest: asked.fewest,
    workingDay: asked.hours.closes - asked.hours.opens,
    ...tellInfluence(groups, asked),
    stages: tellStages(stages, asked),
    firstAnswer: { ...tellTimes(first, asked), waiting: first.waiting },
    timeToFulfil: tellFulfilmentTimes(times, asked),
    ...tellClosings(closings, asked),
    unfilled: tellUnfilled(unfilled, asked),
    people: people.rows,
    ...tellActivity(activity),
  }
}

function tellInfluence(groups: readonly InfluenceGroup[], { currency, fewest }: Asked) {
  const count = (fits: (group: InfluenceGroup) => boolean) =>
    groups.filter(fits).reduce((sum, group) => sum + group.opportunities, 0)
  const influenced = (state: 'won' | 'open') => {
    const of = groups.filter((group) => group.state === state)
    const worth = (...wanted: readonly Influence[]) =>
      worthOf(
        of.filter((group) => wanted.includes(group.influence)),
        currency,
      )
    return {
      all: worth('live', 'content', 'both'),
      live: worth('live', 'both'),
      content: worth('content', 'both'),
      both: worth('both').opportunities,
      of: count((group) => group.state === state),
    }
  }
  const closedWith = (fits: (influence: Influence) => boolean) => ({
    won: count((group) => group.state === 'won' && fits(group.influence)),
    lost: count((group) => group.state === 'lost' && fits(group.influence)),
  })
  const used = closedWith(isInfluenced)
  const closed = count((group) => group.state !== 'open')
  return {
    won: influenced('won'),
    open: influenced('open'),
    closed: shareOf(used.won + used.lost, closed, fewest),
    wonShares: compareWonShares(
      used,
      closedWith((influence) => influence === 'none'),
      fewest,
    ),
    unclear: count((group) => group.state !== 'open' && group.influence === 'unclear'),
  }
}

function tellStages(groups: readonly StageGroup[], { currency }: Asked): Results['stages'] {
  return [...Map.groupBy(groups, ({ stage }) => stage)].map(([stage, same]) => {
    const won = same.filter(({ state }) => state === 'won')
    const worth = worthOf(won, currency)
    const all = same.reduce((sum, group) => sum + group.opportunities, 0)
    return { stage, won: worth.opportunities, lost: all - worth.opportunities, worth }
  })
}

type Times = { readonly requests: number; readonly median: number | null; readonly ninetieth: number | null }

// One in ten of fewer than ten is nobody.
function tellTimes({ requests, median, ninetieth }: Times, { fewest }: Asked): Times {
  return { requests, median, ninetieth: requests < fewest ? null : ninetieth }
}

function tellFulfilmentTimes(
  times: Awaited<ReturnType<typeof readFulfilmentTimes>>,
  asked: Asked,
): Results['timeToFulfil'] {
  const none = { requests: 0, median: null, ninetieth: null }
  const of = (party: string | null) => tellTimes(times.find((each) => each.party === party) ?? none, asked)
  return { ...of(null), waits: waitParties.map((party) => ({ party, ...of(party) })) }
}

function tellClosings(closings: readonly Closings[], { fewest }: Asked) {
  const of = (outcome: Closings['outcome']) =>
    closings.find((each) => each.outcome === outcome)?.requests ?? 0
  const [fulfilled, partFulfilled] = [of('fulfilled'), of('part-fulfilled')]
  // What expired got nothing either; what was asked for twice is counted where it went on.
  const unfilled = of('unfilled') + of('expired')
  const kept = closings.reduce((sum, each) => sum + each.onTime, 0)
  const dated = closings.reduce((sum, each) => sum + each.dated, 0)
  return {
    fulfilment: {
      ...shareOf(fulfilled, fulfilled + partFulfilled + unfilled, fewest),
      partFulfilled,
      unfilled,
      withdrawn: of('withdrawn'),
    },
    onTime: shareOf(kept, dated, fewest),
  }
}

function tellUnfilled(groups: readonly UnfilledGroup[], { currency }: Asked): Results['unfilled'] {
  return [...Map.groupBy(groups, ({ cause }) => cause)]
    .map(([cause, same]) => ({
      cause,
      requests: same.reduce((sum, group) => sum + group.requests, 0),
      worth: worthOf(same, currency),
    }))
    .sort((a, b) => (b.worth.sum?.minor ?? 0) - (a.worth.sum?.minor ?? 0) || b.requests - a.requests)
}

function tellActivity(counts: readonly ActivityCount[]) {
  const sum = (of: (count: ActivityCount) => number) => counts.reduce((all, count) => all + of(count), 0)
  const types = counts.flatMap(({ id, name, done }) =>
    id === null || name === null || done === 0 ? [] : [{ id, name, done }],
  )
  return {
    notCounted: sum(({ faulty }) => faulty),
    activity: {
      done: sum(({ done }) => done),
      linked: sum(({ linked }) => linked),
      types: types.slice(0, listedTypes),
    },
  }
}
