import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** What a profile holds, as far as its completeness goes. */
export type ProfileFacts = {
  /** Sections of the profile that have a text. */
  readonly sections: ReadonlySet<string>
  readonly results: number
  readonly topics: number
  readonly willingTypes: number
  readonly personPermissions: number
  readonly languages: number
  readonly hasLimits: boolean
  readonly hasOwner: boolean
}

type Part = {
  readonly name: string
  readonly weight: number
  readonly missing: string
  has(facts: ProfileFacts): boolean
}

const section = (name: string, weight: number, missing: string): Part => ({
  name,
  weight,
  missing,
  has: (facts) => facts.sections.has(name),
})

/** The parts of a profile and what each weighs; together 100. Sections of the interview, practice B5. */
const profileParts: readonly Part[] = [
  section('role', 6, 'role and path'),
  section('motives', 4, 'what they want from it'),
  section('organisation', 4, 'their organisation'),
  section('situation', 10, 'the situation before'),
  section('choice', 8, 'why they chose us'),
  section('deployment', 8, 'what is in use'),
  { name: 'results', weight: 14, missing: 'a result in numbers', has: (facts) => facts.results > 0 },
  section('honest-view', 6, 'the honest view'),
  section('advice', 6, 'advice to peers'),
  { name: 'topics', weight: 4, missing: 'topics', has: (facts) => facts.topics > 0 },
  { name: 'willingness', weight: 12, missing: 'what they will do', has: (facts) => facts.willingTypes > 0 },
  {
    name: 'permissions',
    weight: 10,
    missing: 'their permission',
    has: (facts) => facts.personPermissions > 0,
  },
  { name: 'languages', weight: 4, missing: 'languages', has: (facts) => facts.languages > 0 },
  { name: 'limits', weight: 4, missing: 'their limits', has: (facts) => facts.hasLimits },
]

/** How complete a profile is, in per cent, and what is missing, heaviest first. */
export function completenessOf(facts: ProfileFacts): {
  readonly percent: number
  readonly missing: readonly string[]
} {
  const lacking = profileParts.filter((part) => !part.has(facts))
  const lost = lacking.reduce((sum, part) => sum + part.weight, 0)
  return {
    percent: 100 - lost,
    missing: lacking.toSorted((a, b) => b.weight - a.weight).map((part) => part.missing),
  }
}

/** How complete a profile must be before its advocate can be found. */
export const enoughPercent = setting<number>({
  name: 'advocates.enough-percent',
  title: 'How complete a profile is before its advocate can be found',
  unit: 'per cent',
  source: 'practice B5: profile completeness of at least 80 % for discoverable',
  why: 'Common practice: enough to match a buyer with them and to brief both',
  schema: Type.Integer({ minimum: 0, maximum: 100 }),
  default: 80,
})

/** Whether an advocate is found as soon as nothing keeps them from it, or once a program manager says so. */
export const publishByItself = setting<boolean>({
  name: 'advocates.publish-by-itself',
  title: 'Interviewed advocates become discoverable by themselves once nothing is missing',
  unit: 'yes or no',
  source: 'The journey: discoverable is an act of a program manager unless the workspace says otherwise',
  why: 'It comes as an act of the program manager, who vouches for the profile',
  schema: Type.Boolean(),
  default: false,
})

/** What is missing of somebody whose account and contact have no relationship owner. */
export const nobodyHolds = 'Nobody holds the relationship.'

/**
 * What still keeps somebody from being discoverable; empty when nothing does. Source: the definition of
 * discoverable — interviewed or overridden, complete, willing, permitted, owned.
 */
export function unmetConditions(
  facts: ProfileFacts,
  interview: { readonly isDone: boolean; readonly override: string | null },
  enough: number = enoughPercent.default,
): readonly string[] {
  const { percent, missing } = completenessOf(facts)
  const unmet: string[] = []
  if (!interview.isDone && interview.override === null) unmet.push('The interview has not taken place.')
  if (percent < enough)
    unmet.push(`The profile is ${percent}% complete and needs ${enough}%: ${missing.slice(0, 4).join(', ')}.`)
  if (facts.willingTypes === 0) unmet.push('There is nothing they said they would do.')
  if (facts.personPermissions === 0) unmet.push('Their own permission is not on record.')
  if (!facts.hasOwner) unmet.push(nobodyHolds)
  return unmet
}
