import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { listCustomFields } from '../custom-field.contract.ts'
import type { listProducts } from '../product.contract.ts'
import type { listTerms, listUnmappedValues } from '../taxonomy.contract.ts'
import type { MappableTaxonomy, Taxonomy } from '../term.ts'

export type Term = ResponseOf<typeof listTerms>['rows'][number]
export type Product = ResponseOf<typeof listProducts>['rows'][number]
export type CustomField = ResponseOf<typeof listCustomFields>['rows'][number]
export type UnmappedValue = ResponseOf<typeof listUnmappedValues>['rows'][number]

/** A taxonomy with all its terms. */
export const termsQuery = (taxonomy: Taxonomy) =>
  apiQuery<typeof listTerms>('GET /terms', { query: { taxonomy } })

/** All products. */
export const productsQuery = () => apiQuery<typeof listProducts>('GET /products')

/** All custom fields, of every kind of record. */
export const customFieldsQuery = () => apiQuery<typeof listCustomFields>('GET /custom-fields', { query: {} })

/** The values without a place, of one taxonomy or of all. */
/** Values without a place: those of one taxonomy, all, or those that were left as they came. */
export const unmappedQuery = (shown: MappableTaxonomy | 'left' | '') =>
  apiPages<typeof listUnmappedValues>('GET /unmapped-values', {
    query: shown === '' ? {} : shown === 'left' ? { left: true } : { taxonomy: shown },
  })

/** How a taxonomy and one of its terms are called in a sentence. */
export const taxonomyWords: Readonly<
  Record<MappableTaxonomy, { readonly one: string; readonly a: string; readonly many: string }>
> = {
  industry: { one: 'industry', a: 'an industry', many: 'industries' },
  region: { one: 'region', a: 'a region', many: 'regions and countries' },
  persona: { one: 'persona', a: 'a persona', many: 'personas' },
  'use-case': { one: 'use case', a: 'a use case', many: 'use cases' },
  product: { one: 'product', a: 'a product', many: 'products' },
  country: { one: 'country', a: 'a country', many: 'countries' },
}

const fits = (text: string, ...words: readonly string[]) => {
  const typed = text.trim().toLocaleLowerCase()
  return words.some((word) => word.toLocaleLowerCase().includes(typed))
}

/** Terms of a taxonomy by what somebody types, for a ComboBox; countries carry their code as id. */
export function findTerms(taxonomy: Taxonomy | 'country') {
  return async (text: string, signal: AbortSignal): Promise<readonly Choosable[]> => {
    const query = { taxonomy: taxonomy === 'country' ? ('region' as const) : taxonomy }
    const { rows } = await call<typeof listTerms>('GET /terms', { query }, { signal })
    const byId = new Map(rows.map((row) => [row.id, row.name]))
    return rows
      .filter((row) => row.retiredAt === null && (taxonomy !== 'country' || row.code?.length === 2))
      .filter((row) => fits(text, row.name, ...row.aliases))
      .slice(0, 50)
      .map((row) => ({
        id: taxonomy === 'country' ? (row.code ?? '') : row.id,
        label: row.name,
        detail: row.parentId === null ? undefined : byId.get(row.parentId),
      }))
  }
}

/** Products by what somebody types, for a ComboBox. */
export async function findProducts(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const { rows } = await call<typeof listProducts>('GET /products', {}, { signal })
  return rows
    .filter((row) => row.retiredAt === null && fits(text, row.name, ...row.aliases))
    .slice(0, 50)
    .map((row) => ({ id: row.id, label: row.name, detail: row.family ?? undefined }))
}

/** What a value without a place is given. */
export type Target = {
  readonly termId?: string
  readonly productId?: string
  readonly country?: string
  readonly newName?: string
  readonly newParentId?: string | null
}

/** The first letter of a word in a sentence raised, for where it begins one. */
export function begin(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
