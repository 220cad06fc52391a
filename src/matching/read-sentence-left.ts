import { isMisspelling } from '../customers/term-similarity.ts'
import type { Lexicon } from './read-sentence-lexicon.ts'
import { phraseAt, phrasesOf } from './read-sentence-numbers.ts'
import { isBreak, keysOf, stopWords, type Token } from './read-sentence-tokens.ts'

/** Whom somebody left: words up to before another. Names the workspace knows are spelt as it spells them. */
type FoundLeft = {
  readonly to: number
  readonly names: readonly string[]
  readonly corrected: string | null
}

const leaving =
  phrasesOf(`left | leaving | leave | who left | switched from | switched over from | switching from | switched away from | moved from | moved away from | moving from |
  moved off | moved off of | migrated from | migrated away from | migrated off | migrating from | migration from | came from | coming from | converted from | replaced | replacing | replace | replacement of | replacement for |
  ditched | dropped | abandoned | displaced | got rid of | previously on | previously with | previously used | formerly on | formerly with | formerly used | used to run | used to use | used to be on | sunset | retired |
  weg von | wechsel von | gewechselt von | wechselten von | umstieg von | umgestiegen von | migration von | migriert von | ablosung von | abgelost von | ersetzten | ersatz fur | ersatz von | abschied von | losten | loste`)
const beforeVerb =
  phrasesOf(`abgelost | abgelost haben | abgelost hat | abloste | ablosten | ablosung | abloser | ersetzt | ersetzt haben | ersetzt hat | ersetzte | ersetzten | verlassen | verlassen haben | verlassen hat | verliess | verliessen |
  ausgetauscht | ausgetauscht haben | ausgetauscht hat | abgeschafft | abgeschafft haben | abgeschafft hat | rausgeworfen | hinter sich gelassen | hinter sich gelassen haben | wechsler | umsteiger | gekundigt | gekundigt haben | gekundigt hat`)
const afterVon = phrasesOf(
  `weg | weg sind | weggegangen | weggegangen sind | gewechselt | gewechselt sind | gewechselt haben | gewechselt ist | wechselten | wechselte | umgestiegen | umgestiegen sind | umgestiegen ist | migriert | migriert sind | migriert haben | gekommen sind | gekommen ist | kommen | kam | kamen | weggewechselt`,
)
const skipped = new Set([
  'the',
  'their',
  'its',
  'an',
  'a',
  'old',
  'der',
  'die',
  'das',
  'dem',
  'den',
  'ihr',
  'ihre',
  'ihren',
  'von',
  'vom',
])

/** Names of competitors take at most so many words. */
const longest = 4

/** A competitor and the words that say it was left, in English or German; null where none begins here. */
export function leftAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
): FoundLeft | null {
  return namedAfter(lexicon, tokens, at, isFree) ?? namedBefore(lexicon, tokens, at, isFree)
}

function namedAfter(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
): FoundLeft | null {
  const opener = phraseAt(tokens, at, leaving)
  if (opener === 0) return null
  let start = at + opener
  while (skipped.has(tokens[start]?.key ?? '') && !isBreak(tokens[start])) start += 1
  if (isBreak(tokens[start])) return null
  const known = knownAt(lexicon, tokens, start)
  if (known !== null) return alternatives(lexicon, tokens, known)
  const to = unknownEnd(tokens, start, isFree)
  return to === start ? null : { to, names: [textOf(tokens, start, to)], corrected: null }
}

function namedBefore(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
): FoundLeft | null {
  const isFrom = ['von', 'vom'].includes(tokens[at]?.key ?? '')
  const start = isFrom ? at + 1 : at
  const verbs = isFrom ? afterVon : beforeVerb
  if (isFrom && isBreak(tokens[start])) return null
  const known = knownAt(lexicon, tokens, start)
  if (known !== null) {
    const all = alternatives(lexicon, tokens, known)
    const verb = phraseAt(tokens, all.to, verbs)
    return verb === 0 || isBreak(tokens[all.to]) ? null : { ...all, to: all.to + verb }
  }
  const isOpened = isFrom || /^(die|der|das|welche|welcher|wer|den|dem)$/.test(tokens[at - 1]?.key ?? '')
  const end = isOpened ? unknownEnd(tokens, start, isFree, verbs) : start
  const verb = end === start ? 0 : phraseAt(tokens, end, verbs)
  return verb === 0 ? null : { to: end + verb, names: [textOf(tokens, start, end)], corrected: null }
}

function knownAt(lexicon: Lexicon, tokens: readonly Token[], at: number): FoundLeft | null {
  for (let to = Math.min(tokens.length, at + longest); to > at; to -= 1) {
    const window = tokens.slice(at, to)
    if (window.slice(1).some((token) => isBreak(token))) continue
    for (const key of keysOf(window.map((token) => token.key))) {
      const name = lexicon.competitors.get(key)
      if (name !== undefined) return { to, names: [name], corrected: null }
    }
  }
  const word = tokens[at]?.key ?? ''
  const near = [...lexicon.competitors].filter(
    ([key]) => key.startsWith('=') && isMisspelling(word, key.slice(1)),
  )
  const name = near[0]?.[1]
  return name === undefined || near.some(([, each]) => each !== name)
    ? null
    : { to: at + 1, names: [name], corrected: name }
}

/** Left Oldsoft or Numeratix: either will do. */
function alternatives(lexicon: Lexicon, tokens: readonly Token[], first: FoundLeft): FoundLeft {
  let found = first
  while (/^(or|and|oder|und)$/.test(tokens[found.to]?.key ?? '')) {
    const next = knownAt(lexicon, tokens, found.to + 1)
    if (next === null) return found
    found = {
      to: next.to,
      names: [...found.names, ...next.names],
      corrected: found.corrected ?? next.corrected,
    }
  }
  return found
}

/** A name nobody knows ends at a comma, a word of everyday language, or what was read as something else. */
function unknownEnd(
  tokens: readonly Token[],
  start: number,
  isFree: (at: number) => boolean,
  verbs: readonly (readonly string[])[] = [],
): number {
  let to = start
  for (let at = start; at < Math.min(tokens.length, start + 3); at += 1) {
    const token = tokens[at]
    const isEnd =
      token === undefined || !isFree(at) || stopWords.has(token.key) || (at > start && isBreak(token))
    if (isEnd || phraseAt(tokens, at, verbs) > 0 || /^(not|no|nicht|kein\w*|ohne|without)$/.test(token.key))
      break
    to = at + 1
  }
  return to
}

const textOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map(({ text, gap }, at) => (at === 0 ? text : `${/\s/.test(gap) ? ' ' : gap}${text}`))
    .join('')
    .slice(0, 120)
