import { Type } from 'typebox'
import { loadOfNo } from '../activities/ledger.ts'
import { type Setting, setting } from '../kernel/setting.ts'

const points = Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.25 })
const days = Type.Integer({ minimum: 0, maximum: 730 })

const contactCap = setting<number>({
  name: 'protection.contact-cap',
  title: 'Load one person may carry',
  unit: 'load points in the window',
  source: 'practice B7 rule 1',
  why: 'Common practice: about one demanding ask a quarter, or four calls',
  schema: points,
  default: 8,
})

const accountCap = setting<number>({
  name: 'protection.account-cap',
  title: 'Load one account may carry',
  unit: 'load points in the window',
  source: 'practice B7 rule 1',
  why: 'Common practice: twice what one person may carry',
  schema: points,
  default: 16,
})

const windowDays = setting<number>({
  name: 'protection.window',
  title: 'Window over which load is summed',
  unit: 'days',
  source: 'practice B7 rule 1',
  why: 'Common practice: a rolling quarter',
  schema: Type.Integer({ minimum: 1, maximum: 366 }),
  default: 90,
})

const warnAt = setting<number>({
  name: 'protection.warn-at',
  title: 'Share of a cap from which somebody is close to the limit',
  unit: 'per cent',
  source: 'practice B7 rule 3',
  why: 'Common practice: a warning while there is still room',
  schema: Type.Integer({ minimum: 1, maximum: 100 }),
  default: 75,
})

const liveAsks = setting<number>({
  name: 'protection.live-asks',
  title: 'Live conversations one person may be asked for',
  unit: 'asks in the window',
  source: 'practice B7 rule 2',
  why: 'Common practice; those who ask for more report tired customers',
  schema: Type.Integer({ minimum: 0, maximum: 100 }),
  default: 2,
})

const refusalRest = setting<number>({
  name: 'protection.refusal-rest',
  title: 'Rest of an activity type after the advocate declined it',
  unit: 'days',
  source: 'practice B7 rule 4',
  why: 'Common practice: a no is not asked again in the same quarter',
  schema: days,
  default: 90,
})

const restStopsLoad = setting<number>({
  name: 'protection.rest-stops-load',
  title: 'Load from which an ask is stopped by rest',
  unit: 'load points',
  source: 'domain, Protection: rest stops new asks of load 2 and more',
  why: 'Small favours go on during a rest; anything larger waits',
  schema: points,
  default: 2,
})

const renewalHold = setting<number>({
  name: 'protection.renewal-hold',
  title: 'Hold before a renewal',
  unit: 'days',
  source: 'practice B7 rule 5',
  why: 'The published rule of a software company',
  schema: days,
  default: 30,
})

const renewalYes = setting<number>({
  name: 'protection.renewal-yes',
  title: 'Time before a renewal in which the relationship owner must say yes',
  unit: 'days',
  source: 'domain, Protection: renewal in 31 to 90 days',
  why: 'Before the hold begins, the owner knows best what the renewal bears',
  schema: days,
  default: 90,
})

const underUseDays = setting<number>({
  name: 'protection.forgotten-after',
  title: 'Days without an ask after which somebody willing counts as forgotten',
  unit: 'days',
  source: 'domain, Protection: no ask in 180 days',
  why: 'Half a year of silence is what willing customers complain about',
  schema: Type.Integer({ minimum: 1, maximum: 730 }),
  default: 180,
})

const newcomerDays = setting<number>({
  name: 'protection.first-ask-within',
  title: 'Days after joining within which a first ask is due',
  unit: 'days',
  source: 'domain, Protection: none within 90 days of joining',
  why: 'Common practice: who said yes is asked within a quarter',
  schema: Type.Integer({ minimum: 1, maximum: 730 }),
  default: 90,
})

/** Where a threshold may be set stricter than for the whole workspace. */
export const limitLevels = ['segment', 'account', 'advocate'] as const
export type LimitLevel = (typeof limitLevels)[number]

type Points = 'contactCap' | 'accountCap' | 'restStopsLoad'
type Days = 'windowDays' | 'refusalRest' | 'renewalHold' | 'renewalYes' | 'forgottenAfter' | 'firstAskWithin'
type RuleName = Points | Days | 'warnAt' | 'liveAsks' | 'loadOfNo'

