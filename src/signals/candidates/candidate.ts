import { Type } from 'typebox'
import type { StandingState } from '../../activities/standing-state.ts'
import { type Setting, setting } from '../../kernel/setting.ts'

/** Below this score nobody is shown. */
export const lowestScore = setting<number>({
  name: 'candidates.lowest-score',
  title: 'Score from which somebody is shown as a candidate',
  unit: 'hundredths',
  source: 'Recruiting: one weak sign alone is no reason to write to anybody',
  schema: Type.Integer({ minimum: 1, maximum: 95 }),
  default: 60,
})

/** How long somebody is left alone after they were asked. */
export const askedDays = setting<number>({
  name: 'candidates.asked-days',
  title: 'How long somebody who was asked to join, or put forward and declined, is not shown again',
  unit: 'days',
  source: 'practice B7: nobody is asked for the same within two quarters',
  why: 'Common practice: nobody is asked for the same within two quarters',
  schema: Type.Integer({ minimum: 0, maximum: 1_095 }),
  default: 180,
})

/** How long a bad answer speaks against asking. */
export const coolDays = setting<number>({
  name: 'candidates.cool-days',
  title: 'How long nobody is recruited after a bad answer of theirs',
  unit: 'days',
  source: 'Recruiting: whoever is unhappy is helped first',
  schema: Type.Integer({ minimum: 0, maximum: 730 }),
  default: 90,
})

export const candidateSettings: readonly Setting<unknown>[] = [lowestScore, askedDays, coolDays]

/** Why somebody whom rules point at is not shown. */
export const leftOutReasons = [
  'in-program',
  'declined',
  'nominated',
  'asked',
  'objected',
  'cool',
  'gone',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  'in-program': 'In the program already',
  declined: 'Declined, or left the program',
  nominated: 'Put forward, and on the way',
  asked: 'Asked lately',
  objected: 'The relationship owner objects',
  cool: 'A bad answer lately',
  gone: 'Left the account',
}

/** True where nothing holds somebody off, such as a renewal, a serious case or their own wish for rest. */
export const mayBeApproached = (state: StandingState): boolean =>
  state === 'free' || state === 'close-to-limit'

/** What a reason rests on. */
export const restKinds = ['signal', 'account', 'contact', 'segment'] as const

/**
 * The score of somebody: how likely at least one of the reasons is enough, were each enough by itself as often as its
 * weight says. In and out: hundredths. One reason of 50 and one of 40 make 70, not 90: evidence adds up and never reaches
 * certainty. Without reasons 0. (The noisy-or of the weights.)
 */
export function scoreOf(weights: readonly number[]): number {
  if (weights.length === 0) return 0
  const doubt = weights.reduce((left, weight) => left * (1 - weight / 100), 1)
  return Math.min(99, Math.max(1, Math.round((1 - doubt) * 100)))
}

/** How a score came about, for whoever opens it: “1 − (1 − 0.45) × (1 − 0.30) = 0.61”. */
export function explainScore(weights: readonly number[]): string {
  const say = (hundredths: number) => (hundredths / 100).toFixed(2)
  const parts = weights.map((weight) => `(1 − ${say(weight)})`)
  return `1 − ${parts.join(' × ')} = ${say(scoreOf(weights))}`
}

/** Below this coverage, in hundredths, a segment needs recruiting now. Source: one free advocate for each open deal. */
export const thinBelow = 100

/** What a segment lacks, in words: “0.1, recruit now”. Null: nobody needs one there. */
export function sayCoverage(coverage: number | null): { readonly says: string; readonly isThin: boolean } {
  if (coverage === null) return { says: 'nothing open there', isThin: false }
  const isThin = coverage < thinBelow
  return { says: `${(coverage / 100).toFixed(1)}${isThin ? ', recruit now' : ', enough'}`, isThin }
}
