import { tellingWords, wordsKey } from '../customers/term-similarity.ts'
import { squeeze } from '../kernel/text.ts'
import type { Candidate } from './candidate.ts'
import type { Factor } from './fit.ts'
import { criterionLabels } from './need.ts'
import { cut } from './sentence.ts'

/**
 * How well an advocate meets an industry that no term stands for, from the texts alone: in the same words 1, where one
 * says all that the other says 0.9, in other words or under a term 0. Unknown counts half, as everywhere.
 */
export function unplacedIndustryOf(
  { industryId, industryText }: Pick<Candidate, 'industryId' | 'industryText'>,
  wanted: string,
  weight: number,
): Factor {
  const base = { kind: 'industry', label: criterionLabels.industry, weight } as const
  if (industryText === null) {
    return industryId === null
      ? { ...base, part: 0.5, isKnown: false, says: 'Not recorded; counts half.' }
      : { ...base, part: 0, isKnown: true, says: 'Another industry.' }
  }
  return { ...base, part: sameness(industryText, wanted), isKnown: true, says: cut(`${industryText}.`) }
}

function sameness(one: string, other: string): number {
  if (squeeze(one) === squeeze(other) || wordsKey(one) === wordsKey(other)) return 1
  const [ones, others] = [new Set(tellingWords(one)), new Set(tellingWords(other))]
  const holds = ones.isSubsetOf(others) || others.isSubsetOf(ones)
  return holds && ones.size > 0 && others.size > 0 ? 0.9 : 0
}
