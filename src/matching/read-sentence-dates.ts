import { addDays, type Day, later } from '../kernel/time.ts'
import type { Days } from './read-sentence-calendar.ts'
import { daysAt, lengthAt } from './read-sentence-days.ts'
import { numberSaid, phraseAt, phrasesOf } from './read-sentence-numbers.ts'
import type { Token } from './read-sentence-tokens.ts'

/** When something should take place: on a day, by a last day, or from one to the other. */
export type When = { readonly wishedOn: Day | null; readonly by: Day | null }

/** Words about a day, from one word to before another. Without `when` somebody has to choose, or it is no such day. */
export type FoundWhen = {
  readonly from: number
  readonly to: number
  readonly when: When | null
  readonly choices: readonly When[]
  readonly fault: 'gone-by' | 'no-such-day' | 'ambiguous' | null
}

type Opener = 'by' | 'before' | 'on' | 'after' | 'from' | 'within' | 'in'

const openers: readonly (readonly [Opener, readonly (readonly string[])[]])[] = [
  [
    'by',
    phrasesOf(`no later than | not later than | at the latest by | at the latest on | latest by | by the latest | by | until | till | up until |
    due | due by | deadline | bis spatestens | bis spatestens zum | bis spatestens am | bis zum | bis zur | bis | spatestens am | spatestens bis | spatestens bis zum | spatestens |
    spatestens im | nicht spater als | nicht spater als am | at the latest`),
  ],
  ['before', phrasesOf('before | prior to | ahead of | vor dem | vor der | vor')],
  ['on', phrasesOf('on | am | at | zum | around | rund um den | um den | gegen')],
  [
    'from',
    phrasesOf(
      'from | starting | starting from | as of | ab | ab dem | ab dem | not before | nicht vor | nicht vor dem | fruhestens | fruhestens am | earliest',
    ),
  ],
  ['after', phrasesOf('after | nach | nach dem | nach der')],
  [
    'within',
    phrasesOf(
      'within | within the next | in the next | over the next | in the coming | in den nachsten | innerhalb von | innerhalb der nachsten | innerhalb | binnen',
    ),
  ],
  [
    'in',
    phrasesOf('in | im | during | some time in | sometime in | irgendwann im | wahrend | noch im | noch in'),
  ],
]
const soon = phrasesOf(
  'asap | as soon as possible | so bald wie moglich | sobald wie moglich | schnellstmoglich | schnellstens | so schnell wie moglich | urgent | urgently | dringend | immediately | sofort',
)
const articles = new Set(['the', 'den', 'dem', 'der', 'des'])
const openings = phrasesOf('between | between the | zwischen dem | zwischen | vom | from | from the')
const bridges = new Set(['and', 'und', 'to', 'bis', 'until', 'till'])
const trailing = phrasesOf('at the latest | the latest | or earlier | or sooner | spatestens | latest')

/** What is said about days, in the order of the words. In: the words and today. */
export function datesIn(tokens: readonly Token[], today: Day): readonly FoundWhen[] {
  const found: FoundWhen[] = []
  for (let at = 0; at < tokens.length; ) {
    const here = whenAt(tokens, at, today)
    if (here !== null) found.push(here)
    at = here?.to ?? at + 1
  }
  return found
}

function whenAt(tokens: readonly Token[], at: number, today: Day): FoundWhen | null {
  const between = betweenAt(tokens, at, today)
  if (between !== null) return between
  const hurry = phraseAt(tokens, at, soon)
  if (hurry > 0)
    return { from: at, to: at + hurry, when: { wishedOn: null, by: null }, choices: [], fault: null }
  const { opener, next } = openerAt(tokens, at)
  if (opener === 'in' || opener === 'within') {
    const start = articles.has(tokens[next]?.key ?? '') ? next + 1 : next
    const length = lengthAt(tokens, start, numberSaid, today)
    if (length !== null) return ofLength(at, length, opener)
  }
  const begin = articles.has(tokens[next]?.key ?? '') && opener !== null ? next + 1 : next
  const found = daysAt(tokens, begin, opener !== null, today)
  if (found === null) return null
  const ends = found.next + phraseAt(tokens, found.next, trailing)
  const isDue = ends > found.next && (opener === null || opener === 'on' || opener === 'in')
  return { from: at, to: ends, ...meant(isDue ? 'by' : opener, found.days, today) }
}

