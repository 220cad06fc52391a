import { normaliseCountry } from '../customers/country.ts'
import { domainOf, isMailAddress } from '../kernel/text.ts'
import { addDate, type DateEvidence, noEvidence } from './date-evidence.ts'
import type { Column } from './header.ts'
import { addNumber, type NumberEvidence, noNumbers, readYesNo } from './numbers.ts'

/** What all cells of one column together say about it. Made while the file is read once; kept with the import. */
export type ColumnProfile = Column & {
  filled: number
  examples: string[]
  mails: number
  webs: number
  countries: number
  yesNos: number
  /** Values without white space that hold a digit: record ids, numbers of orders. */
  codes: number
  dates: DateEvidence
  numbers: NumberEvidence
  /** The different values, as long as there are few. */
  distinct: string[] | null
  longest: number
}

const fewValues = 40
const looks = 200
const countryLooks = 20
/** After this many filled cells a column without a single date (or number) is not asked any more. */
const patience = 1_000

/** Profiles of a file's columns before its first row. */
export function startProfiles(columns: readonly Column[]): ColumnProfile[] {
  return columns.map((column) => ({
    ...column,
    filled: 0,
    examples: [],
    mails: 0,
    webs: 0,
    countries: 0,
    yesNos: 0,
    codes: 0,
    dates: noEvidence(),
    numbers: noNumbers(),
    distinct: [],
    longest: 0,
  }))
}

/** Adds one row to the profiles. Memory stays bounded however many rows come. */
export function addToProfiles(profiles: readonly ColumnProfile[], cells: readonly string[]): void {
  for (const profile of profiles) {
    const text = (cells[profile.position] ?? '').trim()
    if (text !== '') addCell(profile, text)
  }
}

function addCell(profile: ColumnProfile, text: string): void {
  profile.filled += 1
  if (text.length > profile.longest) profile.longest = text.length
  addExample(profile, text)
  if (profile.filled <= looks) addLooks(profile, text)
  if (text.length > 40) return
  if (profile.dates.dates > 0 || profile.filled <= patience) addDate(profile.dates, text)
  if (profile.numbers.numbers > 0 || profile.filled <= patience) addNumber(profile.numbers, text)
}

function addExample(profile: ColumnProfile, text: string): void {
  const { distinct, examples } = profile
  if (distinct === null || distinct.includes(text)) return
  const kept = detached(text.length > 120 ? `${text.slice(0, 119).toWellFormed()}…` : text)
  if (examples.length < 3 && !examples.includes(kept)) examples.push(kept)
  if (text.length > 120) profile.distinct = null
  else if (distinct.length < fewValues) distinct.push(kept)
  else profile.distinct = null
}

/** A copy that does not hold on to the piece of the file it was cut from. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

const isWebAddress = (text: string) =>
  /^(https?:\/\/|www\.)\S+$/i.test(text) ||
  (/\.\p{L}{2,}$/u.test(text) && domainOf(text) === text.toLowerCase())

function addLooks(profile: ColumnProfile, text: string): void {
  if (isMailAddress(text)) profile.mails += 1
  else if (isWebAddress(text)) profile.webs += 1
  if (readYesNo(text) !== null) profile.yesNos += 1
  if (/\d/.test(text) && !/\s/.test(text)) profile.codes += 1
  if (profile.filled <= countryLooks && /^[\p{L} .,'()-]{2,40}$/u.test(text)) {
    if (normaliseCountry(text) !== null) profile.countries += 1
  }
}

/** The share of the looked-at cells that have a property: 1 where all have it, 0 in an empty column. */
export function shareOf(
  profile: ColumnProfile,
  what: 'mails' | 'webs' | 'yesNos' | 'codes' | 'countries',
): number {
  const seen = Math.min(profile.filled, what === 'countries' ? countryLooks : looks)
  return seen === 0 ? 0 : profile[what] / seen
}

/** The share of cells that are dates, among those that were asked. */
export function dateShare(profile: ColumnProfile): number {
  const asked = profile.dates.dates > 0 ? profile.filled : Math.min(profile.filled, patience)
  return asked === 0 ? 0 : profile.dates.dates / asked
}

/** The share of cells that are numbers, among those that were asked. */
export function numberShare(profile: ColumnProfile): number {
  const asked = profile.numbers.numbers > 0 ? profile.filled : Math.min(profile.filled, patience)
  return asked === 0 ? 0 : profile.numbers.numbers / asked
}
