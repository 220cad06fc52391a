import { squeeze } from '../kernel/text.ts'
import type { Candidate, NeverWith, Prospect } from './candidate.ts'
import { groupOf, groupsOf } from './fit.ts'
import type { Criterion } from './need.ts'
import { similarityOf } from './similarity.ts'
import { lineOf, type TermTree } from './term-distance.ts'

export const gateCodes = [
  'not-discoverable',
  'not-willing',
  'is-the-prospect',
  'competes',
  'never-with',
  'lacks-a-must',
] as const
export type GateCode = (typeof gateCodes)[number]

/** Why somebody cannot be matched at all; `says` is told where the gate is told. */
export type Gate = { readonly code: GateCode; readonly says: string }

/** True where somebody behind a gate is told apart with its reason, since they would be in the list without it. */
export function isToldApart({ code }: Gate): boolean {
  return code === 'never-with' || code === 'competes'
}

type Asked = {
  readonly criteria: readonly Criterion[]
  readonly prospect: Prospect | null
  /** False where the company acts and not a person: nobody's own willingness is needed then. */
  readonly asksPerson: boolean
}

/**
 * The first gate somebody does not pass; null where they pass all. In: the advocate, the need, the trees. Whether
 * and when they may be asked is not decided here but by protection. Source: domain.md "Matching", gates.
 */
export function gateOf(candidate: Candidate, asked: Asked, tree: TermTree): Gate | null {
  const { stage, will } = candidate
  if (stage !== 'discoverable' && stage !== 'active') {
    return { code: 'not-discoverable', says: 'Not discoverable yet.' }
  }
  if (asked.asksPerson && will !== 'yes' && will !== 'maybe') {
    return { code: 'not-willing', says: 'Has not agreed to this kind.' }
  }
  if (asked.prospect !== null && isProspect(candidate, asked.prospect)) {
    return { code: 'is-the-prospect', says: 'Works for the prospect.' }
  }
  const [lacking] = lackedBy(candidate, asked.criteria, tree)
  if (lacking !== undefined) return { code: 'lacks-a-must', says: 'Lacks something that must be.' }
  if (asked.prospect !== null && competes(candidate, asked.prospect)) {
    return { code: 'competes', says: `Competes with ${asked.prospect.name ?? 'the prospect'}.` }
  }
  const refused =
    asked.prospect === null ? undefined : candidate.neverWith.find((each) => bars(each, asked.prospect, tree))
  return refused === undefined ? null : { code: 'never-with', says: `Never with ${refused.name}.` }
}

/**
 * The groups of musts (`groupOf`) that somebody lacks, in the order in which the need states them. Musts of one kind
 * are choices, as all criteria of one kind are: only in Germany or Austria.
 */
export function lackedBy(
  candidate: Candidate,
  criteria: readonly Criterion[],
  tree: TermTree,
): readonly string[] {
  return groupsOf(criteria.filter(({ isMust }) => isMust)).flatMap((choices) => {
    const [first] = choices
    if (first === undefined || choices.some((each) => meets(candidate, each, tree))) return []
    return [groupOf(first)]
  })
}

/** A must is met by the thing itself or something narrower, and never by what is unknown. */
function meets(candidate: Candidate, criterion: Criterion, tree: TermTree): boolean {
  const { part, isKnown } = similarityOf(candidate, criterion, tree)
  return isKnown && part >= 0.9
}

/** The prospect itself, its parent, its daughters and its sisters: nobody is convinced by their own house. */
function isProspect({ account, parentAccountId }: Candidate, prospect: Prospect): boolean {
  const own = [account?.id, parentAccountId].filter((id) => id != null)
  const theirs = [prospect.accountId, prospect.parentAccountId].filter((id) => id != null)
  return own.some((id) => theirs.includes(id))
}

/** Rivals of the prospect, their daughters, and the houses above them. */
function competes({ account, parentAccountId }: Candidate, { rivalIds, rivalParentIds }: Prospect): boolean {
  if (account === null) return false
  return (
    rivalIds.includes(account.id) ||
    (parentAccountId !== null && rivalIds.includes(parentAccountId)) ||
    rivalParentIds.includes(account.id)
  )
}

function bars(never: NeverWith, prospect: Prospect | null, tree: TermTree): boolean {
  if (prospect === null) return false
  if (never.accountId !== null) {
    return never.accountId === prospect.accountId || never.accountId === prospect.parentAccountId
  }
  if (never.termId !== null) {
    return prospect.industryId !== null && lineOf(tree, prospect.industryId).includes(never.termId)
  }
  return prospect.name !== null && squeeze(never.name) === squeeze(prospect.name)
}
