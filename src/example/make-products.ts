import type { ProductRow } from '../customers/product.ts'

export type ExampleProduct = {
  readonly name: string
  readonly family: string
  readonly price: number
  readonly useCases: readonly string[]
}

/** What Merriden sells: analytics software, a year's price in euros, and what customers do with it. */
export const products: readonly ExampleProduct[] = [
  {
    name: 'Merriden Analytics',
    family: 'Insight',
    price: 9_600,
    useCases: ['Dashboards and reporting', 'Reporting and analytics'],
  },
  {
    name: 'Merriden Ledger',
    family: 'Finance',
    price: 24_000,
    useCases: ['Closing and consolidation', 'Cost and profitability analysis'],
  },
  {
    name: 'Merriden Forecast',
    family: 'Planning',
    price: 32_000,
    useCases: ['Planning and budgeting', 'Supply and demand planning'],
  },
  {
    name: 'Merriden Pipe',
    family: 'Platform',
    price: 18_000,
    useCases: ['Data integration', 'Data quality and master data'],
  },
  { name: 'Merriden Sense', family: 'Insight', price: 41_000, useCases: ['Maintenance', 'Fraud detection'] },
  {
    name: 'Merriden Floor',
    family: 'Operations',
    price: 27_500,
    useCases: ['Production and quality', 'Inventory'],
  },
  {
    name: 'Merriden Field',
    family: 'Operations',
    price: 12_000,
    useCases: ['Logistics and delivery', 'Customer service'],
  },
  {
    name: 'Merriden Assure',
    family: 'Finance',
    price: 21_000,
    useCases: ['Regulatory reporting', 'Sustainability reporting'],
  },
]

/** Competitors the example's customers left, or meet in a deal. Invented, as everything here. */
export const competitors = [
  'Oldsoft',
  'Numeratix',
  'Brackwater',
  'Quillon Reports',
  'Vastrel',
  'a spreadsheet',
] as const

/** Partners that sell or implement. */
export const partners = [
  'Halvorsen & Pike',
  'Datenlotsen Nord',
  'Bureau Clairval',
  'Tidewater Advisory',
] as const

export function makeProducts(): ProductRow[] {
  return products.map(({ name, family, price }, at) => ({
    row: at + 1,
    crmId: `PRD-${String(at + 1).padStart(2, '0')}`,
    name,
    family,
    price: { minor: price * 100, currency: 'EUR' },
  }))
}
