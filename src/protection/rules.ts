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

/** Every threshold of protection, with its unit, its default and where the default comes from. */
export const protectionSettings: readonly Setting<number>[] = [
  contactCap,
  accountCap,
  windowDays,
  warnAt,
  liveAsks,
  refusalRest,
  restStopsLoad,
  renewalHold,
  renewalYes,
  loadOfNo,
  underUseDays,
  newcomerDays,
]

/** The thresholds in force, load in quarter points so that sums are exact. */
export type ProtectionRules = {
  readonly contactCap: number
  readonly accountCap: number
  readonly windowDays: number
  readonly warnAt: number
  readonly liveAsks: number
  readonly refusalRest: number
  readonly restStopsLoad: number
  readonly renewalHold: number
  readonly renewalYes: number
  readonly loadOfNo: number
  readonly forgottenAfter: number
  readonly firstAskWithin: number
}

/**
 * The rules from what a workspace has set: name to value, defaults for the rest. Points become quarter points;
 * a share in per cent becomes a fraction.
 */
export function rulesFrom(set: ReadonlyMap<string, unknown>): ProtectionRules {
  const value = (declared: Setting<number>) => {
    const given = set.get(declared.name)
    return typeof given === 'number' ? given : declared.default
  }
  return {
    contactCap: value(contactCap) * 4,
    accountCap: value(accountCap) * 4,
    windowDays: value(windowDays),
    warnAt: value(warnAt) / 100,
    liveAsks: value(liveAsks),
    refusalRest: value(refusalRest),
    restStopsLoad: value(restStopsLoad) * 4,
    renewalHold: value(renewalHold),
    renewalYes: value(renewalYes),
    loadOfNo: value(loadOfNo),
    forgottenAfter: value(underUseDays),
    firstAskWithin: value(newcomerDays),
  }
}

/** The rules of a workspace that changed nothing. */
export const defaultRules: ProtectionRules = rulesFrom(new Map())
