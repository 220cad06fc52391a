import { fold } from '../kernel/text.ts'
import { personaFunctions, seniorityRules } from './persona.ts'

/** A name, and the job title that stood beside it in one cell; null where none did, or none that is plain. */
export type TitledName = { readonly name: string; readonly title: string | null }

// Whole words only: the beginnings that titles are read by begin surnames too (Schulz, Brandt).
const wordsIn = (lists: readonly string[]): ReadonlySet<string> =>
  new Set(
    lists
      .flatMap((list) => list.split(','))
      .map((word) => fold(word).replaceAll('*', ''))
      .filter((word) => word.length > 1 && !word.includes(' ')),
  )
const levels = wordsIn(seniorityRules.map(({ words }) => words))
const functions = wordsIn(personaFunctions.map(({ words }) => words))
/** They begin a title and make none by themselves: John Smith, Jr. */
const qualifiers: ReadonlySet<string> = new Set(
  'senior sr junior jr staff principal deputy vice executive managing global group regional general'.split(
    ' ',
  ),
)

const bare = (word: string) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
const wordsOf = (text: string) =>
  text
    .split(/[\s/]+/)
    .map(bare)
    .filter(Boolean)
const saysTitle = (word: string) => levels.has(word) || functions.has(word)
const opensTitle = (word: string) => saysTitle(word) || qualifiers.has(word)

/**
 * Splits a job title off a name where it is plain: “Ada Lovelace, CTO”, “Ada Lovelace. Principal Engineer”, “Ada Lovelace
 * Technical Lead”. In: the cell; a name has at least two words. What is doubtful stays a name, as it came.
 */
export function splitTitle(cell: string): TitledName {
  const text = cell.trim()
  return (
    splitAt(text, /^(.+?)(?:\s*,|\s+[-–|])\s+(.+)$/u) ??
    splitAt(text, /^(.+?\p{L}{3,})\.\s+(.+)$/u) ??
    splitBetweenWords(text) ?? { name: text, title: null }
  )
}

/** Before a mark stands the name, behind it what begins as titles do. */
function splitAt(text: string, pattern: RegExp): TitledName | null {
  const [, name = '', title = ''] = pattern.exec(text) ?? []
  const [first = '', ...more] = wordsOf(title)
  if (!isWholeName(name) || !opensTitle(first) || ![first, ...more].some(saysTitle)) return null
  const inner = splitBetweenWords(name)
  return inner === null ? { name, title } : { name: inner.name, title: `${inner.title}, ${title}` }
}

/** No mark between: two words of the rest are words of titles, one of them says how senior. */
function splitBetweenWords(text: string): TitledName | null {
  const words = text.split(/\s+/)
  for (let at = 2; at < words.length - 1; at += 1) {
    const rest = words.slice(at).map(bare)
    if (!opensTitle(rest[0] ?? '') || !rest.some((word) => levels.has(word))) continue
    if (rest.filter(opensTitle).length < 2) continue
    return { name: words.slice(0, at).join(' '), title: words.slice(at).join(' ') }
  }
  return null
}

const isWholeName = (name: string) =>
  wordsOf(name).length >= 2 && !wordsOf(name).some((word) => /\d|@/.test(word))
