import { bandWords } from '../customers/account.ts'
import type { Day } from '../kernel/time.ts'
import { chooseMeaning, languagesAt, otherPlaceOf, tradeNouns } from './read-sentence-context.ts'
import { countsIn } from './read-sentence-counts.ts'
import { datesIn, type FoundWhen } from './read-sentence-dates.ts'
import { type Choice, type Item, type Prospect, plainItem, type Sense } from './read-sentence-item.ts'
import { leftAt } from './read-sentence-left.ts'
import {
  correctedAt,
  type FoundMeaning,
  type Lexicon,
  type Meaning,
  phraseOf,
  type SaidCriterion,
} from './read-sentence-lexicon.ts'
import { languageCodes } from './read-sentence-places.ts'
import { sizesIn } from './read-sentence-sizes.ts'
import { type FoundTitle, titleAt } from './read-sentence-titles.ts'
import { isBreak, type Token } from './read-sentence-tokens.ts'
import { seniorityWords } from './similarity.ts'

/** A text under reading: its words, and which of them were read already. */
type Ground = {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly taken: boolean[]
  readonly items: Item[]
  readonly isFree: (at: number) => boolean
}

/** Looking for slips costs most: a page of text is not spelt out. */
const correctedMost = 60

/** What a sentence names, in the order of its words, each word in one piece at most. */
export function itemsIn(
  tokens: readonly Token[],
  lexicon: Lexicon,
  today: Day,
  prospects: readonly Prospect[],
): readonly Item[] {
  const taken = tokens.map(() => false)
  const ground: Ground = { tokens, lexicon, taken, items: [], isFree: (at) => taken[at] === false }
  for (const item of prospectsIn(ground, prospects)) take(ground, item)
  for (const found of datesIn(tokens, today)) take(ground, itemOfWhen(found))
  for (let at = 0; at < tokens.length; at += 1) {
    const left = ground.isFree(at) ? leftAt(lexicon, tokens, at, ground.isFree) : null
    if (left !== null)
      take(ground, { ...plainItem(at, left.to, criteriaOf(left.names)), corrected: left.corrected })
  }
  for (const { from, to, bands } of sizesIn(tokens, (at) => isTradeAt(ground, at))) {
    const criteria = bands.map(
      (band): SaidCriterion => ({ kind: 'size', value: band, name: `${bandWords[band]} people` }),
    )
    take(ground, plainItem(from, to, { as: 'criteria', criteria }))
  }
  readPhrases(ground)
  const starts = new Set(ground.items.map(({ from }) => from))
  for (const item of countsIn(tokens, ground.isFree, (at) => starts.has(at))) take(ground, item)
  return ground.items.toSorted((a, b) => a.from - b.from)
}

const criteriaOf = (names: readonly string[]): Sense => ({
  as: 'criteria',
  criteria: names.map((name) => ({ kind: 'competitor', value: name, name })),
})

function take({ taken, items, isFree }: Ground, item: Item): void {
  for (let at = item.from; at < item.to; at += 1) if (!isFree(at)) return
  taken.fill(true, item.from, item.to)
  items.push(item)
}

function itemOfWhen({ from, to, when, choices, fault }: FoundWhen): Item {
  const sense: Sense =
    when === null ? { as: 'not-understood', why: fault ?? 'ambiguous' } : { as: 'when', when }
  return { from, to, sense, choices: choices.map((each) => ({ as: 'when', when: each })), corrected: null }
}

/** Accounts and deals named behind “for”. */
function prospectsIn({ tokens }: Ground, prospects: readonly Prospect[]): readonly Item[] {
  if (prospects.length === 0) return []
  return forWhom(tokens).flatMap(({ at, windows }) => {
    const found = windows.flatMap(({ to, spelling }) => {
      const choices = prospects.filter((each) => each.spelling === spelling).flatMap((each) => each.choices)
      return choices.length === 0
        ? []
        : [{ ...plainItem(at, to, { as: 'for' }), choices: choices.slice(0, 6) }]
    })
    return found.slice(0, 1)
  })
}

/** What may be the name of an account behind each “for”, the longest first, spelt without spaces. */
export function forWhom(tokens: readonly Token[]): readonly {
  readonly at: number
  readonly windows: readonly { readonly to: number; readonly spelling: string; readonly text: string }[]
}[] {
  return tokens.flatMap(({ key }, at) => {
    if (!/^(for|fur|convince|uberzeugen)$/.test(key)) return []
    let start = at + 1
    while (/^(the|our|den|die|das|unseren|unsere)$/.test(tokens[start]?.key ?? '')) start += 1
    let end = start
    while (end < start + 6 && !isBreak(tokens[end])) end += 1
    const windows = Array.from({ length: end - start }, (_, ahead) => tokens.slice(start, end - ahead))
    const told = windows.map((window, ahead) => ({
      to: end - ahead,
      spelling: window.map((token) => token.key).join(''),
      text: window.map(({ text }) => text).join(' '),
    }))
    return told.length === 0 ? [] : [{ at, windows: told }]
  })
}

