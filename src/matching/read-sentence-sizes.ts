import { type EmployeeBand, employeeBands } from '../customers/account.ts'
import { numberSaid, phraseAt, phrasesOf } from './read-sentence-numbers.ts'
import { isBreak, type Token } from './read-sentence-tokens.ts'

/** Words about the size of a company, and the bands they cover. */
type FoundSize = {
  readonly from: number
  readonly to: number
  readonly bands: readonly EmployeeBand[]
}

const people =
  phrasesOf(`employees | employee | people | staff | persons | heads | headcount | fte | ftes | workers | mitarbeiter* | mitarbeitende* |
  beschaftigte* | angestellte* | leute | kopfe | kopfen | personen | ma | strong | colleagues`)
const more = phrasesOf(
  'over | more than | above | at least | not less than | no fewer than | no less than | upwards of | beyond | exceeding | mehr als | uber | mindestens | ab | min | nicht weniger als',
)
const less = phrasesOf(
  'under | less than | fewer than | below | up to | at most | no more than | not more than | maximum | max | weniger als | unter | bis zu | hochstens | maximal | nicht mehr als',
)
const about = phrasesOf(
  'around | about | circa | ca | some | roughly | approximately | etwa | rund | ungefahr | with | mit',
)
const between = phrasesOf('between | zwischen | from | von')

/** The bands as ranges of heads, both ends counted. Source: the bands an account is stored with. */
const ranges: readonly (readonly [EmployeeBand, number, number])[] = employeeBands.map((band) => {
  const [from, until] = band.replace('+', '').split('-').map(Number)
  return [band, from ?? 0, until ?? Number.POSITIVE_INFINITY]
})

const within = (least: number, most: number) =>
  ranges.filter(([, from, until]) => from <= most && until >= least).map(([band]) => band)

/**
 * What everyday words for sizes stand for. Source: Commission Recommendation 2003/361/EC (small below 50, medium
 * below 250); IfM Bonn for Mittelstand (below 500); mid-market in usual sales segments, 50 to 999.
 */
const named: readonly (readonly [readonly (readonly string[])[], readonly EmployeeBand[], boolean])[] = [
  [
    phrasesOf(
      'mid sized | midsized | mid size | midsize | mid market | midmarket | medium sized | medium size | mittelgross* | mittelstandisch* | mittelstand | mittelstands | mittelstandler',
    ),
    ['50-249', '250-999'],
    false,
  ],
  [
    phrasesOf(
      'sme | smes | smb | smbs | kmu | kmus | small and medium sized | small and medium | kleine und mittlere | kleinen und mittleren',
    ),
    ['1-49', '50-249'],
    false,
  ],
  [
    phrasesOf(
      'startup | startups | start up | start ups | small business | small businesses | kleinunternehmen | kleinstunternehmen | kleinbetrieb*',
    ),
    ['1-49'],
    false,
  ],
  [
    phrasesOf(
      'large enterprise | large enterprises | big enterprise | enterprise size | enterprise sized | enterprise grade | grossunternehmen | grosskonzern* | large cap | multinational | multinationals | multinational*| corporates | large corporate | large corporates | dax konzern*',
    ),
    ['1000-4999', '5000+'],
    false,
  ],
  [phrasesOf('small | smaller | klein* '), ['1-49'], true],
  [phrasesOf('medium | mittlere*'), ['50-249'], true],
  [
    phrasesOf(
      'large | larger | big | bigger | huge | gross | grosse | grosser | grosses | grossen | grossem | grossere*',
    ),
    ['1000-4999', '5000+'],
    true,
  ],
]

/** What is said about how many people work there. `isTrade` tells whether a word is one for a company or its trade. */
export function sizesIn(tokens: readonly Token[], isTrade: (at: number) => boolean): readonly FoundSize[] {
  const found: FoundSize[] = []
  for (let at = 0; at < tokens.length; ) {
    const here = countedAt(tokens, at) ?? namedAt(tokens, at, isTrade)
    if (here !== null) found.push(here)
    at = here?.to ?? at + 1
  }
  return found
}

function namedAt(tokens: readonly Token[], at: number, isTrade: (at: number) => boolean): FoundSize | null {
  for (const [phrases, bands, isAdjective] of named) {
    const length = phraseAt(tokens, at, phrases)
    if (length === 0) continue
    if (isAdjective && (isBreak(tokens[at + length]) || !isTrade(at + length))) continue
    return { from: at, to: at + length, bands }
  }
  return null
}

function countedAt(tokens: readonly Token[], at: number): FoundSize | null {
  const [least, most, loose, pair] = [more, less, about, between].map((phrases) =>
    phraseAt(tokens, at, phrases),
  )
  const start = at + Math.max(least ?? 0, most ?? 0, loose ?? 0, pair ?? 0)
  const number = figure(tokens[start])
  if (number === null) return null
  const until = untilAt(tokens, start)
  const next = until?.next ?? start + 1
  const noun = nounAfter(tokens, next)
  if (noun === 0) return null
  const to = next + noun
  if (until !== null) return { from: at, to, bands: within(number, Math.max(number, until.number - 1)) }
  if ((most ?? 0) > 0) return { from: at, to, bands: within(0, Math.max(1, number - 1)) }
  const isOpen = (least ?? 0) > 0 || (tokens[next]?.gap ?? '').startsWith('+')
  return { from: at, to, bands: isOpen ? within(number, Number.POSITIVE_INFINITY) : within(number, number) }
}

/** A head count in figures, or two words such as five thousand. */
function figure(token: Token | undefined): number | null {
  return token === undefined || !/^\p{N}/u.test(token.text) ? null : numberSaid(token)
}

function untilAt(tokens: readonly Token[], start: number): { number: number; next: number } | null {
  const after = tokens[start + 1]
  if (after === undefined) return null
  const isBridge = ['and', 'und', 'to', 'bis'].includes(after.key)
  const at = isBridge ? start + 2 : start + 1
  const number = figure(tokens[at])
  if (number === null || (!isBridge && !/^\s?[-–—]\s?$/.test(after.gap))) return null
  return { number, next: at + 1 }
}

/** How many words the noun takes; few people are a count of advocates, not of employees. */
function nounAfter(tokens: readonly Token[], at: number): number {
  const length = phraseAt(tokens, at, people)
  const value = tokens[at - 1]?.number ?? 0
  const isLoose = /^(people|persons|leute|personen|colleagues|ma)$/.test(tokens[at]?.key ?? '')
  if (length === 0 || /[,;:!?()]/.test(tokens[at]?.gap ?? '') || (isLoose && value < 50)) return 0
  return length
}
