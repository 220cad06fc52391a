import { defaultKind } from '../activities/catalogue.ts'
import { spokenKinds } from '../activities/spoken-kinds.ts'
import { countryName } from '../customers/country.ts'
import { countryAliases } from '../customers/country-names.ts'
import type { Taxonomy } from '../customers/term.ts'
import { isMisspelling } from '../customers/term-similarity.ts'
import type { CriterionKind } from './need.ts'
import { placeAdjectives, placeGroupings } from './read-sentence-places.ts'
import { isBreak, keysOf, stopWords, type Token, wordsOfName } from './read-sentence-tokens.ts'

/** A criterion as a sentence names it. */
export type SaidCriterion = { readonly kind: CriterionKind; readonly value: string; readonly name: string }

/** What a phrase can mean. */
export type Meaning =
  | { readonly as: 'criteria'; readonly criteria: readonly SaidCriterion[]; readonly isName: boolean }
  | { readonly as: 'activity'; readonly activityTypeId: string; readonly name: string }

/** The words of a workspace: what its sentences may speak of. */
export type SentenceWords = {
  readonly terms: readonly {
    readonly taxonomy: Taxonomy
    readonly id: string
    readonly name: string
    readonly code: string | null
    readonly aliases: readonly string[]
  }[]
  readonly products: readonly { readonly id: string; readonly name: string }[]
  readonly competitors: readonly string[]
  readonly activityTypes: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly germanName: string | null
  }[]
}

/** The words of a workspace, made ready once for many sentences. */
export type Lexicon = {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>
  /** Spellings of six letters or more by their first letter and length, for what is misspelt. */
  readonly spellings: ReadonlyMap<string, readonly (readonly [spelling: string, name: string])[]>
  /** Terms by taxonomy and code: `region DE`. */
  readonly byCode: ReadonlyMap<string, SaidCriterion>
  readonly competitors: ReadonlyMap<string, string>
}

/** Prepares the words of a workspace. Each name is known as it stands, and without the endings of its words. */
export function makeLexicon(words: SentenceWords): Lexicon {
  const meanings = new Map<string, Meaning[]>()
  const spellings = new Map<string, (readonly [string, string])[]>()
  const byCode = new Map<string, SaidCriterion>()
  const competitors = new Map<string, string>()
  const add = (name: string, meaning: Meaning) => {
    const parts = wordsOfName(name)
    if (parts.length === 0 || parts.length > 8 || parts.join('').length < 2) return
    if (parts.length === 1 && isStop(parts[0] ?? '')) return
    for (const key of keysOf(parts)) put(meanings, key, meaning)
    const spelling = parts.join('')
    if (spelling.length < 6) return
    const place = `${spelling.charAt(0)}${spelling.length}`
    const near = spellings.get(place) ?? []
    if (near.length === 0) spellings.set(place, near)
    near.push([spelling, name])
  }
  const said = (kind: CriterionKind, value: string, name: string, isName: boolean): Meaning => ({
    as: 'criteria',
    criteria: [{ kind, value, name }],
    isName,
  })
  for (const { id, name } of words.products)
    for (const each of productNames(name, words.products)) add(each, said('product', id, name, true))
  for (const name of words.competitors) {
    const spoken = name.replace(/^(an?|the|eine?)\s+/i, '')
    for (const key of keysOf(wordsOfName(spoken))) competitors.set(key, name)
    add(spoken, said('competitor', name, name, true))
  }
  for (const { taxonomy, id, name, code, aliases } of words.terms) {
    if (code !== null) byCode.set(`${taxonomy} ${code}`, { kind: taxonomy, value: id, name })
    add(name, said(taxonomy, id, name, true))
    for (const alias of aliases) add(alias, said(taxonomy, id, name, false))
  }
  addPlaces(add, byCode, meanings)
  for (const type of words.activityTypes)
    for (const name of namesOf(type)) add(name, { as: 'activity', activityTypeId: type.id, name: type.name })
  return { meanings, spellings, byCode, competitors }
}

/** Names of two letters that are also words; where they stand decides (`read-sentence-context.ts`). */
const shortNames = new Set(['it', 'us'])
const isStop = (word: string) => stopWords.has(word) && !shortNames.has(word)

function put(meanings: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  const known = meanings.get(key) ?? []
  if (!known.some((each) => isSame(each, meaning))) meanings.set(key, [...known, meaning])
}

const isSame = (a: Meaning, b: Meaning) => identityOf(a) === identityOf(b)

/** What tells two meanings apart. */
const identityOf = (meaning: Meaning): string =>
  meaning.as === 'activity'
    ? `activity ${meaning.activityTypeId}`
    : meaning.criteria.map(({ kind, value }) => `${kind} ${value}`).join(',')

/** A product by its whole name, and without the vendor's word that all of them begin with. */
function productNames(name: string, all: SentenceWords['products']): readonly string[] {
  const [vendor, ...rest] = name.trim().split(/\s+/)
  const shared = all.filter((each) => each.name.trim().split(/\s+/)[0] === vendor).length
  const short = rest.join(' ')
  return shared > 1 && short.length >= 3 ? [name, short] : [name]
}

function namesOf({ code, name, germanName }: SentenceWords['activityTypes'][number]): readonly string[] {
  return [
    name,
    ...(germanName === null ? [] : [germanName]),
    ...(defaultKind(code)?.aliases ?? []),
    ...(spokenKinds[code] ?? []),
  ]
}

