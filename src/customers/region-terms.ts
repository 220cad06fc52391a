import { squeeze } from '../kernel/text.ts'
import { countryName } from './country.ts'
import { countryAliases } from './country-names.ts'
import { countries, regions } from './country-table.ts'
import type { LibraryTerm } from './industry-terms.ts'
import { regionGroups } from './region-groups.ts'

const source = 'UN M49'

const aliases: Readonly<Record<string, readonly string[]>> = {
  '002': ['Afrika', 'Afrique'],
  '015': ['North Africa', 'Nordafrika'],
  '202': ['Subsaharan Africa', 'Subsahara-Afrika'],
  '014': ['East Africa', 'Ostafrika'],
  '017': ['Central Africa', 'Zentralafrika'],
  '011': ['West Africa', 'Westafrika'],
  '019': ['AMER', 'The Americas', 'North and South America'],
  '021': ['North America', 'NORAM', 'Nordamerika', 'NA region'],
  '419': ['LATAM', 'Latin America', 'Latin America & Caribbean', 'LAC', 'Lateinamerika', 'America Latina'],
  '029': ['Karibik'],
  '013': ['Mesoamerica', 'Mittelamerika', 'Zentralamerika'],
  '005': ['Südamerika', 'Sudamerica'],
  '142': ['Asien', 'Asie'],
  '143': ['Zentralasien'],
  '030': ['East Asia', 'Far East', 'Ostasien'],
  '035': ['Southeast Asia', 'South East Asia', 'SEA', 'Südostasien'],
  '034': ['South Asia', 'Südasien'],
  '145': ['West Asia', 'Middle East', 'Near East', 'Naher Osten', 'Westasien'],
  '150': ['Europa', 'EU region'],
  '151': ['East Europe', 'Osteuropa'],
  '154': ['North Europe', 'Nordeuropa'],
  '039': ['South Europe', 'Südeuropa'],
  '155': ['West Europe', 'Westeuropa'],
  '009': ['Ozeanien', 'Australasia'],
  '053': ['ANZ', 'Australia & NZ'],
}

// Names of regions in the languages of the shipped library, as the Unicode CLDR has them for the codes of UN M49.
const languages = 'en de fr es it pt nl sv da nb pl'.split(' ')

const own: readonly Omit<LibraryTerm, 'names'>[] = [
  ...regions.map(({ code, name, parent }) => ({
    code,
    // The country of Micronesia has the name for itself.
    name: code === '057' ? 'Micronesia and Guam' : name,
    parent,
    source,
    aliases: aliases[code] ?? [],
  })),
  ...countries.map(({ alpha2, region }) => ({
    code: alpha2,
    name: countryName(alpha2, 'en'),
    parent: region,
    source: alpha2 === 'XK' ? 'EU country code' : `ISO 3166-1, ${source}`,
    aliases: [],
  })),
]

const taken = new Map([...own, ...regionGroups].map(({ name, code }) => [squeeze(name), code]))
for (const { code, aliases: first } of own) for (const alias of first) taken.set(squeeze(alias), code)
for (const { code, names } of regionGroups) for (const name of names) taken.set(squeeze(name), code)

/** The names that mean no other term yet; what they are read from calls a few of them the same. */
function free(code: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const key = squeeze(name)
    if (taken.has(key)) return false
    taken.set(key, code)
    return true
  })
}

function namesOf(code: string): readonly string[] {
  // Any other way to write a country is understood by `normaliseCountry`.
  if (code.length === 2) return [countryName(code, 'de'), ...(countryAliases[code] ?? [])]
  return languages.map((language) => countryName(code, language)).filter((name) => name !== code)
}

/**
 * The regions of UN M49 as a tree, with the countries as leaves; a country's code is its ISO alpha-2. Beside them the
 * groups that countries are sold to by.
 */
export const regionTerms: readonly LibraryTerm[] = [
  ...own.map((term) => ({ ...term, names: free(term.code, namesOf(term.code)) })),
  ...regionGroups,
]
