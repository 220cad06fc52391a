import type { ActivityType } from '../../activities/activity-type.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import { seesCauses } from '../../protection/policy.ts'
import type { RulesToday } from '../../protection/server/facts.reads.ts'
import { isFree, type Standing } from '../../protection/standing.ts'
import { tellReasons } from '../../protection/tell-standing.ts'
import { type Fit, isEnough } from '../fit.ts'
import type { Gate } from '../gate.ts'
import { looseningsOf } from '../loosening.ts'
import type { findMatches } from '../match.contract.ts'
import { criterionLabels, type Need, type Weights } from '../need.ts'
import type { Rank } from '../rank.ts'
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
  readonly size: number
}

/** Somebody looked at, with fit and rank; the standing only where it was worked out. */
export type Judged = {
  readonly row: CandidateRow
  readonly gate: Gate | null
  readonly fit: Fit
  readonly rank: Rank
  readonly standing: Standing | undefined
}

const isOffered = ({ gate, standing }: Judged) => gate === null && standing !== undefined && isFree(standing)

/** How many loosenings are told: more are no help. */
const waysMost = 6

/**
 * The ranked as an answer has them, for this reader. In: those looked at with their standings, the best first,
 * and how many more each must keeps out. Out: without who was considered, which the caller knows.
 */
export function tellMatches(
  ground: Ground,
  shown: readonly Judged[],
  mores: readonly number[],
): Omit<Matches, 'considered' | 'discoverable'> {
  const { need, criteria, type, wishedOn, words, size } = ground
  const others = shown.filter((each) => !isOffered(each) && isEnough(each.fit.fit))
  const free = shown.filter(isOffered)
  return {
    need: { ...need, criteria: [...criteria] },
    wishedOn,
    activity: type.name,
    free: free.slice(0, size).map((each) => tellMatch(ground, each)),
    notNow: others.slice(0, size).map((each) => tellNotNow(ground, each)),
    loosen: tellLoosenings(ground, shown, mores).slice(0, waysMost),
    words: words.words.map(({ word, read, documents }) => ({
      typed: word,
      read: [...read],
      isKnown: documents > 0,
    })),
  }
}

function tellPerson({ row, fit, rank }: Judged) {
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

function tellMatch({ actor }: Ground, judged: Judged): Matches['free'][number] {
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

function tellNotNow({ actor }: Ground, judged: Judged): Matches['notNow'][number] {
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
        : { state: 'never', says: gate.says, freeFrom: null, liftedBy: 'advocate' },
  }
}

function tellLoosenings(
  { criteria, wishedOn }: Ground,
  shown: readonly Judged[],
  mores: readonly number[],
): Matches['loosen'] {
  const looked = shown
    .filter(({ gate }) => gate === null)
    .map((each) => ({
      factors: each.fit.factors,
      freeFrom: each.standing?.freeFrom ?? null,
      isFree: isOffered(each),
    }))
  const musts = criteria.filter(({ isMust }) => isMust)
  const soft = looseningsOf(looked, wishedOn).map(({ kind, value, more }) => ({
    kind,
    value,
    more,
    name: kind === 'day' ? (value ?? '') : kind === 'words' ? 'the words' : nameOf(criteria, kind),
  }))
  const hard = musts.flatMap(({ kind, value, name }, at) => {
    const more = mores[at] ?? 0
    return more > 0 ? [{ kind, value, name, more }] : []
  })
  return [...hard, ...soft]
}

function nameOf(criteria: readonly NamedCriterion[], kind: NamedCriterion['kind']): string {
  const names = criteria.filter((each) => each.kind === kind).map(({ name }) => name)
  return kind === 'competitor' ? `left ${names.join(' or ')}` : names.join(' or ') || criterionLabels[kind]
}
