import type { StandingState } from '../activities/standing-state.ts'
import type { FreshBand } from './freshness.ts'
import type { Stage } from './journey.ts'
import type { WillingGroup } from './willing-group.ts'

/** What the list can be narrowed by. Several values of one facet: any of them; several facets: all of them. */
export type AdvocateFilter = {
  readonly availability?: readonly StandingState[]
  readonly will?: readonly WillingGroup[]
  readonly industry?: readonly string[]
  readonly region?: readonly string[]
  readonly country?: readonly string[]
  readonly stage?: readonly Stage[]
  readonly fresh?: readonly FreshBand[]
  readonly language?: readonly string[]
  readonly owner?: readonly string[]
  readonly tier?: readonly string[]
  /** These contacts alone: those the reader starred. Not a facet, since it is each reader's own. */
  readonly among?: readonly string[]
}

/** The facets, in the order the page shows them. */
export const facetNames = [
  'availability',
  'will',
  'industry',
  'region',
  'stage',
  'fresh',
  'language',
  'owner',
  'tier',
  'country',
] as const satisfies readonly (keyof AdvocateFilter)[]
export type FacetName = (typeof facetNames)[number]

export const facetTitles: Readonly<Record<FacetName, string>> = {
  availability: 'Availability',
  will: 'Will do',
  industry: 'Industry',
  region: 'Region',
  stage: 'Journey',
  fresh: 'Freshness',
  language: 'Language',
  owner: 'Relationship owner',
  tier: 'Tier',
  country: 'Country',
}

/** The stages a list shows while nobody asks for others: those who can be found. */
export const foundStages: readonly Stage[] = ['discoverable', 'active']

/** The filter as it is applied: without a stage asked for, those who can be found. */
export function withFoundStages(filter: AdvocateFilter): AdvocateFilter {
  return filter.stage === undefined || filter.stage.length === 0 ? { ...filter, stage: foundStages } : filter
}

const facetWords: Readonly<Record<Exclude<FacetName, 'availability'>, string>> = {
  will: 'will',
  industry: 'industry',
  region: 'region',
  country: 'country',
  stage: 'stage',
  fresh: 'fresh',
  language: 'lang',
  owner: 'owner',
  tier: 'tier',
}

/** The filter as a search condition over documents, without availability; empty where nothing is narrowed. */
export function conditionOf(filter: AdvocateFilter): string {
  const parts = Object.entries(facetWords).flatMap(([facet, word]) => {
    const values = filter[facet as FacetName] ?? []
    return values.length === 0 ? [] : [`(${values.map((value) => quote(`${word}=${value}`)).join(' | ')})`]
  })
  return parts.join(' & ')
}

/** A word of a search condition that stands for itself, whatever is in it. */
export function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** The orders of a list without words; a hyphen turns one round. */
export const advocateSorts = ['name', '-name', 'account', '-account', 'freshness', '-freshness'] as const
export type AdvocateSort = (typeof advocateSorts)[number]
