import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { MergedRecord } from '../../merging/merge-fields.ts'
import type { LikenessReason } from '../likeness.ts'

export type FoundPair = {
  readonly oneId: string
  readonly otherId: string
  readonly permille: number
  readonly reasons: readonly LikenessReason[]
}

/** Keeps the pairs of some records: new ones, those whose score changed, and none that look like one no more. Two statements. */
export async function savePairs(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
  pairs: readonly FoundPair[],
  now: Instant,
): Promise<void> {
  const given = sql`unnest(${pairs.map(({ oneId }) => oneId)}::uuid[], ${pairs.map(({ otherId }) => otherId)}::uuid[],
    ${pairs.map(({ permille }) => permille)}::bigint[], ${pairs.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[])
    given (one_id, other_id, score, reasons)`
  await sql`delete from duplicate_pairs d where d.workspace_id = ${workspaceId} and d.record = ${record} and d.state = 'open'
    and (d.one_id = any(${[...ids]}::uuid[]) or d.other_id = any(${[...ids]}::uuid[]))
    and not exists (select from ${given} where given.one_id = d.one_id and given.other_id = d.other_id)`.execute(
    tx,
  )
  await sql`insert into duplicate_pairs (workspace_id, record, one_id, other_id, score_permille, reasons, state, found_at)
    select ${workspaceId}::uuid, ${record}, one_id, other_id, score, reasons, 'open', ${now}::timestamptz from ${given}
    on conflict (workspace_id, record, one_id, other_id) do update
      set score_permille = excluded.score_permille, reasons = excluded.reasons
      where duplicate_pairs.score_permille <> excluded.score_permille`.execute(tx)
}

/** The records that were changed since the last look, the oldest change first. One statement. */
export async function readUnlooked(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  most: number,
): Promise<string[]> {
  const table = sql.table(record === 'contact' ? 'contacts' : 'accounts')
  const { rows } = await sql<{ id: string }>`
    with since as (select looked_until, last_id from duplicate_searches where workspace_id = ${workspaceId} and record = ${record})
    select r.id from ${table} r where r.workspace_id = ${workspaceId} and r.merged_into is null
      and (r.updated_at, r.id) > (coalesce((select looked_until from since), '-infinity'), coalesce((select last_id from since), '00000000-0000-0000-0000-000000000000'))
    order by r.updated_at, r.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Notes that everything up to this record was looked at. */
export async function noteLooked(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  lastId: string,
): Promise<void> {
  const table = sql.table(record === 'contact' ? 'contacts' : 'accounts')
  await sql`insert into duplicate_searches (workspace_id, record, looked_until, last_id)
    select ${workspaceId}::uuid, ${record}, r.updated_at, r.id from ${table} r where r.workspace_id = ${workspaceId} and r.id = ${lastId}
    on conflict (workspace_id, record) do update set looked_until = excluded.looked_until, last_id = excluded.last_id`.execute(
    tx,
  )
}

export type StoredPair = {
  readonly id: string
  readonly record: MergedRecord
  readonly state: 'open' | 'not-same'
  readonly one_id: string
  readonly other_id: string
}

/** One pair, locked. Throws `not-found`. */
export async function loadPair(tx: WorkspaceTx, workspaceId: string, pairId: string): Promise<StoredPair> {
  const { rows } = await sql<StoredPair>`select id, record, state, one_id, other_id from duplicate_pairs
    where workspace_id = ${workspaceId} and id = ${pairId} for no key update`.execute(tx)
  const [row] = rows
  if (row === undefined) throw notFound('pair')
  return row
}

export async function savePairState(
  tx: WorkspaceTx,
  workspaceId: string,
  pairId: string,
  verdict: { readonly state: 'open' | 'not-same'; readonly by: string | null; readonly at: Instant | null },
): Promise<void> {
  await tx
    .updateTable('duplicate_pairs')
    .set({ state: verdict.state, decided_by: verdict.by, decided_at: verdict.at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', pairId)
    .execute()
}
