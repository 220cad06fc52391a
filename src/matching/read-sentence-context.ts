import { shyKindWords } from '../activities/spoken-kinds.ts'
import type { CriterionKind } from './need.ts'
import type { Meaning } from './read-sentence-lexicon.ts'
import { doubtfulPlaces, languageCodes, shyPlaces } from './read-sentence-places.ts'
import { isBreak, type Token } from './read-sentence-tokens.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words for a company or its trade: what stands before them says what kind of company. */
export const tradeNouns =
  list(`company companies firm firms business businesses customer customers client clients account accounts
  organisation organisations organization organizations enterprise enterprises group groups provider providers producer producers
  manufacturer manufacturers maker makers sector sectors industry industries segment market markets vendor vendors operator operators
  advocate advocates reference references player players prospect prospects institution institutions agency agencies
  kunde kunden kundin unternehmen firma firmen branche branchen sektor bereich konzern konzerne hersteller anbieter betrieb betriebe
  referenzkunde referenzkunden referenz referenzen organisation organisationen haus hauser anwender industrie betreiber umfeld`)

const placing = list('in im aus inside within across from of throughout bei beim near ins')
const using = list(
  'on with using uses use runs run running auf mit nutzt nutzen verwendet verwenden einsetzt einsetzen about uber adopted bought',
)
const articles = list(
  'the a an der die das den dem ein eine einem einer einen our their unser unsere unserem unseren',
)

/** Names of terms that are everyday words as well: read only where a trade is spoken of. */
const everyday =
  list(`post mobile books news design research training legal law information security internet games gaming film music finance
  trading travel leisure sport sports property health people marketing audit accounting employment staffing recruiting recruitment cable radio
  funds lending storage hosting cleaning coaching testing technology tech computer architecture paper power information police sourcing
  communication communications services service sales product data network networking wireless streaming television internet mail
  cloud support planning reporting analysis compliance government verwaltung handel verkehr bildung personal
  federal justice dental home housing light plastics glass tools distribution infrastructure logistics projects religion libraries
  consolidation pricing inventory maintenance purchasing learning fraud billing invoicing management operations quality engineering consulting beratung forschung entwicklung werbung sicherheit`)

/** Where a phrase stands, as far as its meaning depends on it. */
export type Place = {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
  /** True where a trade or a land is spoken of right behind it. */
  readonly isBeforeTrade: boolean
}

/** What a phrase is taken for, and what it can mean besides; none where it is more likely an everyday word. */
export type Chosen = { readonly meaning: Meaning | null; readonly others: readonly Meaning[] }

/** Chooses among the meanings of a phrase by what stands before and behind it. */
export function chooseMeaning(meanings: readonly Meaning[], place: Place): Chosen {
  const ranked = meanings.toSorted((a, b) => weightOf(b, place) - weightOf(a, place))
  const [first] = ranked
  if (first === undefined || isShy(first, place)) return { meaning: null, others: ranked }
  return { meaning: first, others: ranked.slice(1) }
}

const plain: Readonly<Record<CriterionKind, number>> = {
  product: 9,
  competitor: 8,
  region: 7,
  industry: 5,
  'use-case': 4,
  persona: 3,
  size: 2,
  seniority: 2,
  stage: 2,
  language: 2,
}

function weightOf(meaning: Meaning, place: Place): number {
  const before = wordBefore(place)
  if (meaning.as === 'activity') return isTrade(place) ? 1 : 6
  const [first] = meaning.criteria
  if (first === undefined) return 0
  const { kind } = first
  const said = meaning.isName ? 0.5 : 0
  const isPlaced = placing.has(before) && (kind === 'region' || kind === 'industry')
  const isUsed = using.has(before) && (kind === 'product' || kind === 'use-case')
  const isOfTrade = isTrade(place) && (kind === 'industry' || kind === 'region')
  const isEveryday = kind === 'industry' && isEverydayWord(place) && !isPlaced && !isOfTrade
  return plain[kind] + said + (isPlaced || isUsed ? 10 : 0) + (isOfTrade ? 3 : 0) - (isEveryday ? 2 : 0)
}

const isTrade = ({ tokens, to }: Place) => tradeNouns.has(tokens[to]?.key ?? '') && !isBreak(tokens[to])
const isEverydayWord = ({ tokens, from, to }: Place) =>
  to === from + 1 && everyday.has(tokens[from]?.key ?? '')

