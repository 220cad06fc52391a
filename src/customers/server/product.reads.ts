import { sql } from 'kysely'
import { squeeze } from '../../kernel/text.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

import type { FindableTerm } from '../term.ts'

export type FoundProduct = { readonly productId: string; readonly name: string }

/**
 * The product each text names, by its name or an alias, letters and digits only (`GTXPro` is `GTX Pro`); null
 * where there is none. Retired products are found too: an account may still run one. One statement.
 */
export async function resolveProducts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  texts: readonly string[],
): Promise<Map<string, FoundProduct | null>> {
  const keys = [...new Set(texts.map(squeeze))].filter((key) => key !== '')
  if (keys.length === 0) return new Map(texts.map((text) => [text, null]))
  const rows = await db
    .selectFrom('product_aliases as alias')
    .innerJoin('products as product', (join) =>
      join
        .onRef('product.workspace_id', '=', 'alias.workspace_id')
        .onRef('product.id', '=', 'alias.product_id'),
    )
    .select(['alias.alias', 'product.id', 'product.name'])
    .where('alias.workspace_id', '=', workspaceId)
    .where('alias.alias', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  const byKey = new Map(rows.map(({ alias, id, name }) => [alias, { productId: id, name }]))
  return new Map(texts.map((text) => [text, byKey.get(squeeze(text)) ?? null]))
}

/** The products in use with their spellings, as terms that a text can be compared with. One statement. */
export async function readFindableProducts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
): Promise<FindableTerm[]> {
  const rows = await db
    .selectFrom('products as product')
    .select(['product.id as termId', 'product.name'])
    .select(
      sql<string[]>`array(select alias.alias from product_aliases alias
        where alias.workspace_id = product.workspace_id and alias.product_id = product.id)`.as('aliases'),
    )
    .where('product.workspace_id', '=', workspaceId)
    .where('product.retired_at', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, code: null }))
}

/** All products as the list shows them, by name. One statement. */
export async function readProducts(db: WorkspaceDb | WorkspaceTx, workspaceId: string) {
  const rows = await productRows(db, workspaceId).execute()
  return rows.map(presentProduct)
}

/** One product as the list shows it; undefined where there is none. */
export async function readProduct(db: WorkspaceDb | WorkspaceTx, workspaceId: string, productId: string) {
  const row = await productRows(db, workspaceId).where('product.id', '=', productId).executeTakeFirst()
  return row === undefined ? undefined : presentProduct(row)
}

function productRows(db: WorkspaceDb | WorkspaceTx, workspaceId: string) {
  return db
    .selectFrom('products as product')
    .select(['id', 'name', 'family', 'price_minor', 'price_currency', 'crm_id', 'retired_at', 'version'])
    .select([
      sql<string[]>`array(select alias.written from product_aliases alias
        where alias.workspace_id = product.workspace_id and alias.product_id = product.id and alias.written <> product.name
        order by alias.written collate "und-x-icu")`.as('aliases'),
      sql<number>`(select count(*) from account_products a
        where a.workspace_id = product.workspace_id and a.product_id = product.id)`.as('accounts'),
      sql<number>`(select count(*) from opportunities o
        where o.workspace_id = product.workspace_id and o.product_id = product.id)`.as('opportunities'),
    ])
    .where('workspace_id', '=', workspaceId)
    .orderBy(sql`product.name collate "und-x-icu"`)
    .orderBy('id')
}

type ProductListRow = Awaited<ReturnType<ReturnType<typeof productRows>['executeTakeFirstOrThrow']>>

function presentProduct(row: ProductListRow) {
  const { price_minor: minor, price_currency: currency } = row
  return {
    id: row.id,
    name: row.name,
    family: row.family,
    price: minor === null || currency === null ? null : { minor, currency },
    crmId: row.crm_id,
    aliases: row.aliases,
    accounts: row.accounts,
    opportunities: row.opportunities,
    retiredAt: row.retired_at,
    version: row.version,
  }
}
