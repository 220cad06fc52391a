import { type AgingKind, factWeights } from '../advocates/freshness.ts'
import { isAccountFact } from '../customers/customer-fact.ts'
import { type Day, daysBetween } from '../kernel/time.ts'

export const factAnswers = ['still-true', 'changed', 'unknown'] as const
export type FactAnswer = (typeof factAnswers)[number]

export const roundStates = ['open', 'answered', 'unanswered', 'withdrawn'] as const

/** What came of an answer: nothing to do any more, written, waiting for review, or for the next who may know. */
export const factOutcomes = ['confirmed', 'applied', 'proposed', 'next-source', 'unanswered'] as const
export type FactOutcome = (typeof factOutcomes)[number]

/** A fact as a round names it. */
export type RoundFact = {
  readonly contactId: string
  readonly accountId: string | null
  readonly kind: AgingKind
  readonly key: string
}

export type StaleFact = RoundFact & { readonly staleOn: Day; readonly confirmedOn: Day | null }

/** What an advocate can say of themselves; how their company fares is not theirs to answer, nor shown to them. */
const askedOfThemselves: readonly AgingKind[] = [
  'employment',
  'mail',
  'results',
  'text',
  'topics',
  'willingness',
  'limits',
]

/** True of what the advocate may be asked, once a program manager released it. */
export function isForAdvocate(kind: AgingKind): boolean {
  return askedOfThemselves.includes(kind)
}

/** Tells one fact from another: of the company it is the same whoever there it was read from. */
function keyOfFact({ contactId, accountId, kind, key }: RoundFact): string {
  return isAccountFact(kind) ? `${accountId}:${kind}` : `${contactId}:${kind}:${key}`
}

/**
 * The facts of one page: those that cost their profiles most, each once, those of one account together. In: the stale
 * facts one person may be asked for, today, how many at most. Out: as many of them, the costliest account first.
 * Source: look 12a, facts "About Molini Valcuvia" on one page.
 */
export function chooseFacts(stale: readonly StaleFact[], today: Day, most: number): readonly StaleFact[] {
  const once = [...new Map(stale.map((fact) => [keyOfFact(fact), fact])).values()]
  const cost = ({ kind, staleOn }: StaleFact) =>
    factWeights[kind] * Math.min(365, Math.max(1, daysBetween(staleOn, today)))
  const ranked = once.toSorted((a, b) => cost(b) - cost(a) || keyOfFact(a).localeCompare(keyOfFact(b)))
  const groups = [...Map.groupBy(ranked, ({ accountId, contactId }) => accountId ?? contactId).values()]
  const worth = (facts: readonly StaleFact[]) =>
    facts.slice(0, most).reduce((sum, fact) => sum + cost(fact), 0)
  return groups
    .toSorted((a, b) => worth(b) - worth(a))
    .flat()
    .slice(0, most)
}

/** What an answer comes to, before anything is written. Source: domain.md, "Stewardship". */
export function outcomeOf(
  answer: FactAnswer,
  { canWrite, review }: { readonly canWrite: boolean; readonly review: 'all' | 'unclear' },
): FactOutcome {
  if (answer === 'still-true') return 'confirmed'
  if (answer === 'unknown') return 'next-source'
  return canWrite && review === 'unclear' ? 'applied' : 'proposed'
}

const healthWords = ['good', 'watch', 'poor'] as const

/** The new value where it can be written as it was said: one field of a record. Null where somebody has to look. */
export function writableValue(kind: AgingKind, said: string): string | null {
  const text = said.trim()
  switch (kind) {
    case 'employment':
      return text.length > 0 && text.length <= 200 ? text : null
    case 'mail':
      return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text) && text.length <= 254
        ? text.toLowerCase()
        : null
    case 'health':
      return healthWords.find((word) => word === text) ?? null
    case 'cases':
      return text.length > 0 && text.length <= 300 ? text : null
    default:
      return null
  }
}
