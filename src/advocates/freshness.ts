import { Type } from 'typebox'
import { type CustomerFactAges, customerFactAges, customerFactKinds } from '../customers/customer-fact.ts'
import { setting } from '../kernel/setting.ts'
import { type Day, daysBetween } from '../kernel/time.ts'
import { profileFactKinds } from './profile.ts'

type ProfileFactKind = (typeof profileFactKinds)[number]

/** Everything about an advocate that ages: their profile, and what is known of them and their company besides. */
export const agingKinds = [...profileFactKinds, ...customerFactKinds] as const
export type AgingKind = (typeof agingKinds)[number]

/** After how many days each kind of fact of a profile wants confirming again. */
type ProfileAges = Readonly<Record<ProfileFactKind, number>>
/** The same of every fact. */
export type PolicyAges = ProfileAges & CustomerFactAges

const days = Type.Integer({ minimum: 7, maximum: 3_650 })
const storyDays = Type.Integer({ minimum: 7, maximum: 3_650, title: 'Story' })
const postDays = Type.Integer({ minimum: 7, maximum: 3_650, title: 'Post and employer' })

/** How long facts of a profile count as fresh. Source: domain.md, "Stewardship" (MAT-16). */
export const policyAges = setting<ProfileAges>({
  name: 'advocates.policy-ages',
  title: 'How long a fact about an advocate stays fresh',
  unit: 'days',
  source: 'Stewardship: contact and employment 90 days, willingness 180, story and results 365',
  why: 'Common practice: posts change within a quarter, what somebody will do within half a year, stories within a year',
  schema: Type.Object(
    { employment: postDays, text: storyDays, results: days, topics: days, willingness: days, limits: days },
    { additionalProperties: false },
  ),
  default: { employment: 90, text: 365, results: 365, topics: 365, willingness: 180, limits: 180 },
})

/** What each kind of fact is called. */
export const factNames: Readonly<Record<AgingKind, string>> = {
  employment: 'Post and employer',
  text: 'Text',
  results: 'Results',
  topics: 'Topics',
  willingness: 'What they will do',
  limits: 'Limits and blackouts',
  mail: 'Mail address',
  reporting: 'Reporting line',
  products: 'Products in use',
  health: 'Health of the account',
  cases: 'Serious cases',
  owner: 'Relationship owner',
}

/** The ages of every fact, from the two settings that hold them. */
export function agesFrom(profile: ProfileAges, customer: CustomerFactAges): PolicyAges {
  return { ...profile, ...customer }
}

/** The ages of a workspace that changed nothing. */
export const defaultAges: PolicyAges = agesFrom(policyAges.default, customerFactAges.default)

/** What each kind counts for in the freshness of a profile. */
export const factWeights: Readonly<Record<AgingKind, number>> = {
  employment: 2,
  text: 1,
  results: 3,
  topics: 1,
  willingness: 3,
  limits: 1,
  mail: 1,
  reporting: 1,
  products: 1,
  health: 1,
  cases: 1,
  owner: 1,
}

/** A fact and the day somebody last vouched for it; null where nobody ever did. */
export type AgingFact = { readonly kind: AgingKind; readonly confirmedOn: Day | null }

export const freshBands = ['fresh', 'some-stale', 'mostly-stale'] as const
export type FreshBand = (typeof freshBands)[number]

/** How much a fact still counts, 1 to 0: whole within its policy age, then falling evenly over as long again. */
function freshShare(fact: AgingFact, ages: PolicyAges, today: Day): number {
  if (fact.confirmedOn === null) return 0
  const age = Math.max(0, daysBetween(fact.confirmedOn, today))
  const policy = ages[fact.kind]
  return age <= policy ? 1 : Math.max(0, 1 - (age - policy) / policy)
}

/**
 * How fresh a profile is, as whole per cent and in a word. In: its facts, the policy ages in days, today. Out:
 * the weighted share that still counts, null where there is nothing to age; `some-stale` once any fact is past
 * its age, `mostly-stale` once less than half counts. Source: domain.md, "Stewardship": a decay, not a cliff.
 */
export function freshnessOf(
  facts: readonly AgingFact[],
  ages: PolicyAges,
  today: Day,
): { readonly percent: number | null; readonly band: FreshBand } {
  const total = facts.reduce((sum, fact) => sum + factWeights[fact.kind], 0)
  if (total === 0) return { percent: null, band: 'mostly-stale' }
  const fresh = facts.reduce((sum, fact) => sum + factWeights[fact.kind] * freshShare(fact, ages, today), 0)
  // Without what the order of adding leaves behind the ninth place: the same facts in another order are as fresh.
  const billionths = Math.round((fresh / total) * 1e9)
  const band = billionths === 1e9 ? 'fresh' : billionths >= 5e8 ? 'some-stale' : 'mostly-stale'
  return { percent: Math.round(billionths / 1e7), band }
}

/** True once a fact is past its policy age, or nobody ever vouched for it. */
export function isStale(fact: AgingFact, ages: PolicyAges, today: Day): boolean {
  return freshShare(fact, ages, today) < 1
}
