import { isOpen } from '../activities/ledger.ts'
import { addDays } from '../kernel/time.ts'
import type { ExplainedRule } from './explain-standing.ts'
import { withoutCommercial } from './reason.ts'
import type { ProtectionRules } from './rules.ts'

/** What the reader may know: the causes of commercial holds, and the asks that make somebody's load. */
export type Reader = { readonly seesCauses: boolean; readonly seesLoad: boolean }

const commercial: ReadonlySet<ExplainedRule['code']> = new Set([
  'serious-case',
  'health-poor',
  'renewal-near',
  'churn-notice',
  'objection',
  'owner-yes',
])

type ToldRule = Omit<ExplainedRule, 'code' | 'asks' | 'reasons' | 'sources' | 'values'> & {
  readonly code: ExplainedRule['code'] | 'held-by-owner'
  values: ExplainedRule['values'][number][]
  sources: ExplainedRule['sources'][number][]
  asks: {
    id: string
    title: string
    on: string
    loadPoints: number
    isOpen: boolean
    freesOn: string
  }[]
}

/**
 * The rules of a standing as somebody may read them: without the causes of commercial holds, which become one line of
 * the relationship owner's, and without the asks, where those are not theirs to know. As `tellStanding` does.
 */
export function tellRules(
  rules: readonly ExplainedRule[],
  { windowDays, accountWindowDays }: ProtectionRules,
  reader: Reader,
): ToldRule[] {
  const told = (rule: ExplainedRule): ToldRule => {
    const { code, group, title, verdict, reads, from, until } = rule
    const days = code === 'account-cap' ? accountWindowDays : windowDays
    const seesAsks = reader.seesLoad && (code !== 'account-cap' || reader.seesCauses)
    return {
      code,
      group,
      title,
      verdict,
      from,
      until,
      reads:
        reader.seesCauses || code !== 'account-cap' || verdict === 'against'
          ? reads
          : 'Only its owner sees how much.',
      values: rule.values.map((value) => ({ ...value, why: reader.seesCauses ? value.why : null })),
      sources: reader.seesCauses ? [...rule.sources] : [],
      asks: (seesAsks ? rule.asks : []).map((ask) => ({
        id: ask.id,
        title: ask.title,
        on: ask.on,
        loadPoints: ask.quarters / 4,
        isOpen: isOpen(ask.state),
        freesOn: addDays(ask.on, days),
      })),
    }
  }
  if (reader.seesCauses) return rules.map(told)
  const open = rules.filter(({ code }) => !commercial.has(code))
  const at = open.findLastIndex(({ group }) => group === 'hold') + 1
  return [...open.slice(0, at).map(told), heldByOwner(rules), ...open.slice(at).map(told)]
}

function heldByOwner(rules: readonly ExplainedRule[]): ToldRule {
  const against = rules.filter(({ code, verdict }) => commercial.has(code) && verdict === 'against')
  const reasons = against.flatMap((rule) => rule.reasons.map(withoutCommercial))
  const ends = reasons.map(({ until }) => until)
  return {
    code: 'held-by-owner',
    group: 'hold',
    title: 'What the relationship owner holds',
    verdict: reasons.length > 0 ? 'against' : 'fine',
    reads: reasons[0]?.says ?? 'The relationship owner holds nothing.',
    from: null,
    until: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
    values: [],
    sources: [],
    asks: [],
  }
}
