import { Type } from 'typebox'
import type { AccountHealth } from '../../customers/account.ts'
import { seniorities } from '../../customers/contact.ts'
import { closed, oneOf } from '../../kernel/contract.ts'
import { isUuid } from '../../kernel/ids.ts'
import { type SignalKind, signalKinds, signalWords, type Tone, tones } from '../signal.ts'

/** What a candidate is looked for: to join the program, or to be invited to review in public. */
export const candidatePurposes = ['recruit', 'review-invitation'] as const
export type CandidatePurpose = (typeof candidatePurposes)[number]

/** What a condition can be about. */
export const conditionFacts = [
  'signal',
  'live',
  'health',
  'tier',
  'seniority',
  'industry',
  'region',
  'gap',
] as const
export type ConditionFact = (typeof conditionFacts)[number]

const healths = ['good', 'watch', 'poor'] as const satisfies readonly AccountHealth[]
const tiers = ['standard', 'strategic'] as const

/**
 * One condition, as it is stored and sent: which of the fields it has depends on its fact (`faultsOfConditions`).
 * `days`: how far back signals count, or how long they are live at least. `of`: signals of the person, or of their
 * account. `below`: coverage in hundredths.
 */
export const ConditionSchema = closed({
  fact: oneOf(conditionFacts),
  kinds: Type.Optional(Type.Array(oneOf(signalKinds), { maxItems: 20 })),
  tones: Type.Optional(Type.Array(oneOf(tones), { maxItems: 3 })),
  of: Type.Optional(oneOf(['person', 'account'])),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 7_300 })),
  atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  withComment: Type.Optional(Type.Boolean()),
  among: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
  below: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
})

export type Condition = {
  readonly fact: ConditionFact
  readonly kinds?: readonly SignalKind[] | undefined
  readonly tones?: readonly Tone[] | undefined
  readonly of?: 'person' | 'account' | undefined
  readonly days?: number | undefined
  readonly atLeast?: number | undefined
  readonly withComment?: boolean | undefined
  readonly among?: readonly string[] | undefined
  readonly below?: number | undefined
}

export type ConditionFault = { readonly field: string; readonly reason: string }

/** Kinds that tell how somebody feels: nothing may steer invitations to review by these. */
const opinions: readonly SignalKind[] = [
  'nps',
  'csat',
  'ces',
  'praise',
  'business-review',
  'review',
  'story',
  'note',
]

/**
 * What is wrong with the conditions of a rule; empty where they hold together. A rule that invites to public reviews may
 * not ask how somebody feels, neither by a score nor by health: whoever invites only the happy misleads whoever reads the
 * reviews. Source: MAT-3; the US trade commission's rule on reviews (16 CFR 465), and the review sites' own terms.
 */
export function faultsOfConditions(
  purpose: CandidatePurpose,
  conditions: readonly Condition[],
): readonly ConditionFault[] {
  if (conditions.length === 0)
    return [{ field: 'conditions', reason: 'Say at least one thing that must hold.' }]
  return conditions.flatMap((condition, at) => {
    const reason = faultOf(condition) ?? (purpose === 'review-invitation' ? steers(condition) : null)
    return reason === null ? [] : [{ field: `conditions.${at}`, reason }]
  })
}

function faultOf({ fact, kinds, days, among, below }: Condition): string | null {
  switch (fact) {
    case 'signal':
      if (kinds === undefined || kinds.length === 0) return 'Say which signals.'
      return days === undefined ? 'Say how far back they count.' : null
    case 'live':
      return days === undefined ? 'Say for how long.' : null
    case 'gap':
      return below === undefined ? 'Say below which coverage.' : null
    case 'health':
      return faultOfChoice(among, healths)
    case 'tier':
      return faultOfChoice(among, tiers)
    case 'seniority':
      return faultOfChoice(among, seniorities)
    default:
      if (among === undefined || among.length === 0) return 'Choose at least one.'
      return among.every(isUuid) ? null : 'This is no term.'
  }
}

function faultOfChoice(among: readonly string[] | undefined, known: readonly string[]): string | null {
  if (among === undefined || among.length === 0) return 'Choose at least one.'
  const wrong = among.find((each) => !known.includes(each))
  return wrong === undefined ? null : `“${wrong}” is none of ${known.join(', ')}.`
}

function steers({ fact, kinds = [], tones: wanted = [] }: Condition): string | null {
  const why = 'Nobody is invited to review, or left out, by how they feel about us.'
  if (fact === 'health') return why
  if (fact !== 'signal') return null
  return wanted.length > 0 || kinds.some((kind) => opinions.includes(kind)) ? why : null
}

/**
 * True where a rule brings somebody by itself. A recruiting rule needs evidence of goodwill for that; one that rests on
 * facts alone (a thin segment, a senior post) lifts those whom another brings. An invitation to review needs none.
 */
export function bringsSomebody(purpose: CandidatePurpose, conditions: readonly Condition[]): boolean {
  return purpose === 'review-invitation' || conditions.some(({ fact }) => fact === 'signal')
}

/** A condition in words, without the names of terms: “Survey, good, within 365 days”. */
export function sayCondition(condition: Condition, names: ReadonlyMap<string, string> = new Map()): string {
  const {
    fact,
    kinds = [],
    tones: wanted = [],
    of = 'person',
    days,
    atLeast = 1,
    withComment,
    among = [],
    below,
  } = condition
  const chosen = among.map((each) => names.get(each) ?? each).join(' or ')
  switch (fact) {
    case 'signal':
      return [
        `${kinds.map((kind) => signalWords[kind]).join(' or ')}${of === 'account' ? ' of the account' : ''}`,
        ...(wanted.length === 0 ? [] : [wanted.join(' or ')]),
        ...(withComment === true ? ['with a comment'] : []),
        ...(atLeast > 1 ? [`at least ${atLeast} times`] : []),
        `within ${days} days`,
      ].join(', ')
    case 'live':
      return `live for ${days} days or longer`
    case 'gap':
      return `the segment has fewer than ${(below ?? 0) / 100} free advocates for each open opportunity`
    default:
      return `${fact} ${chosen}`
  }
}
