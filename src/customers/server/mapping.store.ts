import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { MappableTaxonomy } from '../term.ts'
import { type TextPlace, textPlaces } from '../unmapped-value.ts'

export type UnmappedValue = {
  readonly taxonomy: MappableTaxonomy
  readonly value: string
  readonly seen: number
}

/** A listed value, locked until the end of the transaction; undefined where nobody waits for it. */
export function loadUnmapped(
  tx: WorkspaceTx,
  workspaceId: string,
  taxonomy: MappableTaxonomy,
  value: string,
) {
  return tx
    .selectFrom('unmapped_values')
    .select(['value', 'seen', 'folded', 'left_at'])
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', taxonomy)
    .where('folded', '=', sql<string>`fold(${value})`)
    .forUpdate()
    .executeTakeFirst()
}

/** Since when, and by whom, a listed value is left as it came; null lets it wait again. */
export async function saveLeaving(
  tx: WorkspaceTx,
  workspaceId: string,
  { taxonomy, folded }: { readonly taxonomy: MappableTaxonomy; readonly folded: string },
  leaving: { readonly at: Instant; readonly by: string | null } | null,
): Promise<void> {
  await tx
    .updateTable('unmapped_values')
    .set({ left_at: leaving?.at ?? null, left_by: leaving?.by ?? null })
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', taxonomy)
    .where('folded', '=', folded)
    .execute()
}

export type NewMapping = UnmappedValue & {
  readonly termId: string | null
  readonly productId: string | null
  readonly madeTarget: boolean
  readonly madeAlias: string | null
  readonly mappedBy: string | null
}

export async function insertMapping(
  tx: WorkspaceTx,
  workspaceId: string,
  mapping: NewMapping,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('term_mappings')
    .values({
      workspace_id: workspaceId,
      taxonomy: mapping.taxonomy,
      value: mapping.value,
      term_id: mapping.termId,
      product_id: mapping.productId,
      made_target: mapping.madeTarget,
      made_alias: mapping.madeAlias,
      seen: mapping.seen,
      mapped_by: mapping.mappedBy,
      mapped_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('unmapped_values')
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', mapping.taxonomy)
    .where('folded', '=', sql<string>`fold(${mapping.value})`)
    .execute()
  return id
}

type Placing = {
  readonly mappingId: string
  readonly taxonomy: MappableTaxonomy
  readonly value: string
  /** What goes into the place: an id, or a country's code. */
  readonly place: string
  /** The country's term, for accounts whose region follows from it. */
  readonly regionId: string | null
}

/** Gives every record that carries the text its place and remembers which those were. One statement; their number. */
export async function placeRecords(
  tx: WorkspaceTx,
  workspaceId: string,
  placing: Placing,
  now: Instant,
): Promise<number> {
  const places = textPlaces[placing.taxonomy]
  if (places.length === 0) return 0
  const changes = places.map(
    (place, n) => sql`${sql.ref(`changed_${n}`)} as (
    update ${sql.table(place.table)} t set ${placedColumns(place, placing)}, ${sql.ref(place.text)} = null,
      version = t.version + 1, updated_at = ${now}
    where t.workspace_id = ${workspaceId} and ${sql.ref(`t.${place.text}`)} is not null
      and ${sql.ref(`t.${place.place}`)} is null and fold(${sql.ref(`t.${place.text}`)}) = fold(${placing.value})
    returning ${place.record}::text as record, t.id, old.${sql.ref(place.text)} as value)`,
  )
  const all = places.map((_, n) => sql`select * from ${sql.ref(`changed_${n}`)}`)
  const { numAffectedRows } = await sql`
    with ${sql.join(changes)}
    insert into term_mapping_records (workspace_id, mapping_id, record, record_id, value)
    select ${workspaceId}::uuid, ${placing.mappingId}::uuid, changed.record, changed.id, changed.value
    from (${sql.join(all, sql` union all `)}) changed`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

function placedColumns(place: TextPlace, { place: value, regionId }: Placing): RawBuilder<unknown> {
  if (place.place !== 'country') return sql`${sql.ref(place.place)} = ${value}::uuid`
  if (place.table !== 'accounts') return sql`country = ${value}`
  return sql`country = ${value}, region_id = coalesce(t.region_id, ${regionId}::uuid)`
}

/** The mapping, locked; undefined where there is none or it was undone. */
export function loadMapping(tx: WorkspaceTx, workspaceId: string, mappingId: string) {
  return tx
    .selectFrom('term_mappings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mappingId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Gives the records of a mapping their text back, where nobody has changed the place since. One statement; their
 * number.
 */
export async function unplaceRecords(
  tx: WorkspaceTx,
  workspaceId: string,
  mapping: Pick<Placing, 'mappingId' | 'taxonomy' | 'place' | 'regionId'>,
  now: Instant,
): Promise<number> {
  const places = textPlaces[mapping.taxonomy]
  if (places.length === 0) return 0
  const changes = places.map(
    (place, n) => sql`${sql.ref(`changed_${n}`)} as (
    update ${sql.table(place.table)} t set ${unplacedColumns(place, mapping.regionId)}, ${sql.ref(place.text)} = r.value,
      version = t.version + 1, updated_at = ${now}
    from term_mapping_records r
    where r.workspace_id = ${workspaceId} and r.mapping_id = ${mapping.mappingId} and r.record = ${place.record}
      and t.workspace_id = ${workspaceId} and t.id = r.record_id
      and ${sql.ref(`t.${place.place}`)}::text = ${mapping.place} and ${sql.ref(`t.${place.text}`)} is null
    returning t.id)`,
  )
  const all = places.map((_, n) => sql`select id from ${sql.ref(`changed_${n}`)}`)
  const { rows } = await sql<{ count: number }>`
    with ${sql.join(changes)}
    select count(*)::bigint as count from (${sql.join(all, sql` union all `)}) changed`.execute(tx)
  return rows[0]?.count ?? 0
}

function unplacedColumns(place: TextPlace, regionId: string | null): RawBuilder<unknown> {
  if (place.place !== 'country' || place.table !== 'accounts') return sql`${sql.ref(place.place)} = null`
  return sql`country = null, region_id = nullif(t.region_id, ${regionId}::uuid)`
}

/** Marks a mapping undone and lists its value again. */
export async function closeMapping(
  tx: WorkspaceTx,
  workspaceId: string,
  mapping: { readonly id: string; readonly taxonomy: string; readonly value: string; readonly seen: number },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('term_mappings')
    .set({ undone_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mapping.id)
    .execute()
  await sql`
    insert into unmapped_values (workspace_id, taxonomy, folded, value, seen)
    values (${workspaceId}, ${mapping.taxonomy}, fold(${mapping.value}), ${mapping.value}, ${mapping.seen})
    on conflict do nothing`.execute(tx)
}
