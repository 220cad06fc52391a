import type { Day } from '../kernel/time.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from './facts.ts'
import { fullestDay, isClose, type Limit, reasonOfLimit } from './load.ts'
import { ownerYesOn } from './owner-yes.ts'
import { type Block, byGravity, type Reason, type Source, standsOn } from './reason.ts'
import { type RuleCard, type RuleValueName, ruleCards } from './rule-card.ts'
import { type RuleOrigin, thresholds } from './rules.ts'
import { type Guards, guardsOf } from './standing.ts'

export const verdicts = ['fine', 'close', 'needs-yes', 'against', 'silent'] as const
/** What a rule says: nothing against it, close to its limit, a yes is needed, against it, or it does not apply. */
export type Verdict = (typeof verdicts)[number]

export const valueLevels = ['default', 'workspace', 'segment', 'account', 'advocate', 'said'] as const

/** A value a rule goes by, in its unit, and who set it: `said` is the advocate's own word. */
export type RuleValue = {
  readonly title: string
  readonly value: number
  readonly unit: string
  readonly level: (typeof valueLevels)[number]
  /** Why it was set so for the segment, the account or the advocate. */
  readonly why: string | null
}

/** One rule for one person, one kind and one day. */
export type ExplainedRule = Pick<RuleCard, 'code' | 'group' | 'title'> & {
  readonly values: readonly RuleValue[]
  readonly verdict: Verdict
  /** What the rule found, in a sentence. */
  readonly reads: string
  /** The stretch of days it stands, or the fullest day of a limit, as `from`. */
  readonly from: Day | null
  readonly until: Day | null
  /** The asks a limit counts on its fullest day. */
  readonly asks: readonly LoadEntry[]
  /** The rows behind it that are no asks it counts. */
  readonly sources: readonly Source[]
  /** What it has against the ask: together with the other rules exactly the reasons of the standing. */
  readonly reasons: readonly Reason[]
}

type Found = Pick<ExplainedRule, 'verdict' | 'reads' | 'from' | 'until'> &
  Partial<Pick<ExplainedRule, 'asks' | 'sources' | 'reasons'>>

/**
 * The standing rule by rule. In: the facts with the rules in force for them, the activity (null: in general) and the
 * day. Out: every rule with its value and who set it, what it found and its verdict. Works on the very blocks and
 * limits that `standingOf` decides by; what is `against` is together exactly its reasons.
 */
export function explainStanding(
  facts: ProtectionFacts,
  type: AskedFor | null,
  day: Day,
): readonly ExplainedRule[] {
  const guards = guardsOf(facts, type)
  return ruleCards.map((card) => {
    const found = findingOf(card, { facts, type, day, guards })
    const values = [...ownValues(card, facts, type), ...card.values.map((name) => ruleValueOf(name, facts))]
    const none = { asks: [], sources: [], reasons: [] }
    const { code, group, title } = card
    return { code, group, title, values, ...none, ...found }
  })
}

type Question = {
  readonly facts: ProtectionFacts
  readonly type: AskedFor | null
  readonly day: Day
  readonly guards: Guards
}

function findingOf(card: RuleCard, question: Question): Found {
  const { facts, type, day, guards } = question
  const limit = guards.limits.find(({ code }) => code === card.code)
  if (limit !== undefined) return limitFinding(limit, day, facts.rules.warnAt)
  const blocks = guards.blocks.filter(({ code }) => card.reasons.includes(code))
  if (blocks.length > 0) return blockFinding(blocks, day)
  const silent = card.silent(facts, type)
  if (silent !== null) return { verdict: 'silent', reads: silent, from: null, until: null }
  const fine: Found = { verdict: 'fine', reads: card.none(facts), from: null, until: null }
  return card.code === 'owner-yes' ? (yesFinding(question) ?? fine) : fine
}

