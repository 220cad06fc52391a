import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'
import { addDays, type Day, daysBetween } from '../../kernel/time.ts'
import { type Period, quarterOf } from '../period.ts'

/** What shows whether a company changes how it works with its customers (EXEC-3). */
export const indicators = ['use', 'nominations', 'confirmed', 'sign-ins'] as const
export type Indicator = (typeof indicators)[number]

type IndicatorWords = { readonly title: string; readonly rule: string }

/** Titles and rules in plain words, shown where the rows are. */
export const indicatorWords: Readonly<Record<Indicator, IndicatorWords>> = {
  use: {
    title: 'Use through the program',
    rule: 'Of what advocates did for us in these days, what was asked for through the program. The rest was asked outside and written down afterwards; what came in by a file of earlier years counts on neither side.',
  },
  nominations: {
    title: 'Nominations',
    rule: 'Customers whom colleagues put forward in these days, by the team of whoever did.',
  },
  confirmed: {
    title: 'Data confirmed on time',
    rule: 'Of the facts a colleague was asked to confirm by a day within these days, those answered by it.',
  },
  'sign-ins': {
    title: 'Stakeholders who signed in',
    rule: 'Of the colleagues outside the program, those who signed in at least once in these days.',
  },
}

/** So many met of so many: of uses, of facts, of people. Nominations are met without an `of`. */
export type Level = { readonly met: number; readonly of: number | null }
export type Levels = Readonly<Record<Indicator, Level>>

/** The quarter a day lies in so far, and the same number of days of the quarter before it. */
export function comparedDays(today: Day): { readonly now: Period; readonly before: Period } {
  const { from } = quarterOf(today)
  const last = quarterOf(addDays(from, -1))
  const same = addDays(last.from, daysBetween(from, today))
  return { now: { from, to: today }, before: { from: last.from, to: same < last.to ? same : last.to } }
}

/** The latest quarters up to a day, the oldest first; the one it lies in ends with it, since what is due later is not late. */
export function latestQuarters(today: Day, count: number): Period[] {
  const found: Period[] = []
  for (let day = today; found.length < count; ) {
    const quarter = quarterOf(day)
    found.unshift(quarter.to > today ? { from: quarter.from, to: today } : quarter)
    day = addDays(quarter.from, -1)
  }
  return found
}

/** In percent. */
const share = ({ met, of }: Level) => (of === null || of === 0 ? null : (100 * met) / of)

/** From here on no change is missing. */
export const goodPercent = setting<number>({
  name: 'outcomes.change-good-percent',
  title: 'How good an indicator of change must be for no change to be missed',
  unit: 'percent',
  source: 'practice B1.1: nine promises in ten kept',
  why: 'Common practice: who is at nine in ten has little left to change',
  schema: Type.Integer({ minimum: 1, maximum: 100 }),
  default: 90,
})

/** Less may be chance. */
export const stepPercent = setting<number>({
  name: 'outcomes.change-step-percent',
  title: 'How much better than last quarter an indicator of change must be to have moved',
  unit: 'percent points; percent of the number before, for nominations',
  source: 'requirements EXEC-3: a change that can be seen, and not support in name only',
  why: 'Common practice: a tenth more is a change, less may be chance',
  schema: Type.Integer({ minimum: 1, maximum: 100 }),
  default: 10,
})

export const changeSettings: readonly Setting<unknown>[] = [goodPercent, stepPercent]

/** Both thresholds, in percent. */
export type Threshold = { readonly good: number; readonly step: number }

/** True where an indicator is good already, or so much better than before; null where nothing is known of it. */
export function hasMoved(now: Level, before: Level, { good, step }: Threshold): boolean | null {
  if (now.of === null) {
    if (now.met === 0 && before.met === 0) return false
    return 100 * now.met >= before.met * (100 + step) && now.met > before.met
  }
  const [at, was] = [share(now), share(before)]
  if (at === null) return null
  return at >= good || (was !== null && at >= was + step)
}

/** What a team's executive is recorded to give: their influence on peers, and whether the team is a partner (CS-1). */
export type Support = { readonly isPartner: boolean; readonly influence: 'strong' | 'some' | 'little' | null }

/** Support is high where the executive moves their peers, or some of them in a team that is a partner. */
export function isSupportHigh({ isPartner, influence }: Support): boolean {
  return influence === 'strong' || (isPartner && influence === 'some')
}

/** Support in name only: it is high, and no indicator that is known has moved. Source: EXEC-3. */
export function isInNameOnly(support: Support, now: Levels, before: Levels, at: Threshold): boolean {
  if (!isSupportHigh(support)) return false
  const moves = indicators
    .map((each) => hasMoved(now[each], before[each], at))
    .filter((each) => each !== null)
  return moves.length > 0 && !moves.some((each) => each)
}
