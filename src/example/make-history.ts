import type { HistoryRow } from '../activities/history-row.ts'
import { addDays, type Day, daysBetween } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import { declineWords, gifts, outcomes, touches } from './story-words.ts'

/** A kind of use, its load in points and its rest in days, as the catalogue ships them. */
type Use = {
  readonly code: string
  readonly load: number
  readonly rest: number
  readonly weight: number
  readonly minutes: number
}

const uses: readonly Use[] = [
  { code: 'sales-reference-call', load: 2, rest: 30, weight: 34, minutes: 40 },
  { code: 'written-qa', load: 1, rest: 14, weight: 14, minutes: 25 },
  { code: 'quote-approval', load: 1, rest: 14, weight: 12, minutes: 10 },
  { code: 'group-reference-forum', load: 2, rest: 30, weight: 6, minutes: 60 },
  { code: 'expansion-peer-call', load: 2, rest: 30, weight: 6, minutes: 35 },
  { code: 'written-case-study', load: 6, rest: 60, weight: 5, minutes: 120 },
  { code: 'webinar', load: 5, rest: 60, weight: 4, minutes: 90 },
  { code: 'panel', load: 4, rest: 60, weight: 4, minutes: 90 },
  { code: 'podcast', load: 3, rest: 45, weight: 3, minutes: 60 },
  { code: 'peer-review', load: 1, rest: 0, weight: 6, minutes: 15 },
  { code: 'product-research', load: 1, rest: 14, weight: 6, minutes: 45 },
]

/**
 * A year of what was asked, shared, given and talked about. Everything ended long enough ago to leave the
 * present to `recentUses`, which puts each advocate into the situation planned for them.
 */
export function makeHistory(
  today: Day,
  advocates: readonly ExampleAdvocate[],
  opportunities: readonly OpportunityOnWay[],
): HistoryRow[] {
  const dice = new Dice('Merriden history')
  const rows: Omit<HistoryRow, 'row' | 'externalId'>[] = []
  for (const advocate of advocates) {
    if (advocate.interviewedOn === null && advocate.stage !== 'introduced') continue
    rows.push(...meetings(dice, today, advocate))
    if (advocate.stage !== 'active' && advocate.stage !== 'retired') continue
    rows.push(
      ...shares(dice, today, advocate, opportunities),
      ...earlierUses(dice, today, advocate, opportunities),
      ...recentUses(dice, today, advocate),
    )
  }
  const onlyAsked = leaveAlone(advocates)
  const recently = addDays(today, -alone)
  const isOfUse = ({ crmId, kind, on }: Row) =>
    !onlyAsked.has(crmId ?? '') || (kind !== 'give' && kind !== 'touch') || String(on) <= recently
  return rows
    .filter(isOfUse)
    .toSorted((a, b) => String(a.on).localeCompare(String(b.on)))
    .map((row, at) => ({ ...row, row: at + 1, externalId: `HIS-${String(at + 1).padStart(5, '0')}` }))
}

/** For so many days nobody thought of them but to ask for something. */
const alone = 200

/** A few who had nothing but asks of late, so that the lists of care have somebody to show. */
function leaveAlone(advocates: readonly ExampleAdvocate[]): ReadonlySet<string> {
  const of = (situation: ExampleAdvocate['situation'], count: number) =>
    advocates
      .filter((each) => each.stage === 'active' && each.situation === situation)
      .slice(-count)
      .map(({ contact }) => contact.crmId)
  return new Set([...of('close', 2), ...of('resting', 2), ...of('free', 1)])
}

export type OpportunityOnWay = { readonly crmId: string; readonly createdOn: Day; readonly closeOn: Day }
type Row = Omit<HistoryRow, 'row' | 'externalId'>

const who = ({ contact }: ExampleAdvocate) => ({ crmId: contact.crmId })

/** Gives and touches over the year: more for those who do more. */
function meetings(dice: Dice, today: Day, advocate: ExampleAdvocate): Row[] {
  const since = Math.min(360, daysBetween(advocate.joinedOn, today))
  const count = advocate.stage === 'active' ? dice.between(5, 12) : dice.between(2, 7)
  return Array.from({ length: count }, (): Row => {
    const on = addDays(today, -dice.between(1, Math.max(2, since)))
    if (dice.chance(0.42)) return { ...who(advocate), kind: 'give', title: dice.pick(gifts), on }
    return {
      ...who(advocate),
      kind: 'touch',
      title: dice.pick(touches),
      on,
      minutes: dice.pick([15, 20, 30, 45, 60]),
    }
  })
}