/** The word before, past an article; empty behind a comma. */
function wordBefore({ tokens, from }: Place): string {
  const at = articles.has(tokens[from - 1]?.key ?? '') && !isBreak(tokens[from]) ? from - 1 : from
  return isBreak(tokens[at]) ? '' : (tokens[at - 1]?.key ?? '')
}

function isShy(meaning: Meaning, place: Place): boolean {
  const { tokens, from, to } = place
  if (to > from + 1) return false
  const word = tokens[from]?.key ?? ''
  const isAlone = (from === 0 || isBreak(tokens[from])) && isBreak(tokens[to])
  if (meaning.as === 'activity')
    return (
      shyKindWords.has(word) && !isAlone && !/^(an?|eine?n?|for|fur|als)$/.test(tokens[from - 1]?.key ?? '')
    )
  const kind = meaning.criteria[0]?.kind
  if (kind === 'product' || kind === 'competitor') return false
  const isExpected = placing.has(wordBefore(place)) || isTrade(place)
  if (word === 'it') return !isExpected || /^(using|with|of)$/.test(wordBefore(place))
  if (shyPlaces.has(word)) return !isExpected && !place.isBeforeTrade && (word === 'us' || !isAlone)

  return everyday.has(word) && !isExpected && !isAlone
}

/** Another place that a name may mean, with the words around that speak for it. */
export function otherPlaceOf(
  tokens: readonly Token[],
  at: number,
): { readonly code: string; readonly name: string; readonly isMeant: boolean } | null {
  const doubtful = doubtfulPlaces[tokens[at]?.key ?? '']
  if (doubtful === undefined) return null
  const around = tokens.slice(Math.max(0, at - 2), at + 4)
  return {
    code: doubtful.code,
    name: doubtful.other,
    isMeant: around.some(({ key }) => doubtful.hints.includes(key)),
  }
}

/** A language that is asked for: words from one to before another. */
type FoundLanguages = {
  readonly to: number
  readonly codes: readonly string[]
  readonly isEither: boolean
}

const speaking = list('speak speaks speaking spricht sprechen sprechend fluent in auf native')
const speakers = list(
  'speaking sprachig speaker speakers muttersprachler sprechend sprechende language spoken spricht sprechen spreche',
)
const sprachig = /^(\p{L}+?)(?:isch)?sprachig(?:e|en|er|es|em)?$/u

/** Speaks French and German, auf Französisch, German-speaking, deutschsprachig. */
export function languagesAt(
  tokens: readonly Token[],
  at: number,
  isTradeAt: (at: number) => boolean,
): FoundLanguages | null {
  const compound = sprachig.exec(tokens[at]?.key ?? '')
  if (compound !== null) {
    const code = languageCodes.get(`${compound[1]}isch`) ?? languageOf(compound[1] ?? '')
    return code === undefined ? null : { to: at + 1, codes: [code], isEither: false }
  }
  const own = languageOf(tokens[at]?.key ?? '')
  if (own !== undefined && speakers.has(tokens[at + 1]?.key ?? '') && !isBreak(tokens[at + 1]))
    return { to: at + 2, codes: [own], isEither: false }
  return speaking.has(tokens[at]?.key ?? '') ? spokenAt(tokens, at, isTradeAt) : null
}

function spokenAt(
  tokens: readonly Token[],
  at: number,
  isTradeAt: (at: number) => boolean,
): FoundLanguages | null {
  let next = at + 1
  const skipped = /^(in|fluent|good|native|gut|fliessend|both|either|gutes|the|und|and|sprechen|speak)$/
  while (next < at + 3 && skipped.test(tokens[next]?.key ?? '') && !isBreak(tokens[next])) next += 1
  const codes: string[] = []
  let isEither = false
  for (let word = next; !isBreak(tokens[word]) || codes.length > 0; ) {
    const code = languageOf(tokens[word]?.key ?? '')
    const isPlain = !isTradeAt(word + 1) || isBreak(tokens[word + 1])
    if (code === undefined || !isPlain) break
    codes.push(code)
    next = word + 1
    const joint = tokens[next]?.key ?? ''
    if (/^(or|oder)$/.test(joint)) isEither = true
    word = /^(and|und|or|oder)$/.test(joint) ? next + 1 : next
    if (word === next && !/^,/.test(tokens[word]?.gap ?? '')) break
  }
  return codes.length === 0 ? null : { to: next, codes, isEither }
}

function languageOf(word: string): string | undefined {
  return languageCodes.get(word) ?? languageCodes.get(word.replace(/(?:en|er|e|em|es)$/, ''))
}
