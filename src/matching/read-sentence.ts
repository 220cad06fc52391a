import { squeeze } from '../kernel/text.ts'
import type { Day } from '../kernel/time.ts'
import type { Choice, Item, Prospect, Sense } from './read-sentence-item.ts'
import { itemsIn } from './read-sentence-items.ts'
import type { Lexicon, SaidCriterion } from './read-sentence-lexicon.ts'
import { markNegations, mustsIn } from './read-sentence-marks.ts'
import { isBreak, stopWords, type Token, tokensOf } from './read-sentence-tokens.ts'

/** A criterion that was read; a must where the sentence says so. */
type ReadCriterion = SaidCriterion & { readonly isMust: boolean }

/** A piece of the text, by its letters, with what it was read as. */
export type Span = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly sense: Sense
  /** How it is spelt where it was misspelt, or the part of a compound that is known. */
  readonly corrected: string | null
  readonly choices: readonly Choice[]
}

/** A need as far as a sentence tells it; null is what it leaves open. */
export type Reading = {
  readonly activityTypeId: string | null
  readonly wishedOn: Day | null
  readonly by: Day | null
  readonly wanted: number | null
  readonly criteria: readonly ReadCriterion[]
  /** What says something and is no criterion: to be looked for in stories. */
  readonly words: string
  readonly spans: readonly Span[]
}

/** Longer sentences are read to here; the rest is words. */
const mostWords = 700

/**
 * Reads a need typed as a sentence, in English and German or both. In: the text, the words of the workspace, the day
 * it is typed on (dates without a year are the next such day), and accounts and deals it may name. Out: what it asks
 * for, and each word that says something in exactly one span with what it was read as. Never guesses silently: what
 * is doubtful has choices, what is negated becomes no criterion, what is left over becomes search words.
 */
export function readSentence(
  text: string,
  lexicon: Lexicon,
  today: Day,
  prospects: readonly Prospect[] = [],
): Reading {
  const all = tokensOf(text)
  const tokens = all.slice(0, mostWords)
  const read = markNegations(tokens, itemsIn(tokens, lexicon, today, prospects))
  const musts = mustsIn(tokens, read)
  const once = onlyFirsts([...read, ...musts.map(({ item }) => item)].toSorted((a, b) => a.from - b.from))
  const items = [...once, ...leftovers(all, once)].toSorted((a, b) => a.from - b.from)
  const must = new Set(
    [...musts.flatMap(({ of }) => of), ...once.filter(saysMust)].flatMap(({ sense }) =>
      sense.as === 'criteria' ? sense.criteria : [],
    ),
  )
  return {
    ...told(items),
    criteria: withMusts(items, must),
    words: wordsOf(text, all, items),
    spans: items.map((item) => spanOf(text, all, item)),
  }
}

const saysMust = ({ sense }: Item) => sense.as === 'criteria' && sense.isMust === true

/** One activity, one day, one number: what is said a second time and differs is told, not taken. */
function onlyFirsts(items: readonly Item[]): readonly Item[] {
  let [activity, wanted, wishedOn, by] = [null, null, null, null] as (string | null)[]
  return items.map((item): Item => {
    const { sense } = item
    const second: Item = { ...item, sense: { as: 'not-understood', why: 'second' } }
    if (sense.as === 'activity') {
      activity ??= sense.activityTypeId
      const other: Choice = { as: 'activity', activityTypeId: sense.activityTypeId, name: sense.name }
      return activity === sense.activityTypeId ? item : { ...second, choices: [other] }
    }
    if (sense.as === 'wanted') {
      wanted ??= String(sense.wanted)
      return wanted === String(sense.wanted) ? item : second
    }
    if (sense.as !== 'when') return item
    const { when } = sense
    if ((when.wishedOn !== null && wishedOn !== null) || (when.by !== null && by !== null))
      return { ...second, choices: [{ as: 'when', when }] }
    wishedOn ??= when.wishedOn
    by ??= when.by
    return item
  })
}

function told(items: readonly Item[]): Pick<Reading, 'activityTypeId' | 'wishedOn' | 'by' | 'wanted'> {
  const senses = items.map(({ sense }) => sense)
  const whens = senses.flatMap((sense) => (sense.as === 'when' ? [sense.when] : []))
  return {
    activityTypeId: senses.find((sense) => sense.as === 'activity')?.activityTypeId ?? null,
    wanted: senses.find((sense) => sense.as === 'wanted')?.wanted ?? null,
    wishedOn: whens.find(({ wishedOn }) => wishedOn !== null)?.wishedOn ?? null,
    by: whens.find(({ by }) => by !== null)?.by ?? null,
  }
}

/** Each criterion once; musts of one kind are choices, as the gates have it. */
function withMusts(items: readonly Item[], must: ReadonlySet<SaidCriterion>): readonly ReadCriterion[] {
  const all = items.flatMap(({ sense }) => (sense.as === 'criteria' ? sense.criteria : []))
  const firsts = new Map(all.map((each) => [`${each.kind} ${squeeze(each.value)}`, each]))
  return [...firsts.values()].map(({ kind, value, name }) => {
    const isMust = [...must].some((each) => each.kind === kind && each.value === value)
    return { kind, value, name, isMust }
  })
}

/** Words that say something and were read as nothing else, each run of them one piece. */
function leftovers(tokens: readonly Token[], items: readonly Item[]): readonly Item[] {
  const isTaken = (at: number) => items.some(({ from, to }) => from <= at && at < to)
  const runs: { from: number; to: number }[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || isTaken(at) || stopWords.has(token.key)) continue
    const last = runs.at(-1)
    const isNext =
      last !== undefined && at - last.to <= 1 && !isTaken(last.to) && isOneRun(tokens, last.to, at)
    if (isNext) last.to = at + 1
    else runs.push({ from: at, to: at + 1 })
  }
  return runs.map(({ from, to }) => ({
    from,
    to: wholeWord(tokens, to, isTaken),
    sense: { as: 'words' },
    choices: [],
    corrected: null,
  }))
}

const isOneRun = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to + 1).every((token) => !isBreak(token))

/** A word in parts is searched whole: hands-on. */
function wholeWord(tokens: readonly Token[], to: number, isTaken: (at: number) => boolean): number {
  return tokens[to]?.gap === '-' && !isTaken(to) ? to + 1 : to
}

/** The words left over: what stands together stays together, so that nothing else is read into them. */
function wordsOf(text: string, tokens: readonly Token[], items: readonly Item[]): string {
  const left = items.filter(({ sense }) => sense.as === 'words')
  return left
    .map((item, at) => {
      const isNext = left[at - 1]?.to === item.from && !isBreak(tokens[item.from])
      return `${at === 0 ? '' : isNext ? ' ' : ', '}${spanOf(text, tokens, item).text.replace(/\s+/g, ' ')}`
    })
    .join('')
    .slice(0, 4_000)
}

function spanOf(text: string, tokens: readonly Token[], { from, to, sense, choices, corrected }: Item): Span {
  const [start, end] = [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0]
  return { text: text.slice(start, end), from: start, to: end, sense, corrected, choices }
}
