import { type Item, plainItem } from './read-sentence-item.ts'
import { phraseAt, phrasesOf } from './read-sentence-numbers.ts'
import { isBreak, stopWords, type Token } from './read-sentence-tokens.ts'

const neutral = phrasesOf(
  'not only | nicht nur | no matter | not necessarily | nicht unbedingt | not just | nicht zwingend',
)
const negations =
  phrasesOf(`not | no | non | never | none | nobody | neither | without | except | except for | excluding | exclude | exclude any | avoid | outside | outside of | other than | apart from | rather than |
  instead of | unlike | anything but | anyone but | cannot | cant | dont | doesnt | didnt | isnt | arent | wasnt | wont | hasnt | havent | shouldnt | mustnt | no one | nothing |
  nicht | kein | keine | keinen | keinem | keiner | keines | ohne | nie | niemals | niemand | ausser | ausserhalb | ausserhalb von | statt | anstatt | anstelle von | weder | ausgenommen`)
const afterwards = phrasesOf('excluded | ausgeschlossen | ausgenommen | unerwunscht | not | nicht')
const musts =
  phrasesOf(`must be in | must be from | must be | must have | must speak | must | has to be | have to be | has to | have to | needs to be | need to be | only | exclusively | required | is a must | mandatory | essential |
  strictly | unbedingt | zwingend | muss | mussen | nur | ausschliesslich | pflicht | ist pflicht | is required`)
const politely = new Set(['bitte', 'please'])
const linking =
  /^(in|im|from|aus|of|the|der|die|das|den|dem|des|a|an|any|be|is|are|on|at|with|mit|auf|bei|beim|fur|for|haben|have|has|to|who|that|am|vom|von|speak|speaks|ein|eine|einen|einem|einer|works?|another|andere|current|ist|sind|sein|have|had|zu|any|all|using|uses|based)$/

/** Turns what stands behind a negation into what was not understood: it cannot be a criterion, and never its opposite. */
export function markNegations(tokens: readonly Token[], items: readonly Item[]): readonly Item[] {
  let kept = [...items]
  for (let at = 0; at < tokens.length; ) {
    if (kept.some(({ from, to }) => from <= at && at < to)) {
      at += 1
      continue
    }
    const skip = phraseAt(tokens, at, neutral)
    if (skip > 0) {
      kept.push(plainItem(at, at + skip, { as: 'nothing' }))
      at += skip
      continue
    }
    const negated = negatedAt(tokens, at, kept)
    if (negated === null) {
      at += 1
      continue
    }
    kept = [...kept.filter(({ from, to }) => to <= negated.from || from >= negated.to), negated]
    at = Math.max(at + 1, negated.to)
  }
  return kept.toSorted((a, b) => a.from - b.from)
}

function negatedAt(tokens: readonly Token[], at: number, items: readonly Item[]): Item | null {
  const behind = behindAt(tokens, at, items)
  if (behind !== null) return behind
  const length = phraseAt(tokens, at, negations)
  if (length === 0) return null
  const next = itemAfter(tokens, at + length, items)
  const chain = next === null ? [] : chainFrom(tokens, next, items)
  const to = chain.at(-1)?.to ?? plainEnd(tokens, at + length, items)
  return plainItem(at, to, { as: 'not-understood', why: 'negated' })
}

/** Banks excluded; Banken bitte nicht. */
function behindAt(tokens: readonly Token[], at: number, items: readonly Item[]): Item | null {
  const skip = politely.has(tokens[at]?.key ?? '') ? 1 : 0
  const length = phraseAt(tokens, at + skip, afterwards)
  const to = at + skip + length
  const before = items.find((item) => item.to === at)
  if (length === 0 || before === undefined || isBreak(tokens[at]) || !isBreak(tokens[to])) return null
  return plainItem(before.from, to, { as: 'not-understood', why: 'negated' })
}