function isTradeAt({ tokens, lexicon, isFree }: Ground, at: number): boolean {
  if (tradeNouns.has(tokens[at]?.key ?? '')) return true
  if (!isFree(at)) return false
  const found = phraseOf(lexicon, tokens, at, isFree)
  return found?.meanings.some(isOfTrade) ?? false
}

const isOfTrade = (meaning: Meaning) =>
  meaning.as === 'criteria' && ['industry', 'region'].includes(meaning.criteria[0]?.kind ?? '')

function readPhrases(ground: Ground): void {
  const { tokens, isFree } = ground
  let corrections = 0
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isFree(at)) continue
    const item = phraseAt(ground, at)
    if (item !== null) take(ground, item)
    if (item !== null || corrections >= correctedMost) continue
    const corrected = correctedItem(ground, at)
    corrections += 1
    if (corrected !== null) take(ground, corrected)
  }
}

/** The longest of what begins at a word: a language, a job title, a phrase the workspace knows. */
function phraseAt(ground: Ground, at: number): Item | null {
  const { tokens, lexicon, isFree } = ground
  const phrase = phraseOf(lexicon, tokens, at, isFree)
  const title = titleAt(tokens, at, isFree)
  const languages = languagesAt(tokens, at, (word) => isTradeAt(ground, word))
  const read = phrase === null ? null : itemOfPhrase(ground, at, phrase)
  if (languages !== null && languages.to >= (phrase?.to ?? 0))
    return itemOfLanguages(at, languages.to, languages.codes, languages.isEither)
  const isRead = read !== null && read.sense.as !== 'words'
  const titled = title === null ? null : itemOfTitle(ground, at, title)
  if (titled !== null && (titled.to > (phrase?.to ?? 0) || !isRead)) return titled
  return read
}

function itemOfPhrase(ground: Ground, from: number, found: FoundMeaning): Item | null {
  const { tokens } = ground
  const to = found.to
  const place = { tokens, from, to, isBeforeTrade: !isBreak(tokens[to]) && isTradeAt(ground, to) }
  const { meaning, others } = chooseMeaning(found.meanings, place)
  const rest = others.slice(0, 4).map(choiceOf)
  if (meaning === null) {
    // Short words that are most often no name at all are not worth a question.
    if ((tokens[from]?.key.length ?? 0) <= 2) return null
    return { ...plainItem(from, to, { as: 'words' }), choices: rest }
  }
  const item = { ...plainItem(from, to, senseOf(meaning)), choices: rest, corrected: found.corrected }
  return to === from + 1 && isOfTrade(meaning) ? withOtherPlace(ground, item) : item
}

const senseOf = (meaning: Meaning): Sense =>
  meaning.as === 'activity' ? meaning : { as: 'criteria', criteria: meaning.criteria }

const choiceOf = (meaning: Meaning): Choice =>
  meaning.as === 'activity' ? meaning : { as: 'criteria', criteria: meaning.criteria }

/** Georgia is a country and a state; German is a language as well. */
function withOtherPlace({ tokens, lexicon }: Ground, item: Item): Item {
  const other = otherPlaceOf(tokens, item.from)
  const place = other === null ? undefined : lexicon.byCode.get(`region ${other.code}`)
  if (other !== null && place !== undefined && item.sense.as === 'criteria') {
    const there: Choice = { as: 'criteria', criteria: [place] }
    if (!other.isMeant) return { ...item, choices: [there, ...item.choices] }
    const here: Choice = { as: 'criteria', criteria: item.sense.criteria }
    return { ...item, sense: there, choices: [here, ...item.choices] }
  }
  const key = tokens[item.from]?.key ?? ''
  const language = languageCodes.get(key) ?? languageCodes.get(key.replace(/(?:en|er|e|em|es)$/, ''))
  return language === undefined
    ? item
    : { ...item, choices: [...item.choices, { as: 'criteria', criteria: [languageOf(language)] }] }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
const languageOf = (code: string): SaidCriterion => ({
  kind: 'language',
  value: code,
  name: languageNames.of(code) ?? code,
})

const itemOfLanguages = (from: number, to: number, codes: readonly string[], isEither: boolean): Item =>
  plainItem(from, to, { as: 'criteria', criteria: codes.map(languageOf), isMust: !isEither })

function itemOfTitle(
  { lexicon }: Ground,
  from: number,
  { to, personaCode, seniority }: FoundTitle,
): Item | null {
  const persona =
    lexicon.byCode.get(`persona ${personaCode}`) ??
    lexicon.byCode.get(`persona ${personaCode?.split('.')[0]}`)
  if (persona !== undefined) return plainItem(from, to, { as: 'criteria', criteria: [persona] })
  if (seniority === null) return null
  const criterion: SaidCriterion = {
    kind: 'seniority',
    value: seniority,
    name: seniorityWords[seniority] ?? seniority,
  }
  return plainItem(from, to, { as: 'criteria', criteria: [criterion] })
}

function correctedItem(ground: Ground, at: number): Item | null {
  const token = ground.tokens[at]
  const found = token === undefined ? null : correctedAt(ground.lexicon, token)
  return found === null ? null : itemOfPhrase(ground, at, { ...found, to: at + 1 })
}
