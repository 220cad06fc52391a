import type { Money } from '../kernel/money.ts'
import { clean, squeeze } from '../kernel/text.ts'
import type { Cell, RowResult } from './row-result.ts'

/** One product of a file. It is found by CRM id, else by any way to write its name; without a match it is created. */
export type ProductRow = {
  readonly row: number
  readonly crmId?: Cell<string>
  readonly name?: Cell<string>
  readonly family?: Cell<string>
  readonly price?: Cell<Money>
}

export type ProductFacts = {
  readonly name: string
  readonly family: string | null
  readonly crmId: string | null
  readonly price: Money | null
}

/** A product as it is stored, with all its spellings (squeezed). */
export type KnownProduct = ProductFacts & { readonly id: string; readonly aliases: readonly string[] }

/** A product as the rows of a batch leave it. `id` is null for one that the batch makes. */
export type PlannedProduct = {
  readonly id: string | null
  facts: ProductFacts
  readonly aliases: Map<string, string>
  isChanged: boolean
}

/** What became of a row, with the planned product instead of an id, which a new one has not yet. */
export type PlannedProductRow = Omit<RowResult, 'id'> & { readonly product?: PlannedProduct }

export type ProductPlan = {
  readonly products: readonly PlannedProduct[]
  readonly rows: readonly PlannedProductRow[]
}

/**
 * Decides what a batch of rows makes of the known products. A cell that is empty changes nothing; a name that
 * is already a spelling of the product does not rename it. Refuses a row without a name for a product nobody
 * knows, and a name that belongs to another product than the CRM id.
 */
export function planProducts(rows: readonly ProductRow[], known: readonly KnownProduct[]): ProductPlan {
  const batch = new ProductBatch(known)
  return { rows: rows.map((row) => batch.take(row)), products: batch.products }
}

class ProductBatch {
  readonly products: PlannedProduct[] = []
  readonly #byCrmId = new Map<string, PlannedProduct>()
  readonly #bySpelling = new Map<string, PlannedProduct>()

  constructor(known: readonly KnownProduct[]) {
    for (const { id, aliases, name, family, crmId, price } of known) {
      const facts = { name, family, crmId, price }
      const planned = { id, facts, aliases: new Map<string, string>(), isChanged: false }
      this.products.push(planned)
      if (crmId !== null) this.#byCrmId.set(crmId, planned)
      for (const alias of [squeeze(name), ...aliases]) this.#bySpelling.set(alias, planned)
    }
  }

  take({ row, ...cells }: ProductRow): PlannedProductRow {
    const [name, family, crmId] = [cells.name, cells.family, cells.crmId].map(
      (cell) => clean(cell) ?? undefined,
    )
    const byCrmId = crmId === undefined ? undefined : this.#byCrmId.get(crmId)
    const byName = name === undefined ? undefined : this.#bySpelling.get(squeeze(name))
    if (byCrmId !== undefined && byName !== undefined && byCrmId !== byName) {
      const reason = `“${name}” is another product than the one with this CRM id`
      return { row, outcome: 'refused', field: 'name', reason }
    }
    const product = byCrmId ?? byName
    const price = cells.price ?? undefined
    if (product !== undefined) return this.#change(row, product, { name, family, crmId, price })
    if (name === undefined || squeeze(name) === '') {
      return { row, outcome: 'refused', field: 'name', reason: 'is missing' }
    }
    return this.#create(row, { name, family: family ?? null, crmId: crmId ?? null, price: price ?? null })
  }

  #create(row: number, facts: ProductFacts): PlannedProductRow {
    const product: PlannedProduct = { id: null, facts, aliases: new Map(), isChanged: true }
    this.products.push(product)
    this.#spell(product, facts.name)
    if (facts.crmId !== null) this.#byCrmId.set(facts.crmId, product)
    return { row, outcome: 'created', product }
  }

  #change(
    row: number,
    product: PlannedProduct,
    given: Partial<Record<keyof ProductFacts, unknown>>,
  ): PlannedProductRow {
    const { facts } = product
    const name = given.name as string | undefined
    const isNewName = name !== undefined && this.#bySpelling.get(squeeze(name)) === undefined
    const after: ProductFacts = {
      name: isNewName ? name : facts.name,
      family: (given.family as string | undefined) ?? facts.family,
      crmId: facts.crmId ?? (given.crmId as string | undefined) ?? null,
      price: (given.price as Money | undefined) ?? facts.price,
    }
    if (isNewName) this.#spell(product, name)
    if (after.crmId !== null) this.#byCrmId.set(after.crmId, product)
    if (isSame(facts, after)) return { row, outcome: 'unchanged', product }
    product.facts = after
    product.isChanged = true
    return { row, outcome: 'updated', product }
  }

  #spell(product: PlannedProduct, name: string): void {
    product.aliases.set(squeeze(name), name)
    this.#bySpelling.set(squeeze(name), product)
  }
}

function isSame(a: ProductFacts, b: ProductFacts): boolean {
  return (
    a.name === b.name &&
    a.family === b.family &&
    a.crmId === b.crmId &&
    a.price?.minor === b.price?.minor &&
    a.price?.currency === b.price?.currency
  )
}
