import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, requirePermission, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { recordMerged } from '../merge.events.ts'
import { type Choices, columnsTaken, type MergedRecord } from '../merge-fields.ts'
import { canMerge } from '../policy.ts'
import { readCatalogue } from './catalogue.reads.ts'
import { type Journal, openJournal } from './journal.store.ts'
import { insertMerge, insertPointer, lockBoth, type MergeRow, rootOf, saveMoved } from './merge.store.ts'
import { moveRows, planOf } from './move-rows.ts'

export type MergeInput = {
  readonly record: MergedRecord
  readonly survivorId: string
  readonly absorbedId: string
  readonly choices: Choices
  /** As they were read; left out by whoever did not look at both. */
  readonly versions?: { readonly survivor: number; readonly absorbed: number } | undefined
}

/** Makes one record of two: everything of the absorbed one goes to the survivor. Gives the merging's id. */
export async function mergeRecords(
  tx: WorkspaceTx,
  actor: Actor,
  input: MergeInput,
  now: Instant,
): Promise<string> {
  requirePermission(canMerge(actor))
  const { record, survivorId, absorbedId, choices } = input
  if (survivorId === absorbedId) throw invalid('absorbedId', 'is the same record')
  const { workspaceId } = actor
  const rows = await lockBoth(tx, workspaceId, record, [survivorId, absorbedId])
  const [survivor, absorbed] = [find(rows, survivorId), find(rows, absorbedId)]
  requireVersions(record, input, survivor, absorbed)
  const catalogue = await readCatalogue(tx)
  const mergeId = await insertMerge(tx, {
    ...{ workspaceId, record, survivor, absorbed, choices, now },
    by: personOf(actor),
  })
  const merging = { workspaceId, survivorId, absorbedId, catalogue }
  const journal = openJournal(tx, { workspaceId, mergeId, catalogue })
  if (record === 'contact') await keepOnePrimary(tx, workspaceId, survivorId, absorbedId, journal)
  const moved = await moveRows(tx, merging, planOf(merging, rootOf(record)), journal)
  await journal.remove(rootOf(record), sql`t.id = ${absorbedId}::uuid`)
  await takeFields(record, input.choices, survivor, absorbed, journal, now)
  await insertPointer(tx, workspaceId, record, mergeId, { survivorId, absorbed })
  await saveMoved(tx, workspaceId, mergeId, moved)
  const { rows: left } = await sql<{ name: string; accountId: string | null }>`
    select name, ${record === 'contact' ? sql`account_id` : sql`null::uuid`} as "accountId" from ${sql.table(rootOf(record))}
    where workspace_id = ${workspaceId} and id = ${survivorId}`.execute(tx)
  const now_ = left[0] ?? { name: survivor.name, accountId: null }
  await announce(
    tx,
    recordMerged(actor, { record, id: survivorId, ...now_, otherName: absorbed.name, mergeId }),
  )
  return mergeId
}

function find(rows: readonly MergeRow[], id: string): MergeRow {
  const row = rows.find((each) => each.id === id)
  if (row === undefined) throw new Error('a locked record is missing')
  return row
}

function requireVersions(
  record: MergedRecord,
  { versions }: MergeInput,
  survivor: MergeRow,
  absorbed: MergeRow,
): void {
  if (versions === undefined) return
  if (versions.survivor !== survivor.version) throw staleVersion(record, { version: survivor.version })
  if (versions.absorbed !== absorbed.version) throw staleVersion(record, { version: absorbed.version })
}

/** Mail goes to one address: the survivor's where they have one. */
async function keepOnePrimary(
  tx: WorkspaceTx,
  workspaceId: string,
  survivorId: string,
  absorbedId: string,
  journal: Journal,
): Promise<void> {
  const { rows } = await sql<{ it: boolean }>`select exists (select from contact_mails
    where workspace_id = ${workspaceId} and contact_id = ${survivorId} and is_primary) as it`.execute(tx)
  if (rows[0]?.it !== true) return
  await journal.update(
    'contact_mails',
    { is_primary: sql`false` },
    sql`t.contact_id = ${absorbedId}::uuid and t.is_primary`,
  )
}

/**
 * Writes the chosen fields. The version leaps to the moment in milliseconds: nobody who read the record before can
 * overwrite it unknowingly, nor anybody who read it merged once it is undone.
 */
async function takeFields(
  record: MergedRecord,
  choices: Choices,
  survivor: MergeRow,
  absorbed: MergeRow,
  journal: Journal,
  now: Instant,
): Promise<void> {
  const table = rootOf(record)
  const taken = columnsTaken(record, choices, survivor, absorbed)
  const given = (column: string) =>
    sql`(jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(taken)}::jsonb)).${sql.ref(column)}`
  const set: Record<string, RawBuilder<unknown>> = Object.fromEntries(
    Object.keys(taken).map((column) => [column, given(column)]),
  )
  const version = sql`greatest(t.version + 1, ${Date.parse(now)}::bigint)`
  const where = sql`t.id = ${survivor.id}::uuid`
  await journal.update(table, { ...set, version, updated_at: sql`${now}::timestamptz` }, where)
}