function openerAt(tokens: readonly Token[], at: number): { opener: Opener | null; next: number } {
  let best: { opener: Opener | null; next: number } = { opener: null, next: at }
  for (const [opener, phrases] of openers) {
    const length = phraseAt(tokens, at, phrases)
    if (at + length > best.next) best = { opener, next: at + length }
  }
  return best
}

function ofLength(
  at: number,
  { day, next }: { readonly day: Day; readonly next: number },
  opener: Opener,
): FoundWhen {
  const [until, on] = [
    { wishedOn: null, by: day },
    { wishedOn: day, by: null },
  ]
  const isBy = opener === 'within'
  return { from: at, to: next, when: isBy ? until : on, choices: isBy ? [] : [until], fault: null }
}

type Meant = Pick<FoundWhen, 'when' | 'choices' | 'fault'>

/** What the days mean after the word before them. */
function meant(opener: Opener | null, days: Days, today: Day): Meant {
  if (days.fault !== undefined) return { when: null, choices: [], fault: days.fault }
  const sayOf = (day: Day): When =>
    opener === 'by' || opener === 'before' || opener === 'within'
      ? { wishedOn: null, by: day }
      : { wishedOn: day, by: null }
  if (days.other !== undefined)
    return { when: null, choices: [days.first, days.other].map(sayOf), fault: 'ambiguous' }
  const first = later(days.first, today)
  switch (opener) {
    case 'by':
    case 'within':
      return until(days, today)
    case 'before':
      return days.first === days.last || days.by === days.last
        ? sure({ wishedOn: null, by: days.first === days.last ? days.last : addDays(days.first, -1) })
        : sure({ wishedOn: null, by: later(addDays(days.first, -1), today) })
    case 'after':
      return sure({ wishedOn: addDays(days.last, 1), by: null })
    case 'from':
      return sure({ wishedOn: first, by: null })
    default:
      if (days.first !== days.last) return sure({ wishedOn: first, by: days.last })
      return {
        when: { wishedOn: days.last, by: null },
        choices: [{ wishedOn: null, by: days.last }],
        fault: null,
      }
  }
}

const sure = (when: When): Meant => ({ when, choices: [], fault: null })

/** By a day; by a month can be its beginning as well as its end, so that is asked. */
function until({ first, last, by }: Days, today: Day): Meant {
  if (by !== null) return sure({ wishedOn: null, by })
  const before = addDays(first, -1)
  if (before < today) return sure({ wishedOn: null, by: last })
  return {
    when: null,
    choices: [before, last].map((day) => ({ wishedOn: null, by: day })),
    fault: 'ambiguous',
  }
}

/** Between 3 and 7 March, vom 3. bis 7. März, 3-7 March. */
function betweenAt(tokens: readonly Token[], at: number, today: Day): FoundWhen | null {
  const opened = phraseAt(tokens, at, openings)
  const start = at + opened
  const bridge = betweenBridge(tokens, start, opened > 0)
  if (bridge === null) return null
  const last = daysAt(tokens, bridge, true, today)
  if (last === null || last.days.fault !== undefined || last.days.other !== undefined) return null
  const own = daysAt(tokens, start, true, today)
  const isWhole = own !== null && own.next > start + 1 && own.next <= bridge
  const first = isWhole ? own.days.first : sameMonth(numberSaid(tokens[start]), last.days)
  if (first === null || first > last.days.last) return null
  return { from: at, to: last.next, ...sure({ wishedOn: later(first, today), by: last.days.last }) }
}

function betweenBridge(tokens: readonly Token[], start: number, isOpened: boolean): number | null {
  for (let at = start + 1; at <= start + 3; at += 1) {
    const token = tokens[at]
    if (token === undefined) return null
    if (isOpened && bridges.has(token.key)) return articles.has(tokens[at + 1]?.key ?? '') ? at + 2 : at + 1
    if (/^\s?[-–—]\s?$/.test(token.gap) && at === start + 1) return /^\d{1,2}$/.test(token.text) ? at : null
  }
  return null
}

function sameMonth(day: number | null, { first, last }: Days): Day | null {
  if (day === null || day < 1 || day > 31 || first !== last) return null
  const said = `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
  return said <= last ? said : null
}
