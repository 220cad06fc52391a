import type { Token } from './read-sentence-tokens.ts'

const words = new Map(
  `one eins|two zwei zwo|three drei|four vier|five funf|six sechs|seven sieben|eight acht|nine neun|ten zehn|eleven elf|twelve zwolf dozen dutzend`
    .split('|')
    .flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
)

/** The number a word stands for: figures, or words up to twelve in English and German; null where it is none. */
export function numberSaid(token: Token | undefined): number | null {
  if (token === undefined) return null
  return words.get(token.key) ?? (/^\p{N}/u.test(token.text) ? token.number : null)
}

/** True where exactly these words stand from a place on; `*` at the end of one stands for any ending. */
function standsAt(tokens: readonly Token[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, ahead) => {
    const key = tokens[at + ahead]?.key
    if (key === undefined) return false
    return word.endsWith('*') ? key.startsWith(word.slice(0, -1)) : key === word
  })
}

/** Phrases, one between bars, as lists of words, the longest first. */
export function phrasesOf(text: string): readonly (readonly string[])[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim().split(/\s+/))
    .filter(([first]) => first !== undefined && first !== '')
    .toSorted((a, b) => b.length - a.length)
}

/** How many words of the longest phrase that stands at a place; 0 where none does. */
export function phraseAt(
  tokens: readonly Token[],
  at: number,
  phrases: readonly (readonly string[])[],
): number {
  return phrases.find((phrase) => standsAt(tokens, at, phrase))?.length ?? 0
}
