import type { CandidatePurpose, Condition } from './condition.ts'

export type ShippedRule = {
  readonly purpose: CandidatePurpose
  readonly name: string
  readonly weight: number
  readonly conditions: readonly Condition[]
}

const recruit = (name: string, weight: number, ...conditions: readonly Condition[]): ShippedRule => ({
  ...{ purpose: 'recruit', name, weight, conditions },
})

/**
 * The rules a workspace begins with. Weights say how often such evidence alone was enough for a yes, as practitioners
 * judge it; everybody changes them.
 */
export const shippedRules: readonly ShippedRule[] = [
  recruit('Answered a survey as a promoter', 45, {
    fact: 'signal',
    kinds: ['nps'],
    tones: ['good'],
    days: 365,
  }),
  recruit('Said so in a comment', 30, {
    ...{ fact: 'signal', kinds: ['nps', 'csat', 'ces'], tones: ['good'], days: 365, withComment: true },
  }),
  recruit('Satisfied after a case or a project', 30, {
    ...{ fact: 'signal', kinds: ['csat', 'ces'], tones: ['good'], days: 180 },
  }),
  recruit('Praised us', 50, { fact: 'signal', kinds: ['praise'], tones: ['good'], days: 180 }),
  recruit('Spoke, reviewed or gave a story', 55, {
    ...{ fact: 'signal', kinds: ['review', 'event', 'story'], tones: ['good'], days: 1_095 },
  }),
  recruit('A colleague vouches for them', 40, {
    fact: 'signal',
    kinds: ['note'],
    tones: ['good'],
    days: 365,
  }),
  recruit('The deal is live and holds', 30, {
    ...{ fact: 'signal', kinds: ['won-deal'], tones: ['good'], of: 'account', days: 365 },
  }),
  recruit('The account renewed', 20, {
    ...{ fact: 'signal', kinds: ['renewal'], tones: ['good'], of: 'account', days: 365 },
  }),
  recruit('The business review went well', 30, {
    ...{ fact: 'signal', kinds: ['business-review'], tones: ['good'], of: 'account', days: 180 },
  }),
  recruit('Their use grows', 30, {
    ...{ fact: 'signal', kinds: ['usage'], tones: ['good'], of: 'account', days: 180 },
  }),
  recruit(
    'Live for half a year, in good health',
    20,
    { fact: 'live', days: 180 },
    { fact: 'health', among: ['good'] },
  ),
  recruit('Fills a thin segment', 25, { fact: 'gap', below: 50 }),
  recruit('Decides over others', 15, {
    ...{ fact: 'seniority', among: ['executive', 'vice-president', 'director'] },
  }),
  {
    purpose: 'review-invitation',
    name: 'Everybody who has been live for 90 days',
    weight: 50,
    conditions: [{ fact: 'live', days: 90 }],
  },
]
