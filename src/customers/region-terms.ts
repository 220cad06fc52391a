import { countryName } from './country.ts'
import { countries, regions } from './country-table.ts'
import type { LibraryTerm } from './industry-terms.ts'

const source = 'UN M49'

// Countries need none: any way to write one is understood by `normaliseCountry`.
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

/** The regions of UN M49 as a tree, with the countries as leaves; a country's code is its ISO alpha-2. */
export const regionTerms: readonly LibraryTerm[] = [
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
