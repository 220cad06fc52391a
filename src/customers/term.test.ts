import { expect, test } from 'vitest'
import { squeeze } from '../kernel/text.ts'
import { findTerm, indexTerms, suggestTerm, taxonomies } from './term.ts'
import { aliasesOf, termLibrary } from './term-library.ts'
import { editDistance } from './term-similarity.ts'

const industries = indexTerms(
  termLibrary.industry.map(({ code, name, aliases, names }) => ({
    termId: code,
    name,
    code,
    aliases: [...aliases, ...names].map(squeeze),
  })),
)
const industryOf = (text: string) => findTerm(industries, text)?.termId ?? null

test.each([
  ['technolgy', 'technology'],
  ['Retail banking', 'banking'],
  ['FINTECH', 'fintech'],
  ['Fin-Tech', 'fintech'],
  ['Logistics & Transportation', 'transportation'],
  ['Insurance industry', 'insurance'],
  ['medical', 'healthcare'],
  ['employment', 'staffing'],
  ['Heathcare', 'healthcare'],
  ['Maschinenbau', 'machinery'],
  ['Telecomunications', 'telecommunications'],
  ['Software; Legal', 'software'],
  ['Binary Translation; Software', 'software'],
  ['Advertising and Insurance', 'advertising'],
  ['Gesundheits- und Sozialwesen', 'healthcare'],
  ['Krankenhausverwaltung', 'hospitals'],
  ['Herstellung von Nahrungs- und Futtermitteln', 'food'],
  ['Verarbeitendes Gewerbe', 'manufacturing'],
  ['Santé', 'healthcare'],
  ['Énergies renouvelables', 'renewable-energy'],
  ['Sector bancario', 'banking'],
  ['Assicurazioni', 'insurance'],
  ['Administração pública', 'public-sector'],
  ['Gezondheidszorg', 'healthcare'],
  ['Tillverkning', 'manufacturing'],
])('%s finds its place', (text, code) => {
  expect(industryOf(text)).toBe(code)
})

test.each([
  'Painting',
  'Sorcery',
  'Personal project',
  'Food and sorcery',
  '',
  '–',
  'Services',
  'medic',
  'other',
])('%s is no guess at an industry', (text) => {
  expect(industryOf(text)).toBeNull()
})

test.each([
  ['Öffentl. Gesundheitswesen (Region)', 'healthcare'],
  ['Elektromaschinenbau', 'machinery'],
  ['Versicherungsmathematik', 'insurance'],
  ['Banca digital', 'banking'],
  ['Apiculture et miel', null],
  ['Imkerei', null],
])('for %s a person is offered %s', (text, code) => {
  expect(suggestTerm(industries, text)?.termId ?? null).toBe(code)
})

test('a misspelling that fits two terms fits none', () => {
  const terms = ['Castings', 'Coastings'].map((name, n) => ({
    termId: String(n),
    name,
    code: null,
    aliases: [],
  }))
  expect(findTerm(indexTerms(terms), 'Casttings')?.name).toBe('Castings')
  const both = ['Partings', 'Patrings'].map((name, n) => ({
    termId: String(n),
    name,
    code: null,
    aliases: [],
  }))
  expect(findTerm(indexTerms(both), 'Patings')).toBeNull()
})

test('slips are counted as letters missing, added, changed and exchanged', () => {
  expect(editDistance('technolgy', 'technology', 3)).toBe(1)
  expect(editDistance('retial', 'retail', 3)).toBe(1)
  expect(editDistance('kitten', 'sitting', 3)).toBe(3)
  expect(editDistance('kitten', 'sitting', 2)).toBe(3)
})

test.each(taxonomies)('the shipped terms of %s make one tree with a source for each', (taxonomy) => {
  const terms = termLibrary[taxonomy]
  const codes = new Set(terms.map((term) => term.code))
  const names = new Set(terms.map((term) => squeeze(term.name)))
  expect(codes.size).toBe(terms.length)
  expect(names.size).toBe(terms.length)
  expect(terms.filter(({ parent }) => parent !== null && !codes.has(parent))).toEqual([])
  expect(terms.filter(({ source }) => source === '')).toEqual([])
})

test.each(taxonomies)('no alias of %s belongs to two terms or repeats another term’s name', (taxonomy) => {
  const terms = termLibrary[taxonomy]
  const nameOf = new Map(terms.map((term) => [squeeze(term.name), term.code]))
  const taken = new Map<string, string>()
  const twice = terms.flatMap(({ code, aliases, names }) =>
    [...aliases, ...names].filter((alias) => {
      const key = squeeze(alias)
      const owner = taken.get(key) ?? nameOf.get(key) ?? code
      taken.set(key, code)
      return owner !== code
    }),
  )
  expect(twice).toEqual([])
  expect(aliasesOf(terms).length).toBeLessThanOrEqual(
    terms.reduce((sum, term) => sum + term.aliases.length + term.names.length, 0),
  )
})

test('the industries are about 25 sectors and more than 100 industries', () => {
  const sectors = termLibrary.industry.filter((term) => term.parent === null)
  expect(sectors.length).toBeGreaterThanOrEqual(25)
  expect(termLibrary.industry.length - sectors.length).toBeGreaterThan(100)
})
