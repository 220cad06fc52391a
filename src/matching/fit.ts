import type { Candidate } from './candidate.ts'
import { type Criterion, type CriterionKind, criterionLabels } from './need.ts'
import type { Relevance } from './relevance.ts'
import { similarityOf } from './similarity.ts'
import type { TermTree } from './term-distance.ts'

/** One part of a rank with its reason. A part of fit has a weight; what has none multiplies the whole. */
export type Factor = {
  readonly kind: CriterionKind | 'words' | 'freshness' | 'rest' | 'reliability'
  readonly label: string
  /** 0 to 1. */
  readonly part: number
  readonly weight: number | null
  readonly isKnown: boolean
  readonly says: string
}

export type Fit = { readonly fit: number; readonly factors: readonly Factor[] }

/** True where somebody meets more than half of what is asked; otherwise they are a near miss. */
export function isEnough(fit: number): boolean {
  return fit > 0.5
}

/**
 * How well an advocate fits what a need states, 0 to 1: the mean of its criteria and words by their weights. What
 * the need leaves open costs nothing; what is unknown about the advocate counts half. Musts are met already (`gate.ts`)
 * and count with the rest, since a must may still be met narrowly. `more` are parts that no criterion stands for.
 * Source: domain.md "Matching".
 */
export function fitOf(
  candidate: Candidate,
  criteria: readonly Criterion[],
  relevance: (Relevance & { readonly weight: number }) | null,
  tree: TermTree,
  more: readonly Factor[] = [],
): Fit {
  const met = groupsOf(criteria).map((group) => factorOf(candidate, group, tree))
  const factors: Factor[] = [...more, ...met]
  if (relevance !== null) {
    factors.push({ kind: 'words', label: 'Words', isKnown: true, ...relevance })
  }
  return { fit: meanOf(factors), factors }
}

/** The mean of parts by their weights; 1 where nothing is weighed. What multiplies the whole is left aside. */
export function meanOf(factors: readonly Pick<Factor, 'part' | 'weight'>[]): number {
  const weights = factors.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  return weights === 0
    ? 1
    : factors.reduce((sum, { part, weight }) => sum + part * (weight ?? 0), 0) / weights
}

/** What is met together: values of one kind are choices, while each product and each use case is wanted. */
export function groupOf({ kind, value }: Pick<Criterion, 'kind' | 'value'>): string {
  return kind === 'product' || kind === 'use-case' ? `${kind} ${value}` : kind
}

/** The criteria in the groups that are met together, in the order in which a need states them. */
export function groupsOf<T extends Criterion>(criteria: readonly T[]): readonly (readonly T[])[] {
  return [...Map.groupBy(criteria, groupOf).values()]
}

/** How well somebody meets the best of the choices, as one part of the fit with the weight of the heaviest. */
export function factorOf(candidate: Candidate, group: readonly Criterion[], tree: TermTree): Factor {
  const judged = group.map((criterion) => ({ criterion, ...similarityOf(candidate, criterion, tree) }))
  const { criterion, part, isKnown, says } = judged.reduce((a, b) => (b.part > a.part ? b : a))
  const weight = Math.max(...group.map((each) => each.weight))
  return { kind: criterion.kind, label: criterionLabels[criterion.kind], part, weight, isKnown, says }
}
