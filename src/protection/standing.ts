import { isOpen } from '../activities/ledger.ts'
import type { StandingState } from '../activities/standing-state.ts'
import { type Day, dayFromNumber, dayNumber } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'
import { blackoutBlocks } from './blackout.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from './facts.ts'
import { holdBlocks } from './hold.ts'
import { fits, fullestDay, isClose, type Limit, limitsOf, reasonOfLimit, releaseDays, weigh } from './load.ts'
import { type OwnerYes, ownerYesOn } from './owner-yes.ts'
import { permissionBlocks } from './permission.ts'
import { type Block, byGravity, type Reason, standsOn } from './reason.ts'
import { restBlocks } from './rest.ts'
import { willingBlocks } from './willing.ts'

/**
 * Load in quarter points. `done` is what the window up to the day holds of finished asks and of noes;
 * `reserved` what open asks add on the fullest day of the window ahead. Their sum is what the cap is held to.
 */
export type LoadFigures = { readonly done: number; readonly reserved: number; readonly cap: number }

/** Whether a person may be asked for something on a day, with every reason and the earliest free date. */
export type Standing = {
  readonly state: StandingState
  readonly day: Day
  /** The day itself where it is free; null while a fact must change first. */
  readonly freeFrom: Day | null
  /** The gravest first; empty where nothing stands against it. */
  readonly reasons: readonly Reason[]
  /** Why the relationship owner must say yes and silence is not enough. */
  readonly ownerYes: readonly OwnerYes[]
  readonly load: LoadFigures | null
  readonly accountLoad: LoadFigures | null
}

/**
 * May this person be asked for this, on that day? The one function that lists, matches and reservations share.
 * In: the facts with the rules in force for them, the activity (null: in general, taken as an ask of one point), the
 * day it would take place. Out: the state with every reason, its source, until when and who can lift it. States
 * outrank each other: never, blocked, held, resting, close to limit, free. Source: domain.md "Standing".
 */
export function standingOf(facts: ProtectionFacts, type: AskedFor | null, day: Day): Standing {
  const { rules } = facts
  const guards = guardsOf(facts, type)
  const reasons = reasonsOn(guards, day)
  const [gravest] = reasons
  const close = guards.limits.some((limit) => isClose(limit, day, rules.warnAt))
  return {
    state: gravest?.state ?? (close ? 'close-to-limit' : 'free'),
    day,
    freeFrom: firstFree(guards, day),
    reasons,
    ownerYes: facts.account === null ? [] : ownerYesOn(facts.account, day, rules),
    load:
      facts.person === null ? null : loadOn(facts.person.entries, day, rules.windowDays, rules.contactCap),
    accountLoad:
      facts.account === null
        ? null
        : loadOn(facts.account.entries, day, rules.accountWindowDays, rules.accountCap),
  }
}

/** True when nothing stands against asking: free, or close to a limit but within it. */
export function isFree(standing: Pick<Standing, 'state'>): boolean {
  return standing.state === 'free' || standing.state === 'close-to-limit'
}

/** Everything that can stand against an ask: blocks that stand for known days, and limits that depend on sums. */
export type Guards = { readonly blocks: readonly Block[]; readonly limits: readonly Limit[] }

/**
 * The blocks and limits of an ask: the parts that a standing and its explanation share. In: the facts and the activity
 * (null: in general). Refuses nothing.
 */
export function guardsOf(facts: ProtectionFacts, type: AskedFor | null): Guards {
  const { person } = facts
  const isPersonAsked = type?.isAccountLevel !== true
  const own =
    person === null || !isPersonAsked
      ? []
      : [
          ...willingBlocks(person, type),
          ...restBlocks(person, type, facts.rules),
          ...blackoutBlocks(person),
          ...noticeBlocks(facts, person.ownNoticeDays, type),
        ]
  return {
    blocks: [...own, ...holdBlocks(facts, isPersonAsked), ...permissionBlocks(facts, type)],
    limits: limitsOf(facts, type),
  }
}

function noticeBlocks(
  { today, holidays }: ProtectionFacts,
  days: number | null,
  type: AskedFor | null,
): readonly Block[] {
  if (type === null || days === null || days === 0) return []
  return [
    {
      code: 'own-notice',
      state: 'resting',
      from: null,
      until: workingDayAfter(today, days, holidays),
      says: `Wants ${days} working days of notice.`,
      rule: "The advocate's own notice",
      sources: [],
      liftedBy: 'advocate',
    },
  ]
}

