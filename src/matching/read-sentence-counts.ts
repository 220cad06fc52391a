import { tradeNouns } from './read-sentence-context.ts'
import { type Item, plainItem } from './read-sentence-item.ts'
import { numberSaid, phraseAt, phrasesOf } from './read-sentence-numbers.ts'
import { isBreak, stopWords, type Token } from './read-sentence-tokens.ts'

const least = phrasesOf(
  'at least | no fewer than | no less than | mindestens | wenigstens | minimum | up to | bis zu | around | about | etwa | circa | ca',
)
const vague: readonly (readonly [readonly (readonly string[])[], number])[] = [
  [phrasesOf('a couple of | a couple | couple of'), 2],
  [phrasesOf('a few | several | ein paar | mehrere | mehreren'), 3],
  [phrasesOf('a handful of | a handful | eine handvoll'), 5],
]
const people =
  /^(people|persons?|contacts?|candidates?|references?|referees?|speakers?|advocates?|examples?|voices?|leute|personen|referenz(en)?|ansprechpartner(n|innen)?|kandidat(en)?|kontakte?n?|stimmen|beispiele?|different|verschiedenen?)$/

/** More advocates than this are no need but a list. Source: the need's own limit. */
const most = 50

/** How many advocates are asked for. `startsItem` tells where something that was read begins. */
export function countsIn(
  tokens: readonly Token[],
  isFree: (at: number) => boolean,
  startsItem: (at: number) => boolean,
): readonly Item[] {
  const found: Item[] = []
  for (let at = 0; at < tokens.length; ) {
    const here = isFree(at) ? countAt(tokens, at, isFree, startsItem) : null
    if (here !== null) found.push(here)
    at = here?.to ?? at + 1
  }
  return found
}

function countAt(
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
  startsItem: (at: number) => boolean,
): Item | null {
  for (const [phrases, wanted] of vague) {
    const length = phraseAt(tokens, at, phrases)
    if (length > 0 && isFollowed(tokens, at + length, startsItem))
      return plainItem(at, at + length, { as: 'wanted', wanted })
  }
  const start = at + phraseAt(tokens, at, least)
  const number = isFree(start) ? numberSaid(tokens[start]) : null
  if (number === null || /^\p{N}+\p{L}/u.test(tokens[start]?.text ?? '')) return null
  const { last, to } = rangeAt(tokens, start, number)
  if (!isFollowed(tokens, to, startsItem)) return null
  const isOne = tokens[start]?.key === 'one'
  if (isOne && !isNoun(tokens, to) && !startsItem(to)) return null
  if (last < 1 || last > most) return plainItem(at, to, { as: 'not-understood', why: 'too-many' })
  return plainItem(at, to, { as: 'wanted', wanted: last })
}

/** Two or three, 2-3: the larger. */
function rangeAt(tokens: readonly Token[], start: number, number: number): { last: number; to: number } {
  const after = tokens[start + 1]
  const isJoined = /^(or|to|oder|bis)$/.test(after?.key ?? '')
  const next = isJoined ? start + 2 : start + 1
  const other = isJoined || /^\s?[-–—]\s?$/.test(after?.gap ?? '') ? numberSaid(tokens[next]) : null
  return other !== null && other > number ? { last: other, to: next + 1 } : { last: number, to: start + 1 }
}

const isNoun = (tokens: readonly Token[], at: number) => {
  const key = tokens[at]?.key ?? ''
  return !isBreak(tokens[at]) && (tradeNouns.has(key) || people.test(key))
}

/** Figures count advocates where people, companies or something that was read stand behind them, not weeks or plants. */
function isFollowed(tokens: readonly Token[], to: number, startsItem: (at: number) => boolean): boolean {
  for (let at = to; at < to + 4; at += 1) {
    if (isBreak(tokens[at])) return at === to && isLastWord(tokens, to)
    if (isNoun(tokens, at) || startsItem(at)) return true
    const key = tokens[at]?.key ?? ''
    if (/^(years?|jahre?n?|in|of|und|and|or|oder|to|von)$/.test(key) && at === to)
      return /^(of|in|von)$/.test(key) && startsItem(at + 1)
    if (!stopWords.has(key)) return false
  }
  return false
}

/** We need two. */
function isLastWord(tokens: readonly Token[], to: number): boolean {
  return /^(need|want|wants|needs|brauche|brauchen|benotige|suche|suchen|find|least|mindestens)$/.test(
    tokens[to - 2]?.key ?? '',
  )
}
