import { conditionsOf, type GatheringNeed } from './gathering.ts'

/**
 * The documents whose change may make a look for a need turn out otherwise, as one search condition: those that pass the
 * gates and meet at least one thing the need asks for, or come near it. Whoever meets nothing of it never fits it
 * (`fit.ts`: more than half); a need that asks for nothing concerns everybody behind the gates. In: the need as it is
 * gathered for; a word that no document has yet counts as one that may come.
 */
export function touchingOf(need: GatheringNeed): string {
  const words = need.words
    .filter(({ condition }) => condition !== '')
    .map((word) => ({ ...word, documents: Math.max(1, word.documents) }))
  const conditions = conditionsOf({ ...need, words })
  // The last is everybody behind the gates, there to fill a list.
  const kept = conditions.length > 1 ? conditions.slice(0, -1) : conditions
  return kept.map((condition) => `(${condition})`).join(' | ')
}
