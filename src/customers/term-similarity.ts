import { fold } from '../kernel/text.ts'

/** Words that say nothing about which term is meant, in English and German. */
const fillers = new Set(
  `and und the of for der die das fur industry industries sector sectors segment market company companies firm
  firms solution solutions provider providers general other branche wirtschaft unternehmen sonstige`.split(
    /\s+/,
  ),
)

/**
 * How many slips (a letter missing, added, changed, or two next to each other exchanged) lie between two
 * texts: optimal string alignment. Counts no further than `limit`; anything beyond gives `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i += 1) {
    const next = nextRow(a, b, i, row, before)
    if (Math.min(...next) > limit) return limit + 1
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}

function nextRow(
  a: string,
  b: string,
  i: number,
  above: readonly number[],
  twoAbove: readonly number[],
): number[] {
  const row = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const same = a[i - 1] === b[j - 1] ? 0 : 1
    let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
    const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    if (exchanged) least = Math.min(least, (twoAbove[j - 2] ?? 0) + 1)
    row.push(least)
  }
  return row
}

/**
 * True when `typed` is most likely a misspelling of `known` (both squeezed): same first letter, six letters or
 * more, one slip, from twelve letters two. A changed letter counts only from nine letters on, because in
 * short words it makes another word (painting, printing).
 */
export function isMisspelling(typed: string, known: string): boolean {
  if (typed.length < 6 || known.length < 6 || typed[0] !== known[0]) return false
  const letters = Math.min(typed.length, known.length)
  if (letters >= 9) {
    const slips = letters >= 12 ? 2 : 1
    return editDistance(typed, known, slips) <= slips
  }
  if (typed.length !== known.length) return editDistance(typed, known, 1) <= 1
  return areExchanged(typed, known)
}

function areExchanged(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** The words of a text that say something: folded, without `and`, `industry`, `solutions` and their like. */
export function tellingWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.has(word))
}

/**
 * A key for what a text says regardless of the order of its words, of fillers and of a plural s:
 * `Logistics & Transportation` and `transportation and logistics industry` have the same.
 */
export function wordsKey(text: string): string {
  const words = tellingWords(text).map((word) =>
    word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
  )
  return [...new Set(words)].sort().join(' ')
}
