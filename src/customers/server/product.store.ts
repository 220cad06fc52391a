import { sql } from 'kysely'
import { refuse } from '../../kernel/result.ts'
import { squeeze } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { refused } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { KnownProduct, PlannedProduct, ProductFacts } from '../product.ts'
import { insertRows, newIds } from './bulk.store.ts'

export function loadProduct(tx: WorkspaceTx, workspaceId: string, productId: string) {
  return tx
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', productId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** The products that rows may mean: by their CRM ids or by any of the spellings (squeezed). One statement. */
export async function loadKnownProducts(
  tx: WorkspaceTx,
  workspaceId: string,
  by: { readonly crmIds: readonly string[]; readonly spellings: readonly string[] },
): Promise<KnownProduct[]> {
  const rows = await tx
    .selectFrom('products as product')
    .select(['id', 'name', 'family', 'crm_id', 'price_minor', 'price_currency'])
    .select(
      sql<string[]>`array(select alias.alias from product_aliases alias
        where alias.workspace_id = product.workspace_id and alias.product_id = product.id)`.as('aliases'),
    )
    .where('workspace_id', '=', workspaceId)
    .where((eb) =>
      eb.or([
        eb('crm_id', '=', sql<string>`any(${by.crmIds}::text[])`),
        eb('id', 'in', (of) =>
          of
            .selectFrom('product_aliases')
            .select('product_id')
            .where('workspace_id', '=', workspaceId)
            .where('alias', '=', sql<string>`any(${by.spellings}::text[])`),
        ),
      ]),
    )
    .execute()
  return rows.map(
    ({ price_minor: minor, price_currency: currency, crm_id: crmId, id, name, family, aliases }) => {
      return {
        id,
        name,
        family,
        crmId,
        aliases,
        price: minor === null || currency === null ? null : { minor, currency },
      }
    },
  )
}

const columns = {
  id: 'uuid',
  name: 'text',
  family: 'text',
  price_minor: 'bigint',
  price_currency: 'text',
  crm_id: 'text',
} as const
const aliasColumns = { alias: 'text', written: 'text', product_id: 'uuid' } as const

/** Writes what a batch planned, in four statements at most; gives the id of each planned product. */
export async function savePlannedProducts(
  tx: WorkspaceTx,
  workspaceId: string,
  planned: readonly PlannedProduct[],
): Promise<Map<PlannedProduct, string>> {
  const fresh = planned.filter((product) => product.id === null)
  const made = await newIds(tx, fresh.length)
  const ids = new Map(planned.map((product) => [product, product.id ?? made[fresh.indexOf(product)] ?? '']))
  const rowOf = (product: PlannedProduct) => ({ id: ids.get(product) ?? '', ...columnsOf(product.facts) })
  await insertRows(tx, { table: 'products', workspaceId, columns }, fresh.map(rowOf))
  await updateProducts(
    tx,
    workspaceId,
    planned.filter((product) => product.id !== null && product.isChanged).map(rowOf),
  )
  const aliases = planned.flatMap((product) =>
    [...product.aliases].map(([alias, written]) => ({ alias, written, product_id: ids.get(product) ?? '' })),
  )
  await insertRows(tx, { table: 'product_aliases', workspaceId, columns: aliasColumns }, aliases)
  return ids
}

async function updateProducts(
  tx: WorkspaceTx,
  workspaceId: string,
  rows: readonly Record<string, unknown>[],
) {
  if (rows.length === 0) return
  await sql`
    update products t set name = g.name, family = g.family, price_minor = g.price_minor,
      price_currency = g.price_currency, crm_id = g.crm_id, version = t.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g (id uuid, name text, family text, price_minor bigint, price_currency text, crm_id text)
    where t.workspace_id = ${workspaceId} and t.id = g.id`.execute(tx)
}

export function columnsOf({ name, family, crmId, price }: ProductFacts) {
  const [price_minor, price_currency] = [price?.minor ?? null, price?.currency ?? null]
  return { name, family, crm_id: crmId, price_minor, price_currency }
}

/** Refuses a spelling that already means another product. */
export async function requireFreeSpellings(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string | null,
  written: readonly string[],
): Promise<void> {
  const held = await tx
    .selectFrom('product_aliases as alias')
    .innerJoin('products as product', (join) =>
      join
        .onRef('product.workspace_id', '=', 'alias.workspace_id')
        .onRef('product.id', '=', 'alias.product_id'),
    )
    .select(['alias.written', 'product.name', 'product.id'])
    .where('alias.workspace_id', '=', workspaceId)
    .where('alias.alias', '=', sql<string>`any(${written.map(squeeze)}::text[])`)
    .$if(productId !== null, (query) => query.where('alias.product_id', '<>', productId ?? ''))
    .executeTakeFirst()
  if (held === undefined) return
  throw refused(
    refuse('spelling-taken', `“${held.written}” already means “${held.name}”.`, { productId: held.id }),
  )
}

/** Sets all ways to write a product's name; its present name is always among them. */
export async function replaceProductAliases(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string,
  written: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('product_aliases')
    .where('workspace_id', '=', workspaceId)
    .where('product_id', '=', productId)
    .execute()
  const byAlias = new Map(written.toReversed().map((text) => [squeeze(text), text]))
  const rows = [...byAlias].map(([alias, text]) => ({ alias, written: text, product_id: productId }))
  await insertRows(tx, { table: 'product_aliases', workspaceId, columns: aliasColumns }, rows)
}

/** Adds one way to write a product; gives it squeezed where it is new. */
export async function insertProductAlias(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string,
  written: string,
) {
  const alias = squeeze(written)
  if (alias === '') return null
  await requireFreeSpellings(tx, workspaceId, productId, [written])
  const added = await tx
    .insertInto('product_aliases')
    .values({ workspace_id: workspaceId, alias, written, product_id: productId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('alias')
    .executeTakeFirst()
  return added?.alias ?? null
}

export async function deleteProductAlias(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string,
  alias: string,
) {
  await tx
    .deleteFrom('product_aliases')
    .where('workspace_id', '=', workspaceId)
    .where('product_id', '=', productId)
    .where('alias', '=', alias)
    .execute()
}

export async function setRetired(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string,
  at: Instant | null,
) {
  await tx
    .updateTable('products')
    .set({ retired_at: at, version: sql<number>`version + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', productId)
    .execute()
}

/** Deletes a product that no account runs and no opportunity is about; any other stays. */
export async function deleteProductIfUnused(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string,
): Promise<void> {
  await sql`
    delete from products p where workspace_id = ${workspaceId} and id = ${productId}
      and not exists (select from account_products a where a.workspace_id = p.workspace_id and a.product_id = p.id)
      and not exists (select from opportunities o where o.workspace_id = p.workspace_id and o.product_id = p.id)`.execute(
    tx,
  )
}

/** Refuses a CRM id that another product has. */
export async function requireFreeCrmId(
  tx: WorkspaceTx,
  workspaceId: string,
  productId: string | null,
  crmId: string | null,
): Promise<void> {
  if (crmId === null) return
  const holder = await tx
    .selectFrom('products')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('crm_id', '=', crmId)
    .executeTakeFirst()
  if (holder === undefined || holder.id === productId) return
  throw refused(refuse('crm-id-taken', `“${holder.name}” has this CRM id.`, { productId: holder.id }))
}
