import { type Actor, personOf } from '../../kernel/actor.ts'
import { squeeze } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { valueMapped } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import type { MappableTaxonomy, Taxonomy } from '../term.ts'
import { decideSpelling } from '../term-tree.ts'
import { addTerm } from './add-term.ts'
import { createProduct } from './create-product.ts'
import { insertMapping, loadUnmapped, placeRecords } from './mapping.store.ts'
import { insertProductAlias, loadProduct } from './product.store.ts'
import { insertTermAliases, loadTaxonomy, loadTermOfCountry } from './taxonomy.store.ts'

export type ValueMapping = {
  readonly taxonomy: MappableTaxonomy
  readonly value: string
  readonly termId?: string
  readonly productId?: string
  readonly country?: string
  readonly newName?: string
  readonly newParentId?: string | null
}

type Target = {
  readonly termId: string | null
  readonly productId: string | null
  readonly name: string
  readonly place: string
  readonly made: boolean
  readonly alias: string | null
}

/**
 * Gives a value that waits its place: all records that carry the text get it, and the next file that brings the
 * text finds it. Gives the mapping's id, by which it can be undone.
 */
export async function mapValue(tx: WorkspaceTx, actor: Actor, input: ValueMapping, now: Instant) {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const waiting = await loadUnmapped(tx, workspaceId, input.taxonomy, input.value)
  if (waiting === undefined) throw notFound('value without a place')
  const target = await findTarget(tx, actor, { ...input, value: waiting.value }, now)
  const { taxonomy } = input
  const mapping = {
    taxonomy,
    value: waiting.value,
    seen: waiting.seen,
    termId: target.termId,
    productId: target.productId,
  }
  const made = { madeTarget: target.made, madeAlias: target.alias, mappedBy: personOf(actor) }
  const id = await insertMapping(tx, workspaceId, { ...mapping, ...made }, now)
  const placing = {
    mappingId: id,
    taxonomy,
    value: waiting.value,
    place: target.place,
    regionId: target.termId,
  }
  const records = await placeRecords(tx, workspaceId, placing, now)
  await announce(tx, valueMapped(actor, { id, taxonomy, value: waiting.value }, records))
  return { id, name: target.name, records }
}

function findTarget(tx: WorkspaceTx, actor: Actor, input: ValueMapping, now: Instant): Promise<Target> {
  const { taxonomy } = input
  if (taxonomy === 'product') return findProduct(tx, actor, input, now)
  if (taxonomy === 'country') return findCountry(tx, actor, input)
  return findTermTarget(tx, actor, taxonomy, input)
}

async function findTermTarget(
  tx: WorkspaceTx,
  actor: Actor,
  taxonomy: Taxonomy,
  input: ValueMapping,
): Promise<Target> {
  const { newName, termId } = input
  if (newName !== undefined) {
    const id = await addTerm(tx, actor, { taxonomy, name: newName, parentId: input.newParentId ?? null })
    const alias = await spell(tx, actor, taxonomy, id, input.value)
    return { termId: id, productId: null, name: newName, place: id, made: true, alias }
  }
  const term = (await loadTaxonomy(tx, actor.workspaceId, taxonomy)).find((each) => each.id === termId)
  if (term === undefined) throw invalid('termId', 'Choose a term of this taxonomy, or name a new one.')
  if (term.retiredAt !== null) throw invalid('termId', `“${term.name}” is retired. Bring it back first.`)
  const alias = await spell(tx, actor, taxonomy, term.id, input.value)
  return { termId: term.id, productId: null, name: term.name, place: term.id, made: false, alias }
}

/** Makes the value a way to write the term, so that the next file finds it; gives the alias where it is new. */
async function spell(tx: WorkspaceTx, actor: Actor, taxonomy: Taxonomy, termId: string, value: string) {
  if (squeeze(value) === '') return null
  acceptedOr(decideSpelling(await loadTaxonomy(tx, actor.workspaceId, taxonomy), termId, value))
  const added = await insertTermAliases(tx, actor.workspaceId, { id: termId, taxonomy }, [value])
  return added[0] ?? null
}

async function findCountry(tx: WorkspaceTx, actor: Actor, { country, value }: ValueMapping): Promise<Target> {
  const term = country === undefined ? undefined : await loadTermOfCountry(tx, actor.workspaceId, country)
  if (term === undefined || country === undefined) throw invalid('country', 'Choose a country.')
  const alias = await spell(tx, actor, 'region', term.id, value)
  return { termId: term.id, productId: null, name: term.name, place: country, made: false, alias }
}

async function findProduct(
  tx: WorkspaceTx,
  actor: Actor,
  input: ValueMapping,
  now: Instant,
): Promise<Target> {
  const { newName, productId, value } = input
  if (newName !== undefined) {
    const id = await createProduct(tx, actor, { name: newName, aliases: [value] }, now)
    return { termId: null, productId: id, name: newName, place: id, made: true, alias: squeeze(value) }
  }
  const product = productId === undefined ? undefined : await loadProduct(tx, actor.workspaceId, productId)
  if (product === undefined) throw invalid('productId', 'Choose a product, or name a new one.')
  const alias = await insertProductAlias(tx, actor.workspaceId, product.id, value)
  return { termId: null, productId: product.id, name: product.name, place: product.id, made: false, alias }
}
