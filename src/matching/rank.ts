import { type Day, daysBetween } from '../kernel/time.ts'
import type { Candidate } from './candidate.ts'
import type { Factor } from './fit.ts'
import { cut } from './sentence.ts'

/** How far each multiplier can pull a rank down: to this share at worst. */
const stalest = 0.6
const fullest = 0.65

/** Somebody whom nobody asked counts as one who says yes to most, with the weight of four answers. */
const priorYes = 0.85
const priorAnswers = 4

/** Ratings tell less than answers do. */
const ratingShare = 0.25

/** Free, willing and long not asked: they come a little earlier than their equals. Source: domain.md "Under-use". */
const lift = 1.04
const forgottenDays = 180
const joiningDays = 90

export type Rank = { readonly rank: number; readonly factors: readonly Factor[] }

export type Now = {
  readonly today: Day
  /** True where the reader may know what was asked of the advocate and how stale their profile is. */
  readonly seesCauses: boolean
}

/**
 * The place of a match, 0 to 1: fit × freshness × rest × reliability, with a small lift for the under-used. In:
 * the fit, the advocate, the load over its cap on the day. Out: the rank and its three multipliers with a
 * sentence each; whoever may not know the causes reads them in general words. Source: domain.md "Matching".
 */
export function rankOf(fit: number, candidate: Candidate, loadShare: number, now: Now): Rank {
  const factors = [
    freshnessFactor(candidate, now),
    restFactor(candidate, loadShare, now),
    reliabilityFactor(candidate, now),
  ]
  const lifted = isForgotten(candidate, now.today) ? lift : 1
  const rank = factors.reduce((product, { part }) => product * part, fit) * lifted
  return { rank: Math.min(1, rank), factors }
}

function multiplier(kind: Factor['kind'], label: string, part: number, says: string, isKnown = true): Factor {
  return { kind, label, part, weight: null, isKnown, says: cut(says) }
}

function freshnessFactor({ freshness }: Candidate, { seesCauses }: Now): Factor {
  const part = stalest + (1 - stalest) * (freshness / 100)
  const inGeneral =
    freshness >= 90 ? 'Facts in date.' : freshness >= 50 ? 'Most facts in date.' : 'Many facts out of date.'
  const says = seesCauses && freshness < 100 ? `${freshness}% of what counts is in date.` : inGeneral
  return multiplier('freshness', 'Freshness', part, says)
}

function restFactor({ lastAskOn }: Candidate, loadShare: number, { today, seesCauses }: Now): Factor {
  const share = Math.min(1, Math.max(0, loadShare))
  const part = 1 - (1 - fullest) * share
  if (!seesCauses) {
    return multiplier(
      'rest',
      'Rest',
      part,
      share < 0.3 ? 'Rested.' : share < 0.75 ? 'Asked lately.' : 'Asked a lot lately.',
    )
  }
  if (share >= 0.5) return multiplier('rest', 'Rest', part, `Carries ${Math.round(share * 100)}% of the cap.`)
  const days = lastAskOn === null ? null : daysBetween(lastAskOn, today)
  const says =
    days === null
      ? 'Never asked.'
      : days < 0
        ? 'An ask lies ahead.'
        : days === 0
          ? 'Asked today.'
          : `Last ask ${days} days ago.`
  return multiplier('rest', 'Rest', part, says)
}

function reliabilityFactor(candidate: Candidate, { seesCauses }: Now): Factor {
  const { asksAccepted, asksAnswered, rating } = candidate
  const yes = (asksAccepted + priorYes * priorAnswers) / (asksAnswered + priorAnswers)
  const part = rating === null ? yes : yes * (1 - ratingShare) + (rating / 5) * ratingShare
  return multiplier(
    'reliability',
    'Reliability',
    part,
    sayReliability(candidate, seesCauses),
    asksAnswered > 0,
  )
}

function sayReliability({ asksAccepted, asksAnswered, rating }: Candidate, seesCauses: boolean): string {
  if (asksAnswered === 0) return 'Never asked; counts as most do.'
  if (!seesCauses) return asksAnswered < 3 ? 'Few answers to go by.' : 'From their answers so far.'
  const said = `Said yes ${asksAccepted} of ${asksAnswered}`
  if (rating !== null) return `${said}; rated ${rating.toFixed(1)}.`
  return asksAnswered < 3 ? `${said}; few to go by.` : `${said}.`
}

/** True where nobody asked them in 180 days, or never, though they joined 90 days ago. */
export function isForgotten({ lastAskOn, joinedOn }: Candidate, today: Day): boolean {
  if (lastAskOn !== null) return daysBetween(lastAskOn, today) > forgottenDays
  return joinedOn !== null && daysBetween(joinedOn, today) > joiningDays
}
