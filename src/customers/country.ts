import { fold } from '../kernel/text.ts'
import { countryAliases, countryConventions, stateCodes } from './country-names.ts'
import { countries, regions } from './country-table.ts'
import { editDistance } from './term-similarity.ts'

// The languages whose names are understood; an earlier one wins where two languages call different countries the same.
const languages =
  'en de fr es it pt nl pl cs sv da nb fi hu tr ja zh ko ru el uk bg ro sk sl hr et lt is ar he th vi id'.split(
    ' ',
  )

// Articles and joining words of English, French, Spanish and German, which lists of countries add or leave out.
const joiningWords = new Set(
  'the and of und der die das le la les l el los las de del du des d et y e'.split(' '),
)

// Forms of government and of land: they tell two countries apart only where an alias or a convention says so.
const formWords = new Set(
  `republic rep republique republica republik bundesrepublik kingdom royaume reino konigreich state states etat
  etats estado estados islamic islamique islamica arab arabe federal federated federes federados federative
  bolivarian bolivarienne bolivariana plurinational plurinacional united unie unida socialist cooperative co
  operative hashemite sultanate principality grand duchy commonwealth union independent sovereign eastern oriental
  rb province sar china chine special speciale administrative especial administrativa region federation federacion island islands isla islas ile
  iles`.split(/\s+/),
)
const popularWords = new Set('democratic dem democratique democratica peoples populaire popular'.split(' '))
const partedLands = new Set(['korea', 'coree', 'corea', 'congo'])

const byCode = new Map(countries.map((row) => [row.alpha2, row]))
const byAlpha3 = new Map(countries.map((row) => [row.alpha3, row.alpha2]))
const byRegion = new Map(regions.map((row) => [row.code, row]))
const namesByLanguage = new Map<string, Intl.DisplayNames>()
let known: ReadonlyMap<string, string> | undefined

/**
 * The ISO 3166 alpha-2 code of a country written in any usual way: name in one of many languages, official
 * name, two or three letters, abbreviation, small misspelling. Null when nothing or more than one country
 * fits; names that are ambiguous by themselves are read by `countryConventions`.
 */
export function normaliseCountry(text: string): string | null {
  const code = text.trim().replace(/\./g, '').toUpperCase()
  if (byCode.has(code)) return code
  return byAlpha3.get(code) ?? namedCountry(text) ?? nearestCountry(keyOf(wordsIn(text)))
}

/**
 * The country of a place such as `Sofia, Bulgaria` or `Texas, USA`: the whole text, else what stands after the
 * last comma. Two letters there that are also a state of America are not taken for a country.
 */
export function countryOfPlace(text: string): string | null {
  const last = text.slice(text.lastIndexOf(',') + 1).trim()
  if (last === text.trim()) return normaliseCountry(text)
  const whole = namedCountry(text)
  if (whole !== null) return whole
  if (stateCodes.has(last.toUpperCase()) || fold(last) === 'georgia') return null
  return normaliseCountry(last)
}

/** The country's name in a language (BCP 47), from the runtime's own tables; the code itself where it has none. */
export function countryName(alpha2: string, language: string): string {
  const style = alpha2 === 'HK' || alpha2 === 'MO' ? 'short' : 'long'
  return namesIn(language, style).of(alpha2) ?? alpha2
}

/** The UN M49 code of the smallest region that holds a country; null for an unknown one and for Antarctica. */
export function regionOf(alpha2: string): string | null {
  return byCode.get(alpha2)?.region ?? null
}

/** The regions that hold a country, from the smallest to the continent, as UN M49 codes. */
export function regionsAround(alpha2: string): string[] {
  const found: string[] = []
  for (let code = regionOf(alpha2); code !== null; code = byRegion.get(code)?.parent ?? null) found.push(code)
  return found
}

function namesIn(language: string, style: 'long' | 'short'): Intl.DisplayNames {
  const key = `${language} ${style}`
  const made = namesByLanguage.get(key)
  if (made !== undefined) return made
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region', style, fallback: 'none' })
  namesByLanguage.set(key, names)
  return names
}

function knownNames(): ReadonlyMap<string, string> {
  known ??= collectNames()
  return known
}

function collectNames(): Map<string, string> {
  const names = new Map<string, string>()
  const add = (name: string | undefined, alpha2: string) => {
    const key = name === undefined ? '' : keyOf(wordsIn(name))
    if (key.length > 1 && !names.has(key)) names.set(key, alpha2)
  }
  for (const each of countryConventions) add(each.name, each.alpha2)
  for (const [alpha2, aliases] of Object.entries(countryAliases))
    for (const alias of aliases) add(alias, alpha2)
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' })
      for (const { alpha2 } of countries) add(withoutLetters(display.of(alpha2)), alpha2)
    }
  }
  return names
}

// Short styles are letters for a few countries (`US`, `UK`), which the code table and the aliases settle.
function withoutLetters(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Z]{2,3}$/.test(name) ? undefined : name
}

function wordsIn(text: string): string[] {
  const plain = fold(text).replace(/[’'`´](s\b)?/g, (_, s?: string) => s ?? ' ')
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (word === '' ? [] : [word === 'st' ? 'saint' : word]))
}

/** The words of a country's name that count, run together. */
function keyOf(words: readonly string[]): string {
  return words.filter((word) => !joiningWords.has(word)).join('')
}

/** The ways to read a text: as it stands, turned round at its comma or bracket, then without its form of government. */
function formsOf(text: string): string[] {
  const [before = '', after = ''] = text.split(/[,(]/, 2)
  const whole = wordsIn(text)
  const turned = [...wordsIn(after), ...wordsIn(before)]
  const bare = whole.filter((word) => !formWords.has(word))
  const barest = bare.filter((word) => !popularWords.has(word))
  const isParted = barest.length < bare.length && barest.some((word) => partedLands.has(word))
  return [whole, turned, bare, isParted ? bare : barest].map(keyOf).filter((key) => key !== '')
}

function namedCountry(text: string): string | null {
  const names = knownNames()
  for (const form of formsOf(text)) {
    const found = names.get(form)
    if (found !== undefined) return found
  }
  return null
}

// Files repeat the same few unknown texts in thousands of rows, and each look goes through ten thousand names.
const looksKept = 500
const lookedUp = new Map<string, string | null>()

/** A country one slip away (two in a long name), when there is exactly one: a doubtful guess is none. */
function nearestCountry(key: string): string | null {
  const before = lookedUp.get(key)
  if (before !== undefined) return before
  if (lookedUp.size >= looksKept) lookedUp.clear()
  const found = lookUpNearest(key)
  lookedUp.set(key, found)
  return found
}

function lookUpNearest(key: string): string | null {
  if (key.length < 5) return null
  const allowed = key.length >= 9 ? 2 : 1
  for (let slips = 1; slips <= allowed; slips += 1) {
    const near = new Set<string>()
    for (const [name, alpha2] of knownNames()) if (editDistance(key, name, slips) <= slips) near.add(alpha2)
    if (near.size === 1) return [...near][0] ?? null
    if (near.size > 1) return null
  }
  return null
}
