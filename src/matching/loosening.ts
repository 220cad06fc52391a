import { employeeBands } from '../customers/account.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { Candidate } from './candidate.ts'
import { type Factor, factorOf, groupOf, groupsOf, isEnough, meanOf } from './fit.ts'
import { lackedBy } from './gate.ts'
import type { Criterion, CriterionKind } from './need.ts'
import type { TermTree } from './term-distance.ts'

/**
 * What asking for less would bring. `value` names one criterion of several of a kind; null means all of them. `to`
 * has the wider values that would be asked for instead; null where nothing would.
 */
export type Loosening = {
  readonly kind: CriterionKind | 'words' | 'day'
  readonly value: string | null
  readonly to: readonly string[] | null
  readonly more: number
}

/** Two weeks later is a thing to try; later than that is another plan. */
const daysToWait = 14

/** Somebody looked at: with fit and standing under the need as it is. */
export type Looked = {
  readonly candidate: Candidate
  /** The parts of their fit: one for each group of criteria in the order of the need, then the words. */
  readonly factors: readonly Factor[]
  /** False where a gate that no loosening opens stands before them. */
  readonly passes: boolean
  /** The groups of musts they lack. */
  readonly lacks: readonly string[]
  readonly isFree: boolean
  readonly freeFrom: Day | null
}

/** The need as far as it can be loosened: from the day it begins on, to the last day. */
export type Loosenable = {
  readonly criteria: readonly Criterion[]
  readonly wishedOn: Day
  readonly by: Day | null
}

/**
 * What leaving one thing out, asking for it more widely (one level up its tree, the sizes next to it), or having two
 * weeks more would bring: how many more would fit and could be asked, of those looked at. In: everybody looked at,
 * also those who lack one must; the need; the trees. Out: only what brings somebody, the most first.
 */
export function looseningsOf(
  looked: readonly Looked[],
  need: Loosenable,
  tree: TermTree,
): readonly Loosening[] {
  const now = looked.filter((each) => isOffered(each) && isEnough(meanOf(each.factors))).length
  const groups = groupsOf(need.criteria)
  const ways = groups.flatMap((group, at) => waysOf(group, tree).map((way) => ({ ...way, group, at })))
  const criteria = ways.map(({ kind, value, to, group, at }) => ({
    kind,
    value,
    to: to === null ? null : to.map((each) => each.value),
    more: looked.filter((each) => fitsWith(each, group, at, to, tree)).length - now,
  }))
  const words = looked.some(({ factors }) => factors.length > groups.length)
    ? [withoutWords(looked, groups.length, now)]
    : []
  const later = laterDay(looked, need)
  return [...criteria, ...words, ...(later === null ? [] : [later])]
    .filter(({ more }) => more > 0)
    .toSorted((a, b) => b.more - a.more)
}

const isOffered = ({ passes, lacks, isFree }: Looked) => passes && isFree && lacks.length === 0

type WayOf = Pick<Loosening, 'kind' | 'value'> & { readonly to: readonly Criterion[] | null }

/** A group left out, and asked for more widely where that is another thing to ask for. */
function waysOf(group: readonly Criterion[], tree: TermTree): readonly WayOf[] {
  const [first] = group
  if (first === undefined) return []
  const { kind } = first
  const value = kind === 'product' || kind === 'use-case' ? first.value : null
  const wider = widened(group, tree)
  return [{ kind, value, to: null }, ...(wider === null ? [] : [{ kind, value, to: wider }])]
}

/** The criteria one level up their tree, or with the sizes beside them; null where nothing would be different. */
function widened(group: readonly Criterion[], tree: TermTree): readonly Criterion[] | null {
  const [first] = group
  const values = new Set(group.flatMap((each) => widerValues(each, tree)))
  const isSame = values.size === group.length && group.every(({ value }) => values.has(value))
  return first === undefined || isSame ? null : [...values].map((value) => ({ ...first, value }))
}

const scale: readonly string[] = employeeBands
const treeKinds: ReadonlySet<CriterionKind> = new Set(['industry', 'region', 'persona', 'use-case'])

function widerValues({ kind, value }: Criterion, tree: TermTree): readonly string[] {
  if (treeKinds.has(kind)) return [tree.get(value)?.parentId ?? value]
  const at = scale.indexOf(value)
  return kind === 'size' && at >= 0 ? scale.slice(Math.max(0, at - 1), at + 2) : [value]
}

/** True where somebody would fit and could be asked with one group asked for otherwise, or (null) not at all. */
function fitsWith(
  looked: Looked,
  group: readonly Criterion[],
  at: number,
  to: readonly Criterion[] | null,
  tree: TermTree,
): boolean {
  const { candidate, factors, passes, isFree, lacks } = looked
  const [first] = group
  if (!passes || !isFree || first === undefined) return false
  const others = lacks.filter((each) => each !== groupOf(first))
  if (others.length > 0 || (to !== null && lackedBy(candidate, to, tree).length > 0)) return false
  return isEnough(meanOf(factors.toSpliced(at, 1, ...(to === null ? [] : [factorOf(candidate, to, tree)]))))
}

function withoutWords(looked: readonly Looked[], at: number, now: number): Loosening {
  const then = looked.filter((each) => isOffered(each) && isEnough(meanOf(each.factors.toSpliced(at, 1))))
  return { kind: 'words', value: null, to: null, more: then.length - now }
}

/** The day until which it would pay to wait, within two weeks; null where it would not. */
function laterDay(looked: readonly Looked[], { wishedOn, by }: Loosenable): Loosening | null {
  const from = by !== null && by > wishedOn ? by : wishedOn
  const until = addDays(from, daysToWait)
  const later = looked.flatMap(({ passes, lacks, isFree, freeFrom, factors }) =>
    passes &&
    lacks.length === 0 &&
    !isFree &&
    freeFrom !== null &&
    freeFrom > from &&
    freeFrom <= until &&
    isEnough(meanOf(factors))
      ? [freeFrom]
      : [],
  )
  const on = later.toSorted().at(-1)
  return on === undefined ? null : { kind: 'day', value: on, to: null, more: later.length }
}