function itemAfter(tokens: readonly Token[], start: number, items: readonly Item[]): Item | null {
  for (let at = start; at < start + 5; at += 1) {
    if (isBreak(tokens[at])) return null
    const item = items.find(({ from }) => from === at)
    if (item !== undefined) return item
    if (!linking.test(tokens[at]?.key ?? '') && !musts.some(([word]) => word === tokens[at]?.key)) return null
  }
  return null
}

/** Not in retail, banking or insurance: what is joined to it is negated as well. */
function chainFrom(tokens: readonly Token[], first: Item, items: readonly Item[]): readonly Item[] {
  const chain = [first]
  for (let last = first; ; ) {
    const next = items.find(({ from }) => from >= last.to)
    if (next === undefined || !isJoined(tokens, last, next)) return chain
    chain.push(next)
    last = next
  }
}

function isJoined(tokens: readonly Token[], last: Item, next: Item): boolean {
  const between = tokens.slice(last.to, next.from)
  if (
    between.some(
      ({ key, gap }, at) =>
        (at > 0 && /[,;.]/.test(gap)) ||
        !/^(or|and|oder|und|nor|noch|sowie|in|im|from|aus|the|der|die|das|of|an?|any|eine?|einen|einem|einer|den|dem|keine?n?)$/.test(
          key,
        ),
    )
  )
    return false
  const joint = between[0]
  const opening = (joint ?? tokens[next.from])?.gap ?? ''
  if (/[.;:!?\n()]/.test(opening)) return false
  if (/^(or|oder|nor|noch)$/.test(joint?.key ?? '')) return true
  return (
    kindOf(last) === kindOf(next) &&
    (joint !== undefined ? /^(and|und|sowie)$/.test(joint.key) : /,|\//.test(opening))
  )
}

const kindOf = ({ sense }: Item) => (sense.as === 'criteria' ? sense.criteria[0]?.kind : sense.as)

/** Without anything that was read behind it: the words to the end of the phrase, five at most. */
function plainEnd(tokens: readonly Token[], start: number, items: readonly Item[]): number {
  let to = start
  while (to < start + 5 && !isBreak(tokens[to]) && !items.some(({ from }) => from === to)) to += 1
  return to
}

/** A must, and the pieces that it makes one of: what is joined by “or” is one must with choices. */
type FoundMust = { readonly item: Item; readonly of: readonly Item[] }

/** The words that make a must of what stands beside them. */
export function mustsIn(tokens: readonly Token[], items: readonly Item[]): readonly FoundMust[] {
  const found: FoundMust[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const length = items.some(({ from, to }) => from <= at && at < to) ? 0 : freeLength(tokens, at, items)
    if (length === 0) continue
    const first = meantBy(tokens, at, at + length, items)
    const chain = first === null || first.to <= at ? [] : chainFrom(tokens, first, items)
    const of =
      first === null
        ? []
        : [first, ...chain.filter((each) => each !== first && kindOf(each) === kindOf(first))]
    const isWord = tokens.slice(at, at + length).some(({ key }) => !stopWords.has(key))
    if (first !== null || isWord)
      found.push({ item: plainItem(at, at + length, { as: first === null ? 'nothing' : 'must' }), of })
    at += length - 1
  }
  return found
}

function freeLength(tokens: readonly Token[], at: number, items: readonly Item[]): number {
  const free = musts.filter((phrase) => !items.some(({ from, to }) => from < at + phrase.length && to > at))
  return phraseAt(tokens, at, free)
}

function meantBy(tokens: readonly Token[], at: number, to: number, items: readonly Item[]): Item | null {
  const before = isBreak(tokens[at]) ? undefined : items.find((item) => item.to === at)
  const after = isBreak(tokens[to]) ? null : itemAfter(tokens, to, items)
  const isBehind =
    before !== undefined && before.sense.as === 'criteria' && (after === null || after.from > to + 1)
  return isBehind ? before : after
}
