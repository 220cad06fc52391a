import { accept, type Decision, refuse } from '../kernel/result.ts'
import { type LimitLevel, type ProtectionRules, type Threshold, thresholds } from './rules.ts'

/** One threshold set for a segment, an account or an advocate, in the unit of its setting. */
export type LimitFact = {
  readonly id: string
  readonly level: LimitLevel
  /** The name of the setting. */
  readonly setting: string
  readonly value: number
  readonly reason: string
}

const thresholdsByName = new Map(thresholds.map((threshold) => [threshold.setting.name as string, threshold]))

/** The threshold of that name; undefined where there is none. */
export function thresholdOf(setting: string): Threshold | undefined {
  return thresholdsByName.get(setting)
}

/** True where `value` protects more than `than`, in the direction that is stricter for the threshold. */
export function isStricter({ stricter }: Threshold, value: number, than: number): boolean {
  return stricter === 'lower' ? value < than : value > than
}

/** Segments are typed by people: the same words in another case or with blanks around are the same segment. */
export function segmentKey(segment: string): string {
  return segment.trim().toLowerCase()
}

/**
 * The rules in force for somebody. In: those of the workspace, and what is set for the segment, the account and the
 * advocate. The stricter wins, whoever set it; where two are equal the wider level stays the one that says so. What
 * is set for an advocate leaves the account's cap and its window alone. Source: domain.md
 * "Protection": all limits must hold.
 */
export function rulesFor(workspace: ProtectionRules, limits: readonly LimitFact[]): ProtectionRules {
  if (limits.length === 0) return workspace
  const rules = { ...workspace, origins: { ...workspace.origins } }
  for (const limit of limits) {
    const threshold = thresholdOf(limit.setting)
    if (threshold === undefined || !threshold.levels.includes(limit.level)) continue
    const value = threshold.inRules(limit.value)
    for (const name of namesOf(threshold, limit.level)) {
      if (!isStricter(threshold, value, rules[name])) continue
      rules[name] = value
      rules.origins[name] = { level: limit.level, limitId: limit.id, reason: limit.reason }
    }
  }
  return rules
}

const namesOf = ({ name }: Threshold, level: LimitLevel) =>
  name === 'windowDays' && level !== 'advocate' ? ([name, 'accountWindowDays'] as const) : [name]

/** A value that is at least as strict as the one somebody wants to set, and the level that set it. */
export type Overruling = { readonly level: 'workspace' | LimitLevel; readonly value: number }

/** What outdoes a limit, given the rules in force without it; null where the limit is the one that holds. */
export function overruledBy(
  threshold: Threshold,
  value: number,
  { others, level }: { readonly others: ProtectionRules; readonly level: LimitLevel },
): Overruling | null {
  const [name = threshold.name] = namesOf(threshold, level)
  if (isStricter(threshold, threshold.inRules(value), others[name])) return null
  return { level: others.origins[name]?.level ?? 'workspace', value: threshold.inUnits(others[name]) }
}

/**
 * Decides whether a threshold may be set to a value. In: the rules in force without it, and whether whoever sets it
 * may loosen (program managers). Refuses a threshold that is one for everybody or does not exist on that level, and
 * from a relationship owner whatever is not stricter. A laxer value of a program manager is taken, and told to be
 * without effect. Source: domain.md "Protection": the stricter wins.
 */
export function decideLimit(
  wanted: { readonly threshold: Threshold; readonly level: LimitLevel; readonly value: number },
  others: ProtectionRules,
  mayLoosen: boolean,
): Decision<{ readonly overruledBy: Overruling | null }, 'one-for-all' | 'not-stricter'> {
  const { threshold, level, value } = wanted
  if (threshold.levels.length === 0) {
    return refuse('one-for-all', `“${threshold.setting.title}” is one figure for the whole workspace.`)
  }
  if (!threshold.levels.includes(level)) {
    return refuse('one-for-all', `“${threshold.setting.title}” is not set for one ${level}.`)
  }
  const above = overruledBy(threshold, value, { others, level })
  if (above !== null && !mayLoosen) {
    const bound = threshold.stricter === 'lower' ? 'less' : 'more'
    return refuse('not-stricter', `It is ${above.value} already. You may only set ${bound}.`, { ...above })
  }
  return accept({ overruledBy: above })
}
