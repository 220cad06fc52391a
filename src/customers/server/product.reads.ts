import { sql } from 'kysely'
import { squeeze } from '../../kernel/text.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

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
