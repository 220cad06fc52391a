import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { normaliseCountry } from '../../src/customers/country.ts'
import { lastNames, makeSentences } from './words.ts'

export type Company = {
  readonly name: string
  readonly industry: string
  readonly country: string | null
  readonly city: string
  readonly domain: string
  readonly summary: string
}

export type Companies = { readonly rows: readonly Company[]; readonly origin: string }

const listed = join(import.meta.dirname, '../../../shared/data/companies/companies.csv.gz')

/** The companies of a public list beside the project, or made-up ones where it is absent. */
export async function readCompanies(): Promise<Companies> {
  const present = await access(listed).then(
    () => true,
    () => false,
  )
  if (!present) return { rows: makeCompanies(57_000), origin: 'made-up company names' }
  const rows = parseCompanies(gunzipSync(await readFile(listed)).toString('utf8'))
  return { rows, origin: `${rows.length.toLocaleString('en')} company names of a public list` }
}

function parseCompanies(text: string): Company[] {
  const lines = parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[]
  const countries = new Map<string, string | null>()
  return lines.map((line) => {
    const land = line['country'] ?? ''
    if (!countries.has(land)) countries.set(land, land === '' ? null : normaliseCountry(land))
    return {
      name: line['name'] ?? '',
      industry: line['industry'] ?? '',
      country: countries.get(land) ?? null,
      city: line['city'] ?? '',
      domain: (line['website'] ?? '').replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#].*$/, ''),
      summary: line['summary'] ?? '',
    }
  })
}

const trades = [
  'Foods',
  'Chemicals',
  'Logistics',
  'Energy',
  'Health',
  'Software',
  'Steel',
  'Textiles',
  'Bank',
  'Media',
]
const lands = ['US', 'DE', 'FR', 'GB', 'JP', 'IN', 'PL', 'BR', 'CA', 'SE']

function makeCompanies(count: number): Company[] {
  const sentences = makeSentences(4_000)
  return Array.from({ length: count }, (_, at) => {
    const trade = trades[(at * 7) % trades.length] ?? ''
    const name =
      `${lastNames[at % lastNames.length]} ${trade} ${Math.floor(at / lastNames.length) || ''}`.trim()
    return {
      name,
      industry: trade,
      country: lands[(at * 3 + (at >> 5)) % lands.length] ?? null,
      city: '',
      domain: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`,
      summary: `${name}: ${sentences[(at * 17) % sentences.length]} ${sentences[(at * 29 + 5) % sentences.length]}`,
    }
  })
}
