import type { Day } from '../kernel/time.ts'

/** Whom or what somebody will not talk to. */
export type NeverWith = {
  readonly kind: 'account' | 'industry' | 'competitor' | 'other'
  readonly name: string
  readonly accountId: string | null
  readonly termId: string | null
}

type Named = { readonly id: string; readonly name: string }

/** What is known of an advocate and their company as far as matching goes. */
export type Candidate = {
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly account: (Named & { readonly country: string | null }) | null
  /** The account's parent, so that a sister of the prospect is not offered to it. */
  readonly parentAccountId: string | null
  readonly stage: string
  readonly will: 'yes' | 'maybe' | null
  readonly industryId: string | null
  /** The text the industry was only taken from; null where it is on record as a term. */
  readonly industryText: string | null
  readonly regionId: string | null
  readonly band: string | null
  readonly employees: number | null
  readonly products: readonly (Named & { readonly liveOn: Day | null })[]
  readonly useCaseIds: readonly string[]
  readonly personaId: string | null
  readonly seniority: string | null
  readonly competitors: readonly string[]
  /** The stages deals were at when this advocate helped them; empty where none is on record. */
  readonly stagesHelped: readonly string[]
  readonly languages: readonly string[]
  readonly neverWith: readonly NeverWith[]
  /** How much of what is known is within its policy age, in per cent. */
  readonly freshness: number
  readonly joinedOn: Day | null
  readonly lastAskOn: Day | null
  readonly asksAnswered: number
  readonly asksAccepted: number
  /** Mean of the private ratings, 1 to 5; null where nobody rated, or the reader may not know. */
  readonly rating: number | null
  /** Load over cap as last stored, 0 to 1 or more. */
  readonly loadShare: number
}

/** Who is to be convinced. A prospect that is no account yet has only its name. */
export type Prospect = {
  readonly accountId: string | null
  readonly parentAccountId: string | null
  readonly name: string | null
  readonly industryId: string | null
  /** Accounts that compete with the prospect, its parent or its daughters. */
  readonly rivalIds: readonly string[]
  /** Their parents: a house competes where its daughter does. */
  readonly rivalParentIds: readonly string[]
}
