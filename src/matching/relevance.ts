import { cut } from './sentence.ts'

/** A word of the need as the documents know it: how many of them have it. */
export type NeedWord = { readonly word: string; readonly documents: number }

/** How strongly each word of the need stands in one advocate's document, in the order of the words. */
export type WordMarks = readonly number[]

export type Relevance = { readonly part: number; readonly says: string }

/** How rare a word is among so many documents: a word that all have says nothing. Source: BM25's idf. */
export function rarityOf(documents: number, all: number): number {
  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5))
}

/** A second mention says less than the first. */
const saturation = 0.6

/**
 * How much of what the words ask for stands in somebody's story, 0 to 1: the share of the words, each weighed
 * by its rarity, and each counted the more the more often and prominently it stands there. The root is taken,
 * since nobody's story has every word of a paragraph: a quarter of them is half a match. Names the rarest found.
 */
export function relevanceOf(words: readonly NeedWord[], marks: WordMarks, all: number): Relevance {
  const weighed = words.map(({ word, documents }, at) => {
    const mark = marks[at] ?? 0
    return {
      word,
      rarity: rarityOf(documents, all),
      strength: (mark * (1 + saturation)) / (mark + saturation),
    }
  })
  const total = weighed.reduce((sum, { rarity }) => sum + rarity, 0)
  if (total === 0) return { part: 0, says: 'Nothing of it in the story.' }
  const met = weighed.reduce((sum, { rarity, strength }) => sum + rarity * Math.min(1, strength), 0)
  const found = weighed.filter(({ strength }) => strength > 0).toSorted((a, b) => b.rarity - a.rarity)
  return {
    part: Math.sqrt(Math.min(1, met / total)),
    says: sayFound(
      found.map(({ word }) => word),
      words.length,
    ),
  }
}

function sayFound(found: readonly string[], asked: number): string {
  const [first, second] = found
  if (first === undefined) return 'Nothing of it in the story.'
  if (asked > 12) return cut(`Tells of ${[first, second].filter((word) => word !== undefined).join(', ')}.`)
  return cut(second === undefined ? `“${first}” in the story.` : `“${first}”, “${second}” in the story.`)
}
