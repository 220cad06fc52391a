import type { When } from './read-sentence-dates.ts'
import type { SaidCriterion } from './read-sentence-lexicon.ts'

/** Why something in a sentence could not become part of a need. */
export const whysNot = ['negated', 'ambiguous', 'gone-by', 'no-such-day', 'second', 'too-many'] as const
type WhyNot = (typeof whysNot)[number]

/** What a piece of a sentence can be read as. */
export const senses = [
  'criteria',
  'activity',
  'when',
  'wanted',
  'must',
  'for',
  'words',
  'nothing',
  'not-understood',
] as const

/** What a piece of a sentence was read as. `nothing` says nothing about who is looked for. */
export type Sense =
  | {
      readonly as: 'criteria'
      readonly criteria: readonly SaidCriterion[]
      /** True where the words themselves say that it must be. */
      readonly isMust?: boolean
    }
  | { readonly as: 'activity'; readonly activityTypeId: string; readonly name: string }
  | { readonly as: 'when'; readonly when: When }
  | { readonly as: 'wanted'; readonly wanted: number }
  | { readonly as: 'must' }
  | { readonly as: 'for' }
  | { readonly as: 'words' }
  | { readonly as: 'nothing' }
  | { readonly as: 'not-understood'; readonly why: WhyNot }

/** What somebody can take a piece of the sentence for instead. */
export type Choice =
  | { readonly as: 'criteria'; readonly criteria: readonly SaidCriterion[] }
  | { readonly as: 'activity'; readonly activityTypeId: string; readonly name: string }
  | { readonly as: 'when'; readonly when: When }
  | { readonly as: 'opportunity' | 'account'; readonly id: string; readonly name: string }

/** A piece of a sentence, from one word to before another. */
export type Item = {
  readonly from: number
  readonly to: number
  readonly sense: Sense
  readonly choices: readonly Choice[]
  readonly corrected: string | null
}

/** An account or deal that a sentence may name; `spelling` is squeezed. */
export type Prospect = {
  readonly spelling: string
  readonly choices: readonly Choice[]
}

/** A piece that is sure of itself. */
export const plainItem = (from: number, to: number, sense: Sense): Item => ({
  from,
  to,
  sense,
  choices: [],
  corrected: null,
})