/**
 * A threshold as rules know it: its name among them, how they reckon with it, which direction is the stricter, and
 * on which levels it may be set stricter.
 */
export type Threshold = {
  readonly name: RuleName
  readonly setting: Setting<number>
  /** The value of the setting as the rules reckon: a point is four quarters, a share a fraction. */
  readonly inRules: (value: number) => number
  /** And back, in the unit of the setting. */
  readonly inUnits: (value: number) => number
  readonly stricter: 'lower' | 'higher'
  readonly levels: readonly LimitLevel[]
}

const quarters = { inRules: (points: number) => points * 4, inUnits: (value: number) => value / 4 }
const share = { inRules: (cent: number) => cent / 100, inUnits: (value: number) => Math.round(value * 100) }
const same = { inRules: (value: number) => value, inUnits: (value: number) => value }

/** Who is forgotten, and what a no weighs in rows long written, is one figure for everybody. */
const none: readonly LimitLevel[] = []

/** Every threshold of protection, in the order people look at them. */
export const thresholds: readonly Threshold[] = [
  { name: 'contactCap', setting: contactCap, ...quarters, stricter: 'lower', levels: limitLevels },
  {
    name: 'accountCap',
    setting: accountCap,
    ...quarters,
    stricter: 'lower',
    levels: ['segment', 'account'],
  },
  { name: 'windowDays', setting: windowDays, ...same, stricter: 'higher', levels: limitLevels },
  { name: 'warnAt', setting: warnAt, ...share, stricter: 'lower', levels: limitLevels },
  { name: 'liveAsks', setting: liveAsks, ...same, stricter: 'lower', levels: limitLevels },
  { name: 'refusalRest', setting: refusalRest, ...same, stricter: 'higher', levels: limitLevels },
  {
    name: 'restStopsLoad',
    setting: restStopsLoad,
    ...quarters,
    stricter: 'lower',
    levels: limitLevels,
  },
  { name: 'renewalHold', setting: renewalHold, ...same, stricter: 'higher', levels: limitLevels },
  { name: 'renewalYes', setting: renewalYes, ...same, stricter: 'higher', levels: limitLevels },
  { name: 'loadOfNo', setting: loadOfNo, ...same, stricter: 'lower', levels: none },
  { name: 'forgottenAfter', setting: underUseDays, ...same, stricter: 'lower', levels: none },
  { name: 'firstAskWithin', setting: newcomerDays, ...same, stricter: 'lower', levels: none },
]

/** Every threshold of protection, with its unit, its default and where the default comes from. */
export const protectionSettings: readonly Setting<number>[] = thresholds.map(({ setting }) => setting)

/** Who set the value in force, and why; a threshold without an origin has its default. */
export type RuleOrigin = {
  readonly level: 'workspace' | LimitLevel
  readonly limitId: string | null
  readonly reason: string | null
}

/** The thresholds in force for somebody, load in quarter points so that sums are exact. */
export type ProtectionRules = Readonly<Record<RuleName, number>> & {
  /** The window of the account's cap: what is set for one advocate leaves the account as it is. */
  readonly accountWindowDays: number
  readonly origins: Readonly<Partial<Record<RuleName | 'accountWindowDays', RuleOrigin>>>
}

/**
 * The rules of a workspace from what it has set: name to value, defaults for the rest. Points become quarter
 * points; a share in per cent becomes a fraction.
 */
export function rulesFrom(set: ReadonlyMap<string, unknown>): ProtectionRules {
  const values: Partial<Record<RuleName, number>> = {}
  const origins: Partial<Record<RuleName | 'accountWindowDays', RuleOrigin>> = {}
  for (const { name, setting: declared, inRules } of thresholds) {
    const given = set.get(declared.name)
    values[name] = inRules(typeof given === 'number' ? given : declared.default)
    if (typeof given === 'number') origins[name] = { level: 'workspace', limitId: null, reason: null }
  }
  const rules = values as Record<RuleName, number>
  if (origins.windowDays !== undefined) origins.accountWindowDays = origins.windowDays
  return { ...rules, accountWindowDays: rules.windowDays, origins }
}

/** The rules of a workspace that changed nothing. */
export const defaultRules: ProtectionRules = rulesFrom(new Map())
