import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { readInNameOnly } from '../../outcomes/change/server/change.reads.ts'
import { readForgotten, readStandingGroups } from '../../protection/server/overview.reads.ts'
import { plannedContacts } from '../../requests/assignment/server/assignment.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { readReplenishment } from '../../stewardship/movement/server/movement.reads.ts'
import type { getToday } from '../contract.ts'
import { histogramOf } from '../load-histogram.ts'
import type { RankedNeed, Urgency } from '../need.ts'
import { type Ground, readGround } from './ground.reads.ts'
import { readNeeds } from './need.reads.ts'
import { readPulse } from './pulse.reads.ts'
import { tellDuties } from './tell-duties.ts'
import { tellWaits } from './tell-waits.ts'
import { readWeek } from './week.reads.ts'

type Today = ResponseOf<typeof getToday>
type Groups = Awaited<ReturnType<typeof readStandingGroups>>

const shown = 7
const named = 3

/** The first page of the day. At most 25 statements, whatever the number of rows. */
export async function readToday(
  db: WorkspaceDb,
  workspaceId: string,
  now: Instant,
  all: boolean,
): Promise<Today> {
  const at = await readGround(db, workspaceId, now)
  const { rules, today } = at.protection
  const needs = await readNeeds(db, at)
  const pulse = await readPulse(db, at)
  const segments = await readReplenishment(db, at, at.growth)
  const groups = await readStandingGroups(db)
  const underUsed = await readUnderUsed(db, { ...rules, today })
  const inNameOnly = await readInNameOnly(db, pulse.teams, at)
  const week = await readWeek(db, at)
  const load = tellLoad(groups, at)
  return {
    today,
    isEmpty: pulse.isEmpty,
    ...tellNeeds(needs, all),
    waits: tellWaits(pulse),
    openRequests: pulse.openRequests,
    standingsStale: pulse.standingsStale,
    week,
    talksThisWeek: week.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'talk').length,
    load,
    underUsed,
    giveToAsk: { ...pulse.giveToAsk, days: at.care.rules.careWindow, wanted: at.care.rules.giveToAsk },
    duties: tellDuties({ pulse, groups, overCap: load.overCap, segments, inNameOnly, at }),
  }
}

async function readUnderUsed(
  db: WorkspaceDb,
  rules: Parameters<typeof readForgotten>[1],
): Promise<Today['underUsed']> {
  const forgotten = await readForgotten(db, rules, named, { among: plannedContacts })
  return {
    total: forgotten[0]?.total ?? 0,
    after: rules.forgottenAfter,
    people: forgotten.map(({ contactId, name, days }) => ({ contactId, name, days })),
    planned: forgotten[0]?.among ?? 0,
  }
}

function tellNeeds({ needs, total }: Awaited<ReturnType<typeof readNeeds>>, all: boolean) {
  const isOf = (urgency: Urgency) => needs.filter((need) => need.urgency === urgency).length
  const first = all ? needs : needs.slice(0, shown)
  return {
    atRisk: isOf('at-risk'),
    due: isOf('today'),
    thisWeek: isOf('this-week'),
    needs: first.map(({ riskAt: _, ...need }) => need),
    more: total - first.length,
  }
}

/** How many needs are at risk or due today: what the rail shows. */
export function countDue(needs: readonly RankedNeed[]): number {
  return needs.filter(({ urgency }) => urgency !== 'this-week').length
}

function tellLoad(groups: Groups, { protection }: Ground): Today['load'] {
  const { contactCap, warnAt } = protection.rules
  const count = (fits: (group: Groups[number]) => boolean) =>
    groups.filter(fits).reduce((sum, { people }) => sum + people, 0)
  return {
    people: count(() => true),
    cap: contactCap / 4,
    warnAt: (contactCap / 4) * warnAt,
    bars: histogramOf(groups, contactCap),
    close: count(({ state }) => state === 'close-to-limit'),
    overCap: groups.reduce((sum, { over }) => sum + over, 0),
  }
}
