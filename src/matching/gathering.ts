import { quote } from '../advocates/advocate-filter.ts'
import { squeeze } from '../kernel/text.ts'
import { groupOf, groupsOf } from './fit.ts'
import type { Criterion } from './need.ts'
import type { TermTree } from './term-distance.ts'

/** A word of a need as the index knows it. */
export type CountedWord = {
  readonly word: string
  /** What it was taken for: itself, a correction, its parts. */
  readonly read: readonly string[]
  /** The condition a document with it meets. */
  readonly condition: string
  readonly documents: number
}

/** A need as far as an index can look for it. */
export type GatheringNeed = {
  readonly workspaceId: string
  /** The activity somebody has to be willing to do; null where the company acts. */
  readonly activityTypeId: string | null
  readonly criteria: readonly Criterion[]
  readonly words: readonly CountedWord[]
  readonly tree: TermTree
}

/** What documents hold of each kind; null where they hold nothing, and only the ranking looks. */
const facetOf: Readonly<Record<Criterion['kind'], string | null>> = {
  industry: 'industry',
  region: 'region',
  size: 'size',
  product: 'product',
  'use-case': 'usecase',
  persona: 'persona',
  seniority: 'seniority',
  competitor: 'left',
  language: 'lang',
  stage: null,
}

const all = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' & ')
const any = (parts: readonly string[]) => (parts.length === 0 ? '' : `(${parts.join(' | ')})`)
const facet = ({ kind, value }: Criterion) =>
  quote(`${facetOf[kind]}=${kind === 'competitor' ? squeeze(value) : value}`)
const isListed = ({ kind }: Criterion) => facetOf[kind] !== null

/** The musts an index can see, in the groups that are choices. */
const mustsOf = ({ criteria }: GatheringNeed) =>
  groupsOf(criteria.filter((each) => each.isMust && isListed(each)))

/** What everybody must meet: may be found, is willing, has each must. */
function gates(need: GatheringNeed, without: readonly Criterion[] = []): string {
  const groups = mustsOf(need).filter(([first]) => first === undefined || !without.includes(first))
  const musts = groups.map((group) =>
    group.length === 1 ? group.map(facet).join('') : any(group.map(facet)),
  )
  const willing = need.activityTypeId === null ? '' : quote(`activity=${need.activityTypeId}`)
  const found = any([quote('stage=discoverable'), quote('stage=active')])
  return all([...musts, willing, quote(`w=${need.workspaceId}`), found])
}

/** Whoever lacks one must and passes all other gates: with all else that is asked first, and then anybody. */
export function lackingConditions(need: GatheringNeed): readonly string[] {
  const soft = conditionsByWeight(need.criteria.filter((each) => !each.isMust && isListed(each)))
  const lacking = mustsOf(need).map((must) =>
    all([gates(need, must), ...must.map((each) => `!${facet(each)}`)]),
  )
  const better = soft.length === 0 ? [] : lacking.map((condition) => all([...soft, condition]))
  return [...better, ...lacking]
}

/** Rare words that a text list is made of, and those any of which makes a criterion's match a better one. */
const rarest = 4
const tellingMost = 10

/** A condition with the need's telling words first, and then alone. */
type Worded = (condition: string) => readonly string[]

/**
 * The conditions under which candidates are looked for, the most promising first: all criteria met; one left out,
 * the lightest first; ever fewer; one alone, and one level up its tree; the rarest words; and in the end everybody
 * behind the gates. Each is tried with the need's telling words first. Whoever comes before the pool is full is
 * ranked by `fit.ts`; in a small workspace that is everybody.
 */
export function conditionsOf(need: GatheringNeed): readonly string[] {
  const base = gates(need)
  const soft = need.criteria.filter((each) => !each.isMust && isListed(each))
  const found = need.words
    .filter(({ documents }) => documents > 0)
    .toSorted((a, b) => a.documents - b.documents)
  const telling = any(found.slice(0, tellingMost).map(({ condition }) => `(${condition})`))
  const worded: Worded = (condition) =>
    telling === '' ? [condition] : [all([condition, telling]), condition]
  const met = conditionsByWeight(soft)
  const [whole, ...wholeAlone] = met.length === 0 ? [] : worded(all([...met, base]))
  const [words, ...rarer] = wordConditions(found, base)
  const order = [whole, words, ...wholeAlone, ...rarer, ...lessAndLess(met, base, worded)]
  const above = soft.flatMap((each) => aboveOf(each, need.tree, base))
  return [...new Set([...order, ...above, base])].filter((condition) => condition !== undefined)
}

/** What meets each thing the need asks for, the heaviest first. */
function conditionsByWeight(soft: readonly Criterion[]): readonly string[] {
  return [...Map.groupBy(soft, groupOf).values()]
    .map((group) => ({ weight: Math.max(...group.map((each) => each.weight)), met: any(group.map(facet)) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ met }) => met)
}

/** All but one, the lightest left out first; then ever fewer; then each alone. */
function lessAndLess(met: readonly string[], base: string, worded: Worded): readonly string[] {
  if (met.length < 2) return []
  const butOne = met.toReversed().map((left) => met.filter((each) => each !== left))
  const fewer = met.slice(3).map((_, at) => met.slice(0, met.length - 2 - at))
  return [
    ...butOne.flatMap((kept) => worded(all([...kept, base]))),
    ...fewer.map((kept) => all([...kept, base])),
    ...met.flatMap((each) => worded(all([each, base]))),
  ]
}

function wordConditions(found: readonly CountedWord[], base: string): readonly string[] {
  if (found.length === 0) return []
  const every =
    found.length > 1 && found.length <= 6
      ? [all([...found.map(({ condition }) => `(${condition})`), base])]
      : []
  return [...every, ...found.slice(0, rarest).map(({ condition }) => all([`(${condition})`, base]))]
}

/** Neighbours: whoever stands below the term above. */
function aboveOf(criterion: Criterion, tree: TermTree, base: string): readonly string[] {
  const parent = tree.get(criterion.value)?.parentId
  return parent == null ? [] : [all([facet({ ...criterion, value: parent }), base])]
}
