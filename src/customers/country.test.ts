import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { countryName, countryOfPlace, normaliseCountry, regionOf, regionsAround } from './country.ts'
import { countryConventions } from './country-names.ts'
import { countries, regions } from './country-table.ts'

test.each([
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['Alemania', 'DE'],
  ['Bundesrepublik Deutschland', 'DE'],
  ['deu', 'DE'],
  [' de ', 'DE'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['U.K.', 'GB'],
  ['Holland', 'NL'],
  ['Korea', 'KR'],
  ['Korea, Republic of', 'KR'],
  ["Korea, Dem. People's Rep.", 'KP'],
  ['Congo', 'CG'],
  ['Congo, Dem. Rep.', 'CD'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Côte d’Ivoire', 'CI'],
  ['Türkiye', 'TR'],
  ['St. Lucia', 'LC'],
  ['Hong Kong SAR, China', 'HK'],
  ['日本', 'JP'],
  ['Ελλάδα', 'GR'],
  ['Україна', 'UA'],
  ['Eesti', 'EE'],
  ['Slovensko', 'SK'],
  ['مصر', 'EG'],
  ['Việt Nam', 'VN'],
  ['Κύπρος', 'CY'],
])('%s is %s', (text, code) => {
  expect(normaliseCountry(text)).toBe(code)
})

test.each([
  ['Philipines', 'PH'],
  ['Phillipines', 'PH'],
  ['Swizerland', 'CH'],
  ['Untied States', 'US'],
])('the misspelling %s is understood as %s', (text, code) => {
  expect(normaliseCountry(text)).toBe(code)
})

test.each(['Slovania', 'Nigera', 'Austrlia', 'Europe', 'EMEA', 'New Jersey', 'n/a', '', '???'])(
  '%s is nobody’s guess',
  (text) => {
    expect(normaliseCountry(text)).toBeNull()
  },
)

test('a name that is close to another is read as itself', () => {
  expect(
    ['Niger', 'Nigeria', 'Mali', 'Malta', 'Dominica', 'Dominican Republic'].map(normaliseCountry),
  ).toEqual(['NE', 'NG', 'ML', 'MT', 'DM', 'DO'])
})

test.each([
  ['Sofia, Bulgaria', 'BG'],
  ['Prague, CZ', 'CZ'],
  ['Chattanooga, Tennessee, USA', 'US'],
  ['Korea, Republic of', 'KR'],
  ['Atlanta, Georgia', null],
  ['San Francisco, CA', null],
])('the country of %s is %s', (place, code) => {
  expect(countryOfPlace(place)).toBe(code)
})

test('names come in the reader’s language', () => {
  expect([countryName('DE', 'en'), countryName('DE', 'fr'), countryName('XK', 'de')]).toEqual([
    'Germany',
    'Allemagne',
    'Kosovo',
  ])
})

test('a country lies in its region and that one in its continent', () => {
  expect(regionsAround('DE')).toEqual(['155', '150'])
  expect(regionsAround('JM')).toEqual(['029', '419', '019'])
  expect(regionOf('AQ')).toBeNull()
})

test('every country stands in a region that is there, and every ambiguous name has its convention', () => {
  const codes = new Set(regions.map((region) => region.code))
  expect(countries.filter(({ region }) => region !== null && !codes.has(region))).toEqual([])
  expect(new Set(countries.map((country) => country.alpha2)).size).toBe(250)
  for (const { name, alpha2 } of countryConventions) expect(normaliseCountry(name)).toBe(alpha2)
})

// Public lists of countries nobody here wrote; a check, never a source.
const lists = new URL('../../../shared/data/country-codes/country-codes.csv', import.meta.url)
const present = existsSync(lists)
const why = present ? '' : ' (skipped: no ../shared/data/country-codes beside the project)'

describe.runIf(present)(`against published lists${why}`, () => {
  const rows = present ? (parse(readFileSync(lists), { columns: true }) as Record<string, string>[]) : []

  test('English official names, codes and regions agree', () => {
    const wrong = rows.flatMap((row) => {
      const alpha2 = row['ISO3166-1-Alpha-2'] ?? ''
      const named = [row.official_name_en, row['CLDR display name'], row['ISO3166-1-Alpha-3']]
        .filter((name) => name !== undefined && name.trim() !== '')
        .filter((name) => normaliseCountry(name ?? '') !== alpha2)
      const region = row['Intermediate Region Code']?.trim() || row['Sub-region Code']?.trim()
      const sameRegion = !region || Number(region) === Number(regionOf(alpha2))
      return sameRegion ? named : [...named, `${alpha2} in ${region}`]
    })
    expect(rows.length).toBeGreaterThan(240)
    expect(wrong).toEqual([])
  })

  test('no name in French or Spanish is taken for another country', () => {
    const columns = [
      'official_name_fr',
      'official_name_es',
      'UNTERM French Short',
      'UNTERM Spanish Short',
      'UNTERM English Formal',
    ]
    const names = rows.flatMap((row) =>
      columns.map((column) => [row[column] ?? '', row['ISO3166-1-Alpha-2']] as const),
    )
    const wrong = names.filter(([name, alpha2]) => ![alpha2, null].includes(normaliseCountry(name)))
    const known = names.filter(([name]) => name !== '' && normaliseCountry(name) !== null)
    expect(wrong).toEqual([])
    expect(known.length / names.filter(([name]) => name !== '').length).toBeGreaterThan(0.98)
  })
})