/** What of an advocate was sent to a buyer: costs them nothing, and counts for the deal it was sent to. */
function shares(
  dice: Dice,
  today: Day,
  advocate: ExampleAdvocate,
  opportunities: readonly OpportunityOnWay[],
): Row[] {
  if (!dice.chance(0.6)) return []
  return Array.from({ length: dice.between(1, 4) }, (): Row => {
    const on = addDays(today, -dice.between(3, 300))
    const onWay = opportunities.filter((deal) => deal.createdOn < on && on <= deal.closeOn)
    const title = dice.pick([
      'Story sent to a buyer',
      'Quote used in a proposal',
      'Video shown in a first meeting',
    ])
    const deal = onWay.length > 0 && dice.chance(0.8) ? { opportunityCrmId: dice.pick(onWay).crmId } : {}
    return { ...who(advocate), kind: 'share', title, on, ...deal }
  })
}

/** Uses and refusals more than 100 days ago, some for a deal that was on its way then. */
function earlierUses(
  dice: Dice,
  today: Day,
  advocate: ExampleAdvocate,
  opportunities: readonly OpportunityOnWay[],
): Row[] {
  const since = Math.min(365, daysBetween(advocate.interviewedOn ?? advocate.joinedOn, today))
  if (since < 130) return []
  const rows: Row[] = []
  let on = addDays(today, -since + dice.between(5, 40))
  while (on < addDays(today, -105)) {
    const use = dice.weigh(uses.map((each) => [each, each.weight] as const))
    rows.push(
      dice.chance(0.13)
        ? refusalOf(dice, advocate, use, on)
        : makeUse(dice, advocate, use, on, opportunities),
    )
    on = addDays(on, use.rest + dice.between(14, 70))
  }
  return rows
}

/** What brings the situation about: rest after something big, load close to the cap, or nothing lately. */
function recentUses(dice: Dice, today: Day, advocate: ExampleAdvocate): Row[] {
  const did = (code: string, daysAgo: number): Row[] => {
    const use = uses.find((each) => each.code === code)
    return use === undefined ? [] : [makeUse(dice, advocate, use, addDays(today, -daysAgo), [])]
  }
  switch (advocate.situation) {
    case 'close':
      return [...did('webinar', dice.between(68, 80)), ...did('sales-reference-call', dice.between(34, 44))]
    case 'resting': {
      const [code, most] = dice.pick([
        ['sales-reference-call', 24],
        ['written-case-study', 50],
        ['panel', 48],
        ['podcast', 36],
      ] as const)
      return did(code, dice.between(2, most))
    }
    case 'free':
    case 'held':
    case 'lapsed':
      return dice.chance(0.6)
        ? did('sales-reference-call', dice.between(36, 88))
        : did('written-qa', dice.between(20, 85))
    default:
      return []
  }
}

function makeUse(
  dice: Dice,
  advocate: ExampleAdvocate,
  { code, minutes }: Use,
  on: Day,
  opportunities: readonly OpportunityOnWay[],
): Row {
  const isForDeal =
    code === 'sales-reference-call' || code === 'written-qa' || code === 'group-reference-forum'
  const onWay = isForDeal ? opportunities.filter((deal) => deal.createdOn < on && on <= deal.closeOn) : []
  return {
    ...who(advocate),
    kind: 'use',
    activityType: code,
    on,
    minutes: Math.round((minutes * dice.between(80, 130)) / 500) * 5,
    outcome: dice.chance(0.7) ? dice.pick(outcomes) : null,
    ...(onWay.length > 0 && dice.chance(0.75) ? { opportunityCrmId: dice.pick(onWay).crmId } : {}),
  }
}

function refusalOf(dice: Dice, advocate: ExampleAdvocate, { code }: Use, on: Day): Row {
  return { ...who(advocate), kind: 'declined', activityType: code, on, outcome: dice.pick(declineWords) }
}
