import { squeeze } from '../kernel/text.ts'
import type { Candidate, NeverWith, Prospect } from './candidate.ts'
import type { Criterion } from './need.ts'
import { similarityOf } from './similarity.ts'
import { lineOf, type TermTree } from './term-distance.ts'

export const gateCodes = [
  'not-discoverable',
  'not-willing',
  'is-the-prospect',
  'never-with',
  'lacks-a-must',
] as const
export type GateCode = (typeof gateCodes)[number]

/** Why somebody cannot be matched at all; `says` is told where the gate is told. */
export type Gate = { readonly code: GateCode; readonly says: string }

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
  const lacking = asked.criteria.find((each) => each.isMust && !meets(candidate, each, tree))
  if (lacking !== undefined) return { code: 'lacks-a-must', says: 'Lacks something that must be.' }
  const refused =
    asked.prospect === null ? undefined : candidate.neverWith.find((each) => bars(each, asked.prospect, tree))
  return refused === undefined ? null : { code: 'never-with', says: `Never with ${refused.name}.` }
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