function addPlaces(
  add: (name: string, meaning: Meaning) => void,
  byCode: ReadonlyMap<string, SaidCriterion>,
  meanings: ReadonlyMap<string, readonly Meaning[]>,
): void {
  const meant = (codes: readonly string[]): Meaning | null => {
    const criteria = codes.flatMap((code) => byCode.get(`region ${code}`) ?? [])
    return criteria.length === codes.length ? { as: 'criteria', criteria, isName: false } : null
  }
  for (const key of byCode.keys()) {
    const code = key.replace(/^region /, '')
    if (!/^region [A-Z]{2}$/.test(key)) continue
    const meaning = meant([code])
    const names = [countryName(code, 'en'), countryName(code, 'de'), ...(countryAliases[code] ?? [])]
    if (meaning !== null) for (const name of new Set(names)) add(name, meaning)
  }
  for (const [word, code] of placeAdjectives) {
    const meaning = meant([code])
    if (meaning !== null) add(word, meaning)
  }
  for (const [word, codes] of placeGroupings) {
    const meaning = meant(codes)
    const isKnown = meanings.has(`=${wordsOfName(word).join('')}`)
    if (meaning !== null && !isKnown) add(word, meaning)
  }
}

/** A phrase of the sentence with what it can mean; `corrected` where its spelling was put right. */
export type FoundMeaning = {
  readonly to: number
  readonly meanings: readonly Meaning[]
  readonly corrected: string | null
}

/** Names longer than this many words are known by no workspace. */
const longest = 7

/** The longest phrase that is known at a place; null where none is. No phrase goes on behind a comma. */
export function phraseOf(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
): FoundMeaning | null {
  let end = at + 1
  while (end < tokens.length && end - at < longest && isFree(end) && !isBreak(tokens[end])) end += 1
  for (let to = end; to > at; to -= 1) {
    const words = tokens.slice(at, to).map(({ key }) => key)
    if (words.length > 1 ? !isPhrase(words, tokens.slice(at + 1, to)) : isStop(words[0] ?? '')) continue
    for (const key of keysOf(words)) {
      const meanings = lexicon.meanings.get(key)
      if (meanings !== undefined) return { to, meanings, corrected: null }
    }
  }
  return null
}

const edges = new Set([
  'and',
  'und',
  'the',
  'der',
  'die',
  'das',
  'of',
  'des',
  'or',
  'oder',
  'a',
  'an',
  'in',
  'im',
])

function isPhrase(words: readonly string[], later: readonly Token[]): boolean {
  if (edges.has(words[0] ?? '') || edges.has(words.at(-1) ?? '')) return false
  return words.some((word) => word.length > 2) || later.every(({ gap }) => !/\s/.test(gap))
}

/** A word that is misspelt by a letter or two, or a German compound of a known word; null where it is neither. */
export function correctedAt(lexicon: Lexicon, token: Token): FoundMeaning | null {
  const { key } = token
  if (key.length < 6 || stopWords.has(key) || token.number !== null) return null
  return compoundOf(lexicon, key) ?? misspeltOf(lexicon, key)
}

const tails =
  /^(?:s|es|en|n)?(?:kunden?|kundin|branche|unternehmens?|konzerne?n?|gruppen?|sektors?|bereichs?|industrie|firmen|firma|betriebe?n?|anbieter|hersteller|gesellschaft|gesellschaften|verwaltung|ketten?|hauser|haus|wesen|handler|versorger|dienstleister|referenz|referenzen|wirtschaft|ablosung|wechsler|umstieg|migration)n?$/

function compoundOf(lexicon: Lexicon, word: string): FoundMeaning | null {
  for (let cut = word.length - 4; cut >= 4; cut -= 1) {
    if (!tails.test(word.slice(cut))) continue
    const found = namedBy(lexicon, word.slice(0, cut))
    if (found !== null) return found
  }
  // What stands last in a compound says what it is: a Universitätsklinik is a clinic.
  for (let cut = 3; word.length >= 10 && cut <= word.length - 6; cut += 1) {
    const found = namedBy(lexicon, word.slice(cut))
    if (found?.meanings[0]?.as === 'criteria' && found.meanings[0].criteria[0]?.kind === 'industry')
      return found
  }
  return null
}

function namedBy(lexicon: Lexicon, word: string): FoundMeaning | null {
  const keys = keysOf([word])
  const meanings = keys.map((key) => lexicon.meanings.get(key)).find((each) => each !== undefined)
  return meanings === undefined ? null : { to: 0, meanings, corrected: word }
}

function misspeltOf(lexicon: Lexicon, word: string): FoundMeaning | null {
  const near = [-2, -1, 0, 1, 2]
    .flatMap((more) => lexicon.spellings.get(`${word.charAt(0)}${word.length + more}`) ?? [])
    .filter(([spelling]) => isMisspelling(word, spelling))
  const found = near.map(([spelling, name]) => ({
    name,
    meanings: lexicon.meanings.get(`=${spelling}`) ?? [],
  }))
  const [first] = found
  const isSure = found.every(
    ({ meanings }) =>
      meanings[0] !== undefined &&
      first?.meanings[0] !== undefined &&
      identityOf(meanings[0]) === identityOf(first.meanings[0]),
  )
  return first === undefined || !isSure ? null : { to: 0, meanings: first.meanings, corrected: first.name }
}
