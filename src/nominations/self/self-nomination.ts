import { Type } from 'typebox'
import type { LikenessCode } from '../../customers/duplicates/likeness.ts'
import { type Setting, setting } from '../../kernel/setting.ts'

/**
 * Quarantined: something about it made us doubt that a customer wrote it. Open: waits for the relationship owner, or for
 * the program to find out whose customer it is. Confirmed: somebody of ours knows them, and they are put forward.
 */
export const selfStates = ['quarantined', 'open', 'confirmed', 'declined', 'discarded'] as const
export type SelfState = (typeof selfStates)[number]

/** Why a customer who put themselves forward is not taken further. */
export const selfReasons = ['not-known', 'bad-moment', 'would-rather-not', 'no-fit', 'repeated'] as const
export type SelfReason = (typeof selfReasons)[number]

export const selfReasonWords: Readonly<Record<SelfReason, string>> = {
  'not-known': 'I do not know them',
  'bad-moment': 'Bad moment: renewal, case',
  'would-rather-not': 'I would rather not',
  'no-fit': 'Not whom we look for',
  repeated: 'On the way already',
}

/** How long what is in quarantine is kept for somebody to look through. */
export const quarantineDays: Setting<number> = setting<number>({
  name: 'nominations.quarantine-days',
  title: 'How long doubtful entries of the public page are kept for somebody to look through',
  unit: 'days',
  source: 'Public page: long enough for a holiday, then it is forgotten with every word in it',
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  default: 30,
})

export type SelfDecision = 'confirm' | 'decline' | 'release' | 'discard'

const allowed: Readonly<Record<SelfDecision, readonly SelfState[]>> = {
  confirm: ['open'],
  decline: ['open'],
  release: ['quarantined'],
  discard: ['quarantined', 'open'],
}

/** Null where it may be done in this state, or why not. */
export function whyNotInState(decision: SelfDecision, state: SelfState): string | null {
  if (allowed[decision].includes(state)) return null
  const words: Readonly<Record<SelfState, string>> = {
    quarantined: 'It is in quarantine: release it first.',
    open: 'It is not in quarantine.',
    confirmed: 'They are put forward already.',
    declined: 'It was declined already.',
    discarded: 'It was discarded already.',
  }
  return words[state]
}

/** While nothing is decided, it can be said whom on record they are. */
export const undecidedStates: readonly SelfState[] = ['quarantined', 'open']

/** From this likeness on it is the same person without asking: one name at one account, or one mail address. */
const sureLikeness = 0.9

/** True where somebody on record is beyond doubt whoever entered themselves; all others are for a person to say. */
export function isSureMatch({
  score,
  reasons,
}: {
  readonly score: number
  readonly reasons: readonly LikenessCode[]
}): boolean {
  return score >= sureLikeness && (reasons.includes('same-account') || reasons.includes('same-mail'))
}
