/** What a need can ask of an advocate and their company, besides words. Source: domain.md "Matching". */
export const criterionKinds = [
  'industry',
  'region',
  'size',
  'product',
  'use-case',
  'persona',
  'seniority',
  'competitor',
  'language',
] as const
export type CriterionKind = (typeof criterionKinds)[number]

/** Where a criterion came from: nobody typed what the deal filled in. */
export const criterionSources = ['deal', 'person'] as const
export type CriterionSource = (typeof criterionSources)[number]

/**
 * One thing a need asks for. `value` is the id of a term or product, the code of a band, a seniority or a
 * language, or a competitor's name. A must is a gate; everything else weighs 1 to 5.
 */
export type Criterion = {
  readonly kind: CriterionKind
  readonly value: string
  readonly weight: number
  readonly isMust: boolean
  readonly source: CriterionSource
}

/** What is looked for: the activity, the day, the deal it is for, weighted criteria and free words. */
export type Need = {
  readonly activityTypeId: string
  /** The day it should take place; null: as soon as the notice of the activity allows. */
  readonly wishedOn: string | null
  readonly opportunityId: string | null
  /** The account to be convinced; its competitors and itself are never offered. */
  readonly prospectId: string | null
  readonly criteria: readonly Criterion[]
  readonly words: string
}
