/** What something a customer said bears on. */
export const insightBearings = ['growth', 'renewal'] as const
export type InsightBearing = (typeof insightBearings)[number]

/** What the relationship owner makes of it. */
export const insightAnswers = ['acts-on-it', 'knew-it', 'not-useful'] as const
export type InsightAnswer = (typeof insightAnswers)[number]

/** Each answer in words. */
export const insightAnswerWords: Readonly<Record<InsightAnswer, string>> = {
  'acts-on-it': 'Acts on it',
  'knew-it': 'Knew it already',
  'not-useful': 'Not useful',
}
