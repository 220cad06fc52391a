import type { ActivityType } from '../../activities/activity-type.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import { seesCauses } from '../../protection/policy.ts'
import type { RulesToday } from '../../protection/server/facts.reads.ts'
import { isFree, type Standing } from '../../protection/standing.ts'
import { tellReasons } from '../../protection/tell-standing.ts'
import { type Fit, groupOf, isEnough } from '../fit.ts'
import { type Gate, isToldApart } from '../gate.ts'
import { type Looked, type Loosening, looseningsOf } from '../loosening.ts'
import type { findMatches } from '../match.contract.ts'
import { type CriterionKind, criterionLabels, type Need, type Weights } from '../need.ts'
import type { Rank } from '../rank.ts'
import type { TermTree } from '../term-distance.ts'
import type { CandidateRow } from './candidate.reads.ts'
import type { ReadWords } from './match.search.ts'
import type { NamedCriterion } from './need.reads.ts'

export type Matches = ResponseOf<typeof findMatches>

/** Everything the ranking of one need is made from. */
export type Ground = {
  readonly actor: Actor
  readonly need: Need
  readonly criteria: readonly NamedCriterion[]
  readonly weights: Weights
  readonly type: ActivityType
  readonly at: RulesToday
  readonly wishedOn: Day
  readonly words: ReadWords
  /** The industry of the deal that no term stands for, and its words; null where there is none. */
  readonly unplaced: { readonly text: string; readonly words: ReadWords } | null
  readonly size: number
  /** The terms of the need, with all above them. */
  readonly tree: TermTree
}

/** Somebody looked at, with fit and rank; the standing only where it was worked out. */
export type Judged = {
  readonly row: CandidateRow
  readonly gate: Gate | null
  /** The groups of musts they lack, where that alone stands before them. */
  readonly lacks: readonly string[]
  /** True where no gate but a must stands before them. */
  readonly passes: boolean
  readonly fit: Fit
  readonly rank: Rank
  readonly standing: Standing | undefined
}

/** Who stands beside the list: whom protection does not let be asked, or a gate that is told keeps out. */
const isApart = (each: Judged) => !isOffered(each) && (each.gate === null || isToldApart(each.gate))

/** True for whoever can be asked, and stands in the list where they are near enough the top. */
export const isOffered = ({ gate, standing }: Judged) =>
  gate === null && standing !== undefined && isFree(standing)

/** How many loosenings are told: more are no help. */
const waysMost = 6

/**
 * The ranked as an answer has them, for this reader. In: those looked at with their standings, the best first,
 * also those who lack a must, and the trees. Out: without who was considered, which the caller knows.
 */
export function tellMatches(
  ground: Ground,
  shown: readonly Judged[],
  tree: TermTree,
): Omit<Matches, 'considered' | 'discoverable'> {
  const { need, criteria, type, wishedOn, words, size } = ground
  const others = shown.filter((each) => isApart(each) && isEnough(each.fit.fit))
  const free = shown.filter(isOffered)
  return {
    need: { ...need, criteria: [...criteria] },
    wishedOn,
    activity: type.name,
    free: free.slice(0, size).map((each) => tellMatch(ground, each)),
    notNow: others.slice(0, size).map((each) => tellNotNow(ground, each)),
    nearest: free.some((each) => isEnough(each.fit.fit)) ? [] : tellNearest(ground, shown),
    loosen: tellLoosenings(ground, shown, tree).slice(0, waysMost),
    words: words.words.map(({ word, read, documents }) => ({
      typed: word,
      read: [...read],
      isKnown: documents > 0,
    })),
  }
}

