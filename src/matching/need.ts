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
  'stage',
] as const
export type CriterionKind = (typeof criterionKinds)[number]

/** Where a criterion came from: nobody typed what the deal filled in. */
export const criterionSources = ['deal', 'person'] as const
export type CriterionSource = (typeof criterionSources)[number]

/**
 * One thing a need asks for. `value` is the id of a term or product, the code of a band, a seniority or a
 * language, or the name of a competitor or of a stage of deals. A must is a gate; everything else weighs 1 to 5, null
 * as much as is usual for the kind of activity.
 */
export type StatedCriterion = {
  readonly kind: CriterionKind
  readonly value: string
  readonly weight: number | null
  readonly isMust: boolean
  readonly source: CriterionSource
}

/** A criterion with the weight it has in the end. */
export type Criterion = StatedCriterion & { readonly weight: number }

/** What is looked for: the activity, the day, the deal it is for, weighted criteria and free words. */
export type Need = {
  readonly activityTypeId: string
  /** The day it should take place; null: as soon as the notice of the activity allows. */
  readonly wishedOn: string | null
  /** The last day on which it may take place: whoever turns free until then can be asked. Null: that day alone. */
  readonly by: string | null
  /** How many advocates are wanted. */
  readonly wanted: number
  readonly opportunityId: string | null
  /** The account to be convinced; its competitors and itself are never offered. */
  readonly prospectId: string | null
  readonly criteria: readonly StatedCriterion[]
  readonly words: string
}

/** A need of an activity that asks for nothing yet. */
export const openNeed = (activityTypeId: string): Need => ({
  activityTypeId,
  wishedOn: null,
  by: null,
  wanted: 1,
  opportunityId: null,
  prospectId: null,
  criteria: [],
  words: '',
})

/** What each kind is called where its weight and its reason stand. */
export const criterionLabels: Readonly<Record<CriterionKind, string>> = {
  industry: 'Industry',
  region: 'Region',
  size: 'Size',
  product: 'Product',
  'use-case': 'Use case',
  persona: 'Persona',
  seniority: 'Seniority',
  competitor: 'Left',
  language: 'Language',
  stage: 'Deal stage',
}

/** What has a weight: every kind of criterion, and the words. */
export const weightedKinds = [...criterionKinds, 'words'] as const
export type WeightedKind = (typeof weightedKinds)[number]

/** How much each thing counts, 1 to 5. */
export type Weights = Readonly<Record<WeightedKind, number>>

/** How much each kind weighs until somebody says otherwise: who they are before where they are. */
export const usualWeights: Weights = {
  industry: 3,
  region: 1,
  size: 1,
  product: 3,
  'use-case': 3,
  persona: 2,
  seniority: 1,
  competitor: 2,
  language: 1,
  stage: 1,
  words: 2,
}

/** The criteria with the weight each has in the end: its own, or the usual one of the kind of activity. */
export function weighCriteria<T extends StatedCriterion>(
  criteria: readonly T[],
  weights: Weights,
): readonly (T & { readonly weight: number })[] {
  return criteria.map((each) => ({ ...each, weight: each.weight ?? weights[each.kind] }))
}

/** What a deal says about the advocate who would help it. */
export type OpportunityFacts = {
  readonly opportunityId: string
  readonly accountId: string | null
  readonly industryId: string | null
  /** As it came, where nobody gave it its place yet. */
  readonly industryText: string | null
  /** The country's term in the tree of regions. */
  readonly regionId: string | null
  readonly band: string | null
  readonly productId: string | null
  readonly competitors: readonly string[]
  /** Its stage, where anybody's help at that stage is on record; else nobody could be told from another by it. */
  readonly stage: string | null
}

/**
 * The need a deal fills in: somebody like the prospect, on the product it is about, who left the same competitor.
 * What the deal does not say stays open. Everything weighs the usual; nothing is a must.
 */
export function needOfOpportunity(opportunity: OpportunityFacts, activityTypeId: string): Need {
  const told = (kind: CriterionKind, value: string | null): StatedCriterion[] =>
    value === null ? [] : [{ kind, value, weight: null, isMust: false, source: 'deal' }]
  return {
    ...openNeed(activityTypeId),
    opportunityId: opportunity.opportunityId,
    prospectId: opportunity.accountId,
    criteria: [
      ...told('industry', opportunity.industryId),
      ...told('product', opportunity.productId),
      ...opportunity.competitors
        .slice(0, 5)
        .flatMap((competitor) => told('competitor', competitor.slice(0, 120))),
      ...told('region', opportunity.regionId),
      ...told('size', opportunity.band),
      ...told('stage', opportunity.stage?.slice(0, 120) ?? null),
    ],
  }
}
