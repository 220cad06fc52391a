import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { addDays, type Day, daysBetween, later } from '../kernel/time.ts'

const touchEvery = setting<number>({
  name: 'care.touch-every',
  title: 'Time within which an advocate hears from us without being asked for anything',
  unit: 'days',
  source: 'practice, weekly rhythm: advocate touches unrelated to asks',
  why: 'A quarter, the window over which asks are summed: nobody lives through one with asks only',
  schema: Type.Integer({ minimum: 1, maximum: 730 }),
  default: 90,
})

const careWindow = setting<number>({
  name: 'care.window',
  title: 'Time over which gives are held against asks',
  unit: 'days',
  source: 'practice, measure 30: gives ÷ asks, rolling 180 days',
  why: 'Common practice: a rolling half year',
  schema: Type.Integer({ minimum: 1, maximum: 730 }),
  default: 180,
})

const giveToAsk = setting<number>({
  name: 'care.give-to-ask',
  title: 'Gives for each ask below which the program is warned',
  unit: 'gives',
  source: 'domain, Protection: warned below 1:1',
  why: 'Common practice: at least as much given as asked',
  schema: Type.Number({ minimum: 0, maximum: 10, multipleOf: 0.25 }),
  default: 1,
})

/** Every threshold of care, with its unit, its default and where the default comes from. */
export const careSettings: readonly Setting<number>[] = [touchEvery, careWindow, giveToAsk]

/** The thresholds in force; days, and gives for each ask. */
export type CareRules = {
  readonly touchEvery: number
  readonly careWindow: number
  readonly giveToAsk: number
}

/** The rules from what a workspace has set: name to value, defaults for the rest. */
export function careRulesFrom(set: ReadonlyMap<string, unknown>): CareRules {
  const value = (declared: Setting<number>) => {
    const given = set.get(declared.name)
    return typeof given === 'number' ? given : declared.default
  }
  return {
    touchEvery: value(touchEvery),
    careWindow: value(careWindow),
    giveToAsk: value(giveToAsk),
  }
}

/** What of an advocate decides about care. Counts are of the ledger over the window, corrected rows left out. */
export type CareFacts = {
  readonly gives: number
  /** Asks that the customer heard of. */
  readonly asks: number
  readonly shares: number
  readonly touches: number
  /** The last give or touch ever; null where none is on record. */
  readonly lastTouchOn: Day | null
  readonly joinedOn: Day
  /** What a person set for this advocate; null where the workspace's interval holds. */
  readonly everyDays: number | null
  readonly nextOn: Day | null
  /** The first day after the rest they asked for, or after an absence; null where they are there. */
  readonly awayUntil: Day | null
}

/** When what is known of an advocate counts otherwise, though nobody writes anything down; null where it never does. */
export type CareCourse = {
  /** The oldest ask, give or touch of the window: it leaves it first. */
  readonly firstCountedOn: Day | null
  /** The first one that is dated after today. */
  readonly nextEntryOn: Day | null
  /** The first day of the next absence. */
  readonly nextAwayOn: Day | null
}

/** Why the next touch is due when it is. */
export const touchReasons = ['set', 'own-interval', 'interval', 'away'] as const
export type TouchReason = (typeof touchReasons)[number]

export type Care = {
  /** Gives for each ask; null where nobody asked. */
  readonly ratio: number | null
  readonly isBelow: boolean
  readonly isAsksOnly: boolean
  readonly nextTouch: { readonly on: Day; readonly because: TouchReason; readonly isDue: boolean }
  /** Days since the touch was due; null while it is not. */
  readonly lateDays: number | null
}

/**
 * How an advocate is cared for: gives for each ask, warned below the setting; whether all they had was asks (no give
 * and no touch either); and when they should next hear from us without being asked for anything. Shares are no contact
 * and count on neither side. Source: requirement CS-15, domain.md "Under-use".
 */
export function careOf(facts: CareFacts, rules: CareRules, today: Day): Care {
  const { gives, asks, touches } = facts
  const nextTouch = nextTouchOf(facts, rules)
  const isDue = nextTouch.on <= today
  return {
    ratio: asks === 0 ? null : gives / asks,
    isBelow: asks > 0 && gives < asks * rules.giveToAsk,
    isAsksOnly: asks > 0 && gives === 0 && touches === 0,
    nextTouch: { ...nextTouch, isDue },
    lateDays: isDue ? daysBetween(nextTouch.on, today) : null,
  }
}

/**
 * A day that somebody set stands until there was a give or a touch on it or after it; else so many days after the last
 * one, or after joining. Never while they asked to be left in peace or are away.
 */
function nextTouchOf(facts: CareFacts, rules: CareRules): { on: Day; because: TouchReason } {
  const { lastTouchOn, everyDays, nextOn, awayUntil } = facts
  const isOpen = nextOn !== null && (lastTouchOn === null || lastTouchOn < nextOn)
  const on = isOpen ? nextOn : addDays(lastTouchOn ?? facts.joinedOn, everyDays ?? rules.touchEvery)
  if (awayUntil !== null && on < awayUntil) return { on: later(on, awayUntil), because: 'away' }
  return { on, because: isOpen ? 'set' : everyDays === null ? 'interval' : 'own-interval' }
}

/**
 * The first day after today on which `careOf` may say something else of the same facts; null when it stays so. That a
 * day on which a touch is due comes is no such turn: it is the same day still.
 */
export function nextCareTurn(facts: CareFacts & CareCourse, rules: CareRules): Day | null {
  const { firstCountedOn, nextEntryOn, nextAwayOn, awayUntil } = facts
  const leaves = firstCountedOn === null ? null : addDays(firstCountedOn, rules.careWindow)
  const turns = [leaves, nextEntryOn, nextAwayOn, awayUntil].filter((day) => day !== null)
  return turns.sort()[0] ?? null
}