/** Somebody judged, with fit, rank and every part of it. */
export function tellPerson({ row, fit, rank }: Judged) {
  return {
    contactId: row.contactId,
    name: row.name,
    title: row.title,
    account: row.account,
    rank: rounded(rank.rank),
    fit: rounded(fit.fit),
    isFit: isEnough(fit.fit),
    factors: [...fit.factors, ...rank.factors].map((factor) => ({ ...factor, part: rounded(factor.part) })),
  }
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000

/** Somebody with their standing, as somebody who can be asked. */
export function tellMatch({ actor }: Ground, judged: Judged): Matches['free'][number] {
  const { row, standing } = judged
  const state = standing?.state ?? 'free'
  return {
    ...tellPerson(judged),
    owner: row.ownerName,
    standing: {
      state,
      says: state === 'close-to-limit' ? 'Close to their limit.' : 'Free.',
      freeFrom: standing?.freeFrom ?? null,
      ownerYes: seesCauses(actor, row) ? (standing?.ownerYes ?? []).map(({ says }) => says) : [],
    },
  }
}

/** Somebody with what stands against asking them. */
export function tellNotNow({ actor }: Ground, judged: Judged): Matches['notNow'][number] {
  const { row, standing, gate } = judged
  const [gravest] = standing === undefined ? [] : tellReasons(standing.reasons, seesCauses(actor, row))
  return {
    ...tellPerson(judged),
    standing:
      gate === null
        ? {
            state: standing?.state ?? 'never',
            says: gravest?.says ?? 'Cannot be asked on that day.',
            freeFrom: standing?.freeFrom ?? null,
            liftedBy: gravest?.liftedBy ?? null,
          }
        : {
            state: 'never',
            says: gate.says,
            freeFrom: null,
            liftedBy: gate.code === 'competes' ? null : 'advocate',
          },
  }
}

/** So many near misses show what is to be had. */
const nearestMost = 3

/** Whoever could be asked but for one must, or but for a fit that is not enough, with what they miss. */
function tellNearest(ground: Ground, shown: readonly Judged[]): Matches['nearest'] {
  const missing = shown.filter(
    ({ passes, lacks, standing }) =>
      passes && lacks.length <= 1 && standing !== undefined && isFree(standing),
  )
  return missing
    .slice(0, nearestMost)
    .map((each) => ({ ...tellMatch(ground, each), misses: sayMissed(ground, each) }))
}

/** The must they lack, else the two parts of the need that take most from their fit. */
function sayMissed(ground: Ground, { lacks, fit }: Judged): string {
  if (lacks.length > 0) return sayLacking(ground, lacks)
  const costs = ({ weight, part }: Fit['factors'][number]) => (weight ?? 0) * (1 - part)
  const missed = fit.factors.filter((factor) => costs(factor) > 0).toSorted((a, b) => costs(b) - costs(a))
  return missed
    .slice(0, 2)
    .map(({ label }) => label.toLowerCase())
    .join(' and ')
}

/** The musts somebody lacks, by name. */
export function sayLacking({ criteria }: Ground, lacks: readonly string[]): string {
  const groups = lacks.map((group) =>
    criteria.filter((each) => each.isMust && groupOf(each) === group).map(({ name }) => name),
  )
  return groups.map((names) => names.join(' or ')).join(', ')
}

/** Somebody looked at, as loosenings see them. */
export function lookedOf({ row, fit, passes, lacks, standing }: Judged): Looked {
  return {
    candidate: { ...row, loadShare: 0 },
    factors: fit.factors,
    passes,
    lacks,
    isFree: standing !== undefined && isFree(standing),
    freeFrom: standing?.freeFrom ?? null,
  }
}

function tellLoosenings(
  { criteria, wishedOn, need }: Ground,
  shown: readonly Judged[],
  tree: TermTree,
): Matches['loosen'] {
  const ways = looseningsOf(shown.map(lookedOf), { criteria, wishedOn, by: need.by }, tree)
  return ways.map((way) => ({ ...way, ...nameLoosening(way, criteria, tree) }))
}

/** What a loosening is called: what is left out, the wider thing that is asked for instead, or the later day. */
export function nameLoosening(
  { kind, value, to }: Loosening,
  criteria: readonly NamedCriterion[],
  tree: TermTree,
): Pick<Matches['loosen'][number], 'name' | 'to'> {
  if (kind === 'day') return { name: value ?? '', to: null }
  if (kind === 'words') return { name: 'the words', to: null }
  if (to === null) return { name: nameOf(criteria, kind, value), to: null }
  const wider = to.map((each) => ({
    value: each,
    name: tree.get(each)?.name ?? (kind === 'size' ? `${each} people` : each),
  }))
  return { name: wider.map(({ name }) => name).join(' or '), to: wider }
}

function nameOf(criteria: readonly NamedCriterion[], kind: CriterionKind, value: string | null): string {
  const names = criteria
    .filter((each) => each.kind === kind && (value === null || each.value === value))
    .map(({ name }) => name)
  return kind === 'competitor' ? `left ${names.join(' or ')}` : names.join(' or ') || criterionLabels[kind]
}
