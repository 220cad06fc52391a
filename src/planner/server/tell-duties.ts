import type { ResponseOf } from '../../kernel/contract.ts'
import type { readStandingGroups } from '../../protection/server/overview.reads.ts'
import { talliedDaysAt } from '../../requests/clocks/promises.ts'
import { mostCounted } from '../../signals/candidates/server/candidate.reads.ts'
import { quarterAt, sellingNow } from '../../stewardship/movement/movement.ts'
import type { readReplenishment } from '../../stewardship/movement/server/movement.reads.ts'
import type { getToday } from '../contract.ts'
import { judgeAccuracy, judgeAlignment, judgeIdentify, judgeProtection } from '../duty.ts'
import { type Ground, say } from './ground.reads.ts'
import type { Pulse } from './pulse.reads.ts'

type Segments = Awaited<ReturnType<typeof readReplenishment>>
type TodayDuty = ResponseOf<typeof getToday>['duties'][number]

/** What the four standing duties are told from. */
type DutyFacts = {
  readonly pulse: Pulse
  readonly groups: Awaited<ReturnType<typeof readStandingGroups>>
  readonly overCap: number
  readonly segments: Segments
  /** Teams whose executive's support is high while nothing moves (EXEC-3). */
  readonly inNameOnly: readonly { readonly id: string; readonly name: string }[]
  readonly at: Ground
}

/** The four standing duties, each with its live figure, the word for it, and the rows it opens to (MAT-1). */
export function tellDuties(facts: DutyFacts): TodayDuty[] {
  return [tellIdentify(facts), tellAccuracy(facts), tellProtection(facts), tellAlignment(facts)]
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function tellIdentify({ pulse, segments, at }: DutyFacts): TodayDuty {
  const { from, elapsed } = quarterAt(at.today)
  const recruited = sum(segments.map((segment) => segment.recruited))
  const needed = sum(segments.map((segment) => segment.needed))
  const thinnest = segments.find(({ missing }) => missing > 0)
  const lacks = thinnest === undefined ? '' : ` Missing most: ${nameOf(thinnest)}.`
  return {
    duty: 'identify',
    ...judgeIdentify(recruited, needed, elapsed),
    figure: String(recruited),
    unit: `of ${needed} new advocates this quarter`,
    says: `${say(pulse.nominatedThisMonth, 'nomination')} came this month; ${pulse.nominationsWaiting} ${pulse.nominationsWaiting === 1 ? 'waits' : 'wait'} for an answer.${lacks}`,
    to: '/recruiting/movement',
    more: [
      { label: 'Who was recruited', to: `/recruiting/movement/people?way=recruited&since=${from}` },
      ...(pulse.likely === 0 ? [] : [{ label: sayLikely(pulse.likely), to: '/recruiting/candidates' }]),
    ],
  }
}

/** “12 candidates”; counted no further than `mostCounted`. */
const sayLikely = (likely: number) => `${say(likely, 'candidate')}${likely < mostCounted ? '' : ' or more'}`

/** “Public sector, Nordics”; what nobody knows is left out. */
function nameOf({ industry, region }: Segments[number]): string {
  return [industry, region].filter((name) => name !== null).join(', ') || 'industry and region not known'
}

const whoCanBeFound = '/advocates?stage=discoverable&stage=active'

function tellAccuracy({ pulse, at }: DutyFacts): TodayDuty {
  const { freshness, stalePeople, openReviews, lateReviews, asked } = pulse
  const reviews =
    openReviews === 0
      ? 'No change waits for a decision'
      : `${say(openReviews, 'change')} to decide on, ${lateReviews === 0 ? 'none' : lateReviews} late`
  return {
    duty: 'keep-accurate',
    ...judgeAccuracy(freshness, at.freshTarget, lateReviews),
    figure: freshness === null ? '–' : `${freshness}%`,
    unit: `how fresh profiles are on average; target ${at.freshTarget}`,
    says: `${stalePeople === 1 ? '1 profile is' : `${stalePeople} profiles are`} mostly stale; ${say(asked, 'confirmation')} out. ${reviews}.`,
    to: `${whoCanBeFound}&sort=freshness`,
    more: [
      { label: 'Who is stale', to: `${whoCanBeFound}&fresh=mostly-stale` },
      { label: 'Data quality', to: '/stewardship' },
      { label: 'Changes', to: '/stewardship/changes' },
    ],
  }
}

function tellProtection({ pulse: { beyondLimit }, groups, overCap }: DutyFacts): TodayDuty {
  const inState = (state: string) =>
    sum(groups.filter((group) => group.state === state).map(({ people }) => people))
  const over = overCap === 0 ? 'Nobody is' : overCap === 1 ? '1 person is' : `${overCap} people are`
  return {
    duty: 'protect',
    ...judgeProtection(overCap, beyondLimit),
    figure: String(beyondLimit),
    unit: `ask${beyondLimit === 1 ? '' : 's'} beyond a limit this quarter`,
    says: `${over} over their cap; ${inState('held')} held, ${inState('resting')} resting.`,
    to: '/protection',
    more: [{ label: 'Exceptions', to: '/requests/exceptions' }],
  }
}

function tellAlignment({ pulse, segments, inNameOnly, at }: DutyFacts): TodayDuty {
  const { ours, theirs } = pulse.promises
  const { selling, covered } = sellingNow(segments)
  const coverage = { covered, of: selling.length }
  const { from, until } = talliedDaysAt(at.today)
  const promises = `/requests/promises?from=${from}&until=${until}`
  return {
    duty: 'align',
    ...judgeAlignment(coverage, ours, theirs, inNameOnly.length),
    figure: `${coverage.covered} of ${coverage.of}`,
    unit: 'segments with open deals have somebody free',
    says: `Promises kept in 90 days: ours ${ours.kept} of ${ours.of}, those of others ${theirs.kept} of ${theirs.of}.${sayInNameOnly(inNameOnly)}`,
    to: '/recruiting/movement?show=selling',
    more: [
      { label: 'Our promises', to: `${promises}&side=program` },
      { label: 'Those of others', to: `${promises}&side=others` },
      ...(inNameOnly.length === 0
        ? []
        : [{ label: 'What did not move', to: '/results/change?show=in-name-only' }]),
    ],
  }
}

const mostNamed = 3

/** “Support in name only: Events, Sales DACH.”; nothing where support is real or none is recorded. */
function sayInNameOnly(teams: DutyFacts['inNameOnly']): string {
  if (teams.length === 0) return ''
  const named = teams.slice(0, mostNamed).map(({ name }) => name)
  const more = teams.length > mostNamed ? ` and ${teams.length - mostNamed} more` : ''
  return ` Support in name only: ${named.join(', ')}${more}.`
}
