import { isCurrency } from '../kernel/money.ts'

/** Which mark parts the whole number from its fraction. */
export const decimalMarks = ['point', 'comma'] as const
export type DecimalMark = (typeof decimalMarks)[number]

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  US$: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₽': 'RUB',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  kr: 'SEK',
  SFr: 'CHF',
  R$: 'BRL',
  A$: 'AUD',
  C$: 'CAD',
}

const multipliers: readonly (readonly [RegExp, number])[] = [
  [/^(k|tsd\.?|thousand|t€)$/i, 1_000],
  [/^(m|mm|mio\.?|mn|mill\.?|million|millions|millionen)$/i, 1_000_000],
  [/^(b|bn|mrd\.?|billion|billions)$/i, 1_000_000_000],
]

/** A number taken apart: its digits with their marks, and the words around them. */
type Split = {
  readonly digits: string
  readonly negative: boolean
  readonly currency: string | null
  readonly scale: number
}

function split(text: string): Split | null {
  const plain = text.replace(/[\u00a0\u202f\u2009]/g, ' ').trim()
  const bracketed = /^\((.*)\)$/.exec(plain)
  const body = (bracketed?.[1] ?? plain).trim()
  const found = /^([^\d+\-.,]*)([+\-\u2212]?)([^\d.,]*)([\d.,' \u2019]*\d[.,]?)(.*)$/.exec(body)
  if (found === null) return null
  const [, before = '', sign = '', middle = '', digits = '', after = ''] = found
  // A dash after the digits is a minus; after their mark (1'200.-) it stands for no fraction.
  const dash = /^[-\u2013]+$/.test(after.trim())
  const words = readWords([before, middle, dash ? '' : after])
  if (words === null) return null
  const behind = dash && !/[.,]$/.test(digits)
  const negative = bracketed !== null || sign === '-' || sign === '\u2212' || behind
  return { digits: digits.trim().replace(/[.,]$/, ''), negative, ...words }
}

function readWords(
  parts: readonly string[],
): { readonly currency: string | null; readonly scale: number } | null {
  let currency: string | null = null
  let scale = 1
  for (const word of parts.flatMap((part) => part.trim().split(/\s+/)).flatMap(cutUnit)) {
    if (word === '' || word === '%') continue
    const factor = multipliers.find(([form]) => form.test(word))?.[1]
    const code = signs[word] ?? (isCurrency(word.toUpperCase()) ? word.toUpperCase() : null)
    if (factor !== undefined) scale *= factor
    else if (code !== null) currency = code
    else return null
  }
  return { currency, scale }
}

/** `k€` and `€m` are a multiplier and a sign written as one. */
function cutUnit(word: string): string[] {
  if (/^(k|m|b|mio|bn|mrd)(\p{Sc}|[A-Z]{3})$/iu.test(word) && signs[word] === undefined) {
    const cut = word.search(/\p{Sc}|[A-Z]{3}$/iu)
    return [word.slice(0, cut), word.slice(cut)]
  }
  const reversed = /^(\p{Sc})(k|m|b|mio|bn|mrd)$/iu.exec(word)
  return reversed === null ? [word] : [reversed[1] ?? '', reversed[2] ?? '']
}

/** What the numbers of one column say about their marks. */
export type NumberEvidence = { numbers: number; point: number; comma: number; grouped: number; whole: number }

/** Evidence before the first row. */
export function noNumbers(): NumberEvidence {
  return { numbers: 0, point: 0, comma: 0, grouped: 0, whole: 0 }
}

/** Adds one cell to the evidence; true when the cell is a number. */
export function addNumber(evidence: NumberEvidence, text: string): boolean {
  const found = split(text)
  if (found === null) return false
  const mark = decimalMarkIn(found.digits)
  if (mark === 'neither') return false
  evidence.numbers += 1
  if (mark === 'whole') evidence.whole += 1
  else if (mark.endsWith('-group')) evidence.grouped += 1
  if (mark === 'point' || mark === 'comma-group-sure') evidence.point += 1
  if (mark === 'comma' || mark === 'point-group-sure') evidence.comma += 1
  return true
}

type MarkFound =
  | 'whole'
  | 'neither'
  | DecimalMark
  | 'point-group'
  | 'comma-group'
  | 'point-group-sure'
  | 'comma-group-sure'

function decimalMarkIn(digits: string): MarkFound {
  const bare = digits.replace(/[\s'\u2019]/g, '')
  if (/^\d+$/.test(bare)) return 'whole'
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return 'comma'
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(bare)) return 'point'
  if (/^\d{1,3}(,\d{2,3})+,\d{3}\.\d+$/.test(bare)) return 'point'
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(bare)) return 'point-group-sure'
  if (/^\d{1,3}(,\d{2,3})+,\d{3}$/.test(bare)) return 'comma-group-sure'
  // One mark before three digits groups thousands or parts a fraction; the rest of the column tells.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(bare)) return 'point-group'
  if (/^[1-9]\d{0,2},\d{3}$/.test(bare)) return 'comma-group'
  if (/^\d*\.\d+$/.test(bare)) return 'point'
  if (/^\d*,\d+$/.test(bare)) return 'comma'
  return 'neither'
}

/**
 * The decimal mark of a column from all of its rows. Where only single groups of three digits were seen
 * (`2.400`), the mark groups thousands: a fraction of exactly three digits in every row is no usual quantity.
 */
export function judgeDecimalMark(
  evidence: NumberEvidence,
  examples: readonly string[],
): { readonly mark: DecimalMark; readonly why: string | null } {
  if (evidence.comma > evidence.point) return { mark: 'comma', why: 'decimal comma' }
  if (evidence.point > 0) return { mark: 'point', why: null }
  if (evidence.grouped === 0) return { mark: 'point', why: null }
  const dotted = examples.some((text) => /\d\.\d{3}(?!\d)/.test(text))
  return dotted ? { mark: 'comma', why: 'point as thousands' } : { mark: 'point', why: 'comma as thousands' }
}

export type NumberReading = { readonly value: number; readonly currency: string | null } | null

/**
 * The number a text means where the column's decimal mark is known: `1.234,50 €` with a comma is 1234.5 and
 * EUR. Grouping marks, brackets or a trailing minus for negatives, currency signs and codes, and k, m, bn
 * (also Tsd., Mio., Mrd.) are understood. Null for anything else, and for numbers too large to be exact.
 */
export function readNumber(text: string, mark: DecimalMark): NumberReading {
  const found = split(text)
  if (found === null) return null
  const [group, decimal] = mark === 'comma' ? ['.', ','] : [',', '.']
  const marked = found.digits
    .replace(/[\s'\u2019]/g, '')
    .replaceAll(group, '_')
    .replace(decimal, '.')
  // A grouping mark stands before three digits; anywhere else it is a fraction of the other style.
  if (!/^(\d+|\d{1,3}(_\d{2,3})*_\d{3})?(\.\d*)?$/.test(marked) || !/\d/.test(marked)) return null
  const value = Number(marked.replaceAll('_', '')) * found.scale * (found.negative ? -1 : 1)
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? { value: value === 0 ? 0 : value, currency: found.currency }
    : null
}

/** Scale and currency that a column's name announces: `ARR (kEUR)`, `Revenue in millions of USD`. */
export function unitOf(name: string): { readonly scale: number; readonly currency: string | null } {
  const words = name
    .split(/[\s()[\],/:]+/)
    .flatMap(cutUnit)
    .filter(Boolean)
  const scale = words.slice(1).reduce((product, word) => {
    return product * (multipliers.find(([form]) => form.test(word))?.[1] ?? 1)
  }, 1)
  const code = words.map((word) => signs[word] ?? word).find((word) => isCurrency(word))
  return { scale, currency: code ?? null }
}

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', 'ja', 'j', 'wahr', 'oui', 'vrai', 'si', 'on', '✓'])
const no = new Set(['no', 'n', 'false', 'f', '0', 'nein', 'falsch', 'non', 'faux', 'off', '-'])

/** Yes or no in English, German and French, as words, letters, ticks or digits; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : null
}