function reasonsOn(guards: Guards, day: Day): readonly Reason[] {
  const standing = guards.blocks
    .filter((block) => standsOn(block, day))
    .map(({ from: _, ...reason }) => reason)
  const full = guards.limits.map((limit) => reasonOfLimit(limit, day)).filter((reason) => reason !== null)
  return [...standing, ...full].sort(byGravity)
}

const isFreeOn = (guards: Guards, day: Day) =>
  !guards.blocks.some((block) => standsOn(block, day)) && guards.limits.every((limit) => fits(limit, day))

// A day can only turn from blocked to free where a block ends or a weight drops out: no other day is tried.
function firstFree(guards: Guards, day: Day): Day | null {
  if (isFreeOn(guards, day)) return day
  const ends = [
    ...guards.blocks.map((block) => block.until),
    ...guards.limits.flatMap((limit) => releaseDays(limit)),
  ].filter((end) => end !== null && end > day) as Day[]
  return [...new Set(ends)].sort().find((end) => isFreeOn(guards, end)) ?? null
}

/** The load figures of a person or an account on a day, in quarter points. */
export function loadOn(
  entries: readonly LoadEntry[],
  day: Day,
  windowDays: number,
  cap: number,
): LoadFigures {
  const weights = weigh(entries, (entry) => entry.quarters)
  const at = dayNumber(day)
  const done = weights
    .filter(({ on, entry }) => on > at - windowDays && on <= at && !isOpen(entry.state))
    .reduce((sum, { amount }) => sum + amount, 0)
  return { done, reserved: fullestDay(weights, day, windowDays).sum - done, cap }
}

/**
 * The first day after `day` on which the general standing or its load may differ though no fact changes: where
 * a block begins or ends, or a weight enters or leaves the window. Null when it stays so.
 */
export function nextTurn(facts: ProtectionFacts, day: Day): Day | null {
  const { blocks, limits } = guardsOf(facts, null)
  const turns = blocks.flatMap((block) => [block.from, block.until])
  for (const { weights, days } of limits) {
    for (const { on } of weights) turns.push(...[on - days + 1, on, on + days].map(dayFromNumber))
  }
  const ahead = turns.filter((turn) => turn !== null && turn > day) as Day[]
  return ahead.sort()[0] ?? null
}

/** The load on each day from `from` to `until` where it changes, in quarter points: the curve people look at. */
export function loadCurve(
  entries: readonly LoadEntry[],
  from: Day,
  until: Day,
  windowDays: number,
): readonly { readonly day: Day; readonly quarters: number }[] {
  const weights = weigh(entries, (entry) => entry.quarters)
  const [first, last] = [dayNumber(from), dayNumber(until)]
  const turns = weights
    .flatMap(({ on }) => [on, on + windowDays])
    .filter((turn) => turn > first && turn <= last)
  return [...new Set([first, ...turns])]
    .sort((a, b) => a - b)
    .map((at) => ({ day: dayFromNumber(at), quarters: sumOn(weights, at, windowDays) }))
}

const sumOn = (weights: ReturnType<typeof weigh>, at: number, windowDays: number) =>
  weights.reduce((sum, { on, amount }) => sum + (on <= at && on > at - windowDays ? amount : 0), 0)

/** The first working day from `day` on which the activity is free; null while a fact must change first. */
export function firstFreeWorkingDay(facts: ProtectionFacts, type: AskedFor, day: Day): Day | null {
  const guards = guardsOf(facts, type)
  let at: Day | null = workingDayAfter(day, 0, facts.holidays)
  while (at !== null && !isFreeOn(guards, at)) {
    const free = firstFree(guards, at)
    at = free === null ? null : workingDayAfter(free, 0, facts.holidays)
  }
  return at
}

/** The first day after `day` on which something drops out of the person's window; null where nothing will. */
export function lighterOn(facts: ProtectionFacts, day: Day): Day | null {
  const entries = facts.person?.entries ?? []
  const drops = weigh(entries, (entry) => entry.quarters).map(({ on }) =>
    dayFromNumber(on + facts.rules.windowDays),
  )
  return drops.find((drop) => drop > day) ?? null
}
