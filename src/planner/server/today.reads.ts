import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { readForgotten, readStandingGroups } from '../../protection/server/overview.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getToday } from '../contract.ts'
import { judgeAccuracy, judgeAlignment, judgeIdentify, judgeProtection } from '../duty.ts'
import { histogramOf } from '../load-histogram.ts'
import type { RankedNeed, Urgency } from '../need.ts'
import { type Ground, readGround, say } from './ground.reads.ts'
import { readNeeds } from './need.reads.ts'
import { readPromises } from './promise.reads.ts'
import { type Pulse, readGiveToAsk, readPulse } from './pulse.reads.ts'
import { readWeek } from './week.reads.ts'

type Today = ResponseOf<typeof getToday>
type Groups = Awaited<ReturnType<typeof readStandingGroups>>

const shown = 7
const named = 3

/** The first page of the day. Twenty statements, whatever the number of rows; most of them at once. */
export async function readToday(
  db: WorkspaceDb,
  workspaceId: string,
  now: Instant,
  all: boolean,
): Promise<Today> {
  const at = await readGround(db, workspaceId, now)
  const { protection, today } = at
  const [needs, pulse, promises, groups, forgotten, giveToAsk, week] = await Promise.all([
    readNeeds(db, at),
    readPulse(db, at),
    readPromises(db, at),
    readStandingGroups(db),
    readForgotten(db, { ...protection, today }, named),
    readGiveToAsk(db, at),
    readWeek(db, at),
  ])
  const isOf = (urgency: Urgency) => needs.needs.filter((need) => need.urgency === urgency).length
  const first = all ? needs.needs : needs.needs.slice(0, shown)
  const load = tellLoad(groups, at)
  return {
    today,
    isEmpty: pulse.isEmpty,
    atRisk: isOf('at-risk'),
    due: isOf('today'),
    thisWeek: isOf('this-week'),
    needs: first.map(({ riskAt: _, ...need }) => need),
    more: needs.total - first.length,
    openRequests: pulse.openRequests,
    standingsStale: pulse.standingsStale,
    week,
    talksThisWeek: week.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'talk').length,
    load,
    underUsed: {
      total: forgotten[0]?.total ?? 0,
      after: protection.forgottenAfter,
      people: forgotten.map(({ contactId, name, days }) => ({ contactId, name, days })),
    },
    giveToAsk: { ...giveToAsk, people: [...giveToAsk.people] },
    duties: tellDuties(pulse, promises, groups, load.overCap, at),
  }
}

/** How many needs are at risk or due today: what the rail shows. */
export function countDue(needs: readonly RankedNeed[]): number {
  return needs.filter(({ urgency }) => urgency !== 'this-week').length
}

function tellLoad(groups: Groups, { protection }: Ground): Today['load'] {
  const { contactCap, warnAt } = protection
  const count = (fits: (group: Groups[number]) => boolean) =>
    groups.filter(fits).reduce((sum, { people }) => sum + people, 0)
  return {
    people: count(() => true),
    cap: contactCap / 4,
    warnAt: (contactCap / 4) * warnAt,
    bars: histogramOf(groups, contactCap),
    close: count(({ quarters }) => quarters >= contactCap * warnAt && quarters < contactCap),
    atCap: count(({ quarters }) => quarters >= contactCap),
    overCap: count(({ quarters }) => quarters > contactCap),
  }
}

function tellDuties(
  pulse: Pulse,
  { ours, theirs }: Awaited<ReturnType<typeof readPromises>>,
  groups: Groups,
  overCap: number,
  at: Ground,
): Today['duties'] {
  const inState = (state: string) =>
    groups.filter((group) => group.state === state).reduce((sum, { people }) => sum + people, 0)
  return [
    {
      duty: 'identify',
      ...judgeIdentify(pulse.joinedThisMonth, pulse.joinedLastMonth),
      figure: String(pulse.joinedThisMonth),
      unit: `new advocate${pulse.joinedThisMonth === 1 ? '' : 's'} this month, ${pulse.joinedLastMonth} by now last month`,
      says: `${say(pulse.nominatedThisMonth, 'nomination')} came this month; ${pulse.nominationsWaiting} wait for an answer.`,
      to: '/recruiting',
    },
    {
      duty: 'keep-accurate',
      ...judgeAccuracy(pulse.freshness, at.freshTarget),
      figure: pulse.freshness === null ? '–' : `${pulse.freshness} %`,
      unit: `of facts fresh; target ${at.freshTarget}`,
      says: `${pulse.stalePeople === 1 ? '1 profile is' : `${pulse.stalePeople} profiles are`} below 60 %.`,
      to: '/advocates?sort=freshness',
    },
    {
      duty: 'protect',
      ...judgeProtection(overCap, pulse.beyondLimit),
      figure: String(pulse.beyondLimit),
      unit: `ask${pulse.beyondLimit === 1 ? '' : 's'} beyond a limit this quarter`,
      says: `${overCap === 0 ? 'Nobody is' : say(overCap, 'person')} over their cap; ${inState('held')} held, ${inState('resting')} resting.`,
      to: '/advocates/protection',
    },
    {
      duty: 'align',
      ...judgeAlignment(ours, theirs),
      figure: `${ours.kept} : ${theirs.kept}`,
      unit: `promises kept, of ${ours.of} and ${theirs.of}`,
      says: `Ours first, then those of requesters and approvers, in 90 days.`,
      to: '/results?period=last-12-months',
    },
  ]
}