function limitFinding(limit: Limit, day: Day, warnAt: number): Found {
  const { on, sum, weights } = fullestDay(limit.weights, day, limit.days)
  const reason = reasonOfLimit(limit, day)
  const isCap = limit.code === 'contact-cap' || limit.code === 'account-cap'
  const [taken, most, adds] = isCap ? [sum / 4, limit.most / 4, limit.added / 4] : [sum, limit.most, 1]
  const unit = isCap ? ' load points' : ''
  const adding = limit.isGeneral === true ? `An ask of ${adds} would` : `This would add ${adds} and`
  const over = taken > most ? ` That is ${taken - most} over the limit; what is booked stays.` : ''
  return {
    verdict: reason !== null ? 'against' : isClose(limit, day, warnAt) ? 'close' : 'fine',
    reads: `${taken} of ${most}${unit} taken on the fullest day.${over} ${adding} ${reason === null ? 'fit' : 'not fit'}.`,
    from: on,
    until: reason?.until ?? null,
    asks: weights.map(({ entry }) => entry),
    reasons: reason === null ? [] : [reason],
  }
}

function blockFinding(blocks: readonly Block[], day: Day): Found {
  const standing = blocks.filter((block) => standsOn(block, day))
  if (standing.length === 0) return otherTimes(blocks, day)
  const reasons = standing.map(({ from: _, ...reason }) => reason).sort(byGravity)
  const forEver = standing.some(({ until }) => until === null)
  return {
    verdict: 'against',
    reads: reasons.map(({ says }) => says).join(' '),
    from: standing.map(({ from }) => from).find((from) => from !== null) ?? null,
    until: forEver
      ? null
      : (standing
          .map(({ until }) => until ?? '')
          .sort()
          .at(-1) ?? null),
    sources: standing.flatMap(({ sources }) => sources),
    reasons,
  }
}

/** What stands on other days only: what comes next, else what ended last. */
function otherTimes(blocks: readonly Block[], day: Day): Found {
  const coming = blocks.filter(({ from }) => from !== null && from > day)
  const [next] = coming.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const [last] = blocks.toSorted((a, b) => ((a.until ?? '') > (b.until ?? '') ? -1 : 1))
  const told = next ?? last
  const when = next === undefined ? 'Over by then' : 'Not yet'
  return {
    verdict: 'fine',
    reads: `${when}: ${told?.says ?? ''}`,
    from: told?.from ?? null,
    until: told?.until ?? null,
    sources: [...(told?.sources ?? [])],
  }
}

function yesFinding({ facts: { account, rules }, day }: Question): Found | null {
  const reasons = account === null ? [] : ownerYesOn(account, day, rules)
  if (reasons.length === 0) return null
  return { verdict: 'needs-yes', reads: reasons.map(({ says }) => says).join(' '), from: null, until: null }
}

/** A threshold in force, in the unit of its setting, and the level that set it. */
function ruleValueOf(name: RuleValueName, { rules }: ProtectionFacts): RuleValue {
  const own = name === 'accountWindowDays' ? 'windowDays' : name
  const threshold = thresholds.find((each) => each.name === own)
  if (threshold === undefined) throw new TypeError(`no such threshold: ${name}`)
  const origin: RuleOrigin | undefined = rules.origins[name]
  return {
    title: threshold.setting.title,
    value: threshold.inUnits(rules[name]),
    unit: threshold.setting.unit,
    level: origin?.level ?? 'default',
    why: origin?.reason ?? null,
  }
}

/** What the advocate set for themselves. */
function ownValues(
  { code }: RuleCard,
  { person }: ProtectionFacts,
  type: AskedFor | null,
): readonly RuleValue[] {
  const said = (title: string, value: number | null | undefined, unit: string): readonly RuleValue[] =>
    value == null ? [] : [{ title, value, unit, level: 'said', why: null }]
  switch (code) {
    case 'own-limit':
      return said('Asks they allow', person?.ownAsksAQuarter, 'asks in the window')
    case 'own-notice':
      return said('Notice they want', person?.ownNoticeDays, 'working days')
    case 'own-type-limit': {
      const own = person?.willingness.find((answer) => answer.activityTypeId === type?.id)
      const days = own?.ownLimitDays == null ? 'in the window' : `in ${own.ownLimitDays} days`
      return said('Asks of this kind they allow', own?.ownLimit, `asks ${days}`)
    }
    default:
      return []
  }
}
