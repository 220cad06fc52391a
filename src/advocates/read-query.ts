import { editDistance } from '../customers/term-similarity.ts'

/** A typed word and what the database knows of it; lists are parted by spaces there and split here. */
export type TypedWord = {
  readonly place: number
  readonly word: string
  readonly isStop: boolean
  readonly isKnown: boolean
  /** Words that hold it. */
  readonly longer: readonly string[]
  /** Words that look like it, the likest first. */
  readonly near: readonly string[]
  /** Words it is made of. */
  readonly parts: readonly string[]
}

export const readingKinds = ['as-typed', 'longer', 'corrected', 'parts', 'unknown'] as const
export type ReadingKind = (typeof readingKinds)[number]

/** How a typed word is understood: any of `words` will do. */
export type WordReading = {
  readonly typed: string
  readonly kind: ReadingKind
  readonly words: readonly string[]
}

/** Slips a word of that many letters may have and still be understood. */
const slipsAllowed = (letters: number) => (letters >= 8 ? 2 : letters >= 4 ? 1 : 0)

/**
 * Understands the words of a query. Words that say nothing are left out, unless all do. A word that occurs
 * stands for itself and for longer words around it (`buch` also finds `finanzbuchhaltung`); one that occurs
 * nowhere is taken for the words it is part of, else for those one or two slips away, else for its parts, and
 * else it is unknown.
 */
export function readQuery(typed: readonly TypedWord[]): readonly WordReading[] {
  const telling = typed.filter((word) => !word.isStop)
  return (telling.length > 0 ? telling : typed).map(readWord)
}

function readWord({ word, isKnown, longer, near, parts }: TypedWord): WordReading {
  if (isKnown) return { typed: word, kind: 'as-typed', words: [word, ...longer] }
  if (longer.length > 0) return { typed: word, kind: 'longer', words: longer }
  const corrected = closest(word, near)
  if (corrected.length > 0) return { typed: word, kind: 'corrected', words: corrected }
  const whole = parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)))
  return whole.length > 0
    ? { typed: word, kind: 'parts', words: whole }
    : { typed: word, kind: 'unknown', words: [] }
}

function closest(word: string, near: readonly string[]): string[] {
  const limit = slipsAllowed(word.length)
  const measured = near.map((each) => ({ each, slips: editDistance(word, each, limit) }))
  const least = Math.min(...measured.map(({ slips }) => slips))
  return least > limit ? [] : measured.filter(({ slips }) => slips === least).map(({ each }) => each)
}
