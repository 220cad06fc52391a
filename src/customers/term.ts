import { fold, squeeze } from '../kernel/text.ts'
import { isMisspelling, tellingWords, wordsKey } from './term-similarity.ts'

export const taxonomies = ['industry', 'region', 'persona', 'use-case'] as const
export type Taxonomy = (typeof taxonomies)[number]

/** Of which kinds a text that came in can lack its place. */
export const mappableTaxonomies = [...taxonomies, 'product', 'country'] as const
export type MappableTaxonomy = (typeof mappableTaxonomies)[number]

/** A term with all its spellings, as far as finding one by its text needs them. Aliases are squeezed. */
export type FindableTerm = {
  readonly termId: string
  readonly name: string
  readonly code: string | null
  readonly aliases: readonly string[]
}

export type FoundTerm = { readonly termId: string; readonly name: string }

/** The spellings of a taxonomy, made once and asked for many texts. */
export type TermIndex = {
  readonly bySpelling: ReadonlyMap<string, FoundTerm>
  readonly byWords: ReadonlyMap<string, FoundTerm | null>
  readonly byCode: ReadonlyMap<string, FoundTerm>
}

/** Prepares terms for finding. Names win over aliases; words that fit two terms fit none. */
export function indexTerms(terms: readonly FindableTerm[]): TermIndex {
  const bySpelling = new Map<string, FoundTerm>()
  const byWords = new Map<string, FoundTerm | null>()
  const byCode = new Map<string, FoundTerm>()
  for (const { termId, name, code } of terms) {
    bySpelling.set(squeeze(name), { termId, name })
    const words = wordsKey(name)
    byWords.set(words, byWords.has(words) ? null : { termId, name })
    if (code !== null) byCode.set(code, { termId, name })
  }
  for (const { termId, name, aliases } of terms) {
    for (const alias of aliases) if (!bySpelling.has(alias)) bySpelling.set(alias, { termId, name })
  }
  return { bySpelling, byWords, byCode }
}

/**
 * The term a text means: by its name or an alias (letters and digits only), without words that say nothing
 * (`industry`, `solutions`), by the same words in another order, else by a small misspelling of exactly one
 * term (`isMisspelling`). Of several values in one text the first that is known counts, as the one its author
 * put first: between semicolons one known is enough (`Software; Legal`), between commas and `and` all must be
 * (`Advertising & Marketing`). Null rather than a guess.
 */
export function findTerm(index: TermIndex, text: string): FoundTerm | null {
  return findOne(index, text) ?? findListed(index, text) ?? findJoined(index, text)
}

function findListed(index: TermIndex, text: string): FoundTerm | null {
  const parts = text.split(/[;|]|\s\/\s/)
  if (parts.length < 2) return null
  for (const part of parts) {
    const found = findOne(index, part) ?? findJoined(index, part)
    if (found !== null) return found
  }
  return null
}

function findJoined(index: TermIndex, text: string): FoundTerm | null {
  const parts = text.split(/[,&/]|\s(?:and|und)\s/i).filter((part) => squeeze(part) !== '')
  if (parts.length < 2) return null
  const found = parts.map((part) => findOne(index, part))
  return found.includes(null) ? null : (found[0] ?? null)
}

function findOne(index: TermIndex, text: string): FoundTerm | null {
  const typed = squeeze(text)
  if (typed === '') return null
  const telling = tellingWords(text).join('')
  return (
    index.bySpelling.get(typed) ??
    index.bySpelling.get(telling) ??
    index.byWords.get(wordsKey(text)) ??
    findMisspelt(index, telling)
  )
}

function findMisspelt(index: TermIndex, typed: string): FoundTerm | null {
  let found: FoundTerm | null = null
  for (const [spelling, term] of index.bySpelling) {
    if (!isMisspelling(typed, spelling)) continue
    if (found !== null && found.termId !== term.termId) return null
    found = term
  }
  return found
}

/**
 * The term a person is offered for a text that means none for certain: whose name or alias, of five letters or more,
 * stands in the text as words of their own, else begins a compound or, from eight letters on, ends one (`Hospital-IT`,
 * `Elektromaschinenbau`); the longest of them. Only ever a proposal.
 */
export function suggestTerm(index: TermIndex, text: string): FoundTerm | null {
  const sure = findTerm(index, text)
  if (sure !== null) return sure
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const spellings = [...index.bySpelling.keys()].filter((spelling) => spelling.length >= 5)
  const runs = new Set(words.flatMap((_, from) => runsFrom(words.slice(from))))
  const longest = (found: readonly string[]) => found.toSorted((a, b) => b.length - a.length)[0]
  const spelling =
    longest(spellings.filter((each) => runs.has(each))) ??
    longest(spellings.filter((each) => words.some((word) => isPartOf(word, each))))
  return spelling === undefined ? null : (index.bySpelling.get(spelling) ?? null)
}

/** The first word, the first two and so on, written together. */
function runsFrom(words: readonly string[]): readonly string[] {
  return words.slice(0, 8).map((_, last) => words.slice(0, last + 1).join(''))
}

const isPartOf = (word: string, spelling: string) =>
  word.startsWith(spelling) || (spelling.length >= 8 && word.endsWith(spelling))
