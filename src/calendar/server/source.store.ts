import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { EntryKind } from '../entry.ts'

/** A calendar elsewhere that is followed. */
export type StoredSource = {
  readonly id: string
  readonly name: string
  readonly sealedAddress: string
  readonly kind: EntryKind
  readonly teamId: string | null
  readonly ownerId: string
}

const columns = sql`id, name, sealed_address as "sealedAddress", entry_kind as kind, team_id as "teamId",
  owner_id as "ownerId"`

/** One source; 404 where there is none. */
export async function findSource(db: WorkspaceDb | WorkspaceTx, sourceId: string): Promise<StoredSource> {
  const found = await sql<StoredSource>`
    select ${columns} from calendar_sources where workspace_id = current_workspace() and id = ${sourceId}`.execute(
    db,
  )
  const [source] = found.rows
  if (source === undefined) throw notFound('calendar source')
  return source
}

/** Sources that are due to be read, those waiting longest first. */
export async function readDueSources(
  db: WorkspaceDb,
  now: Instant,
  most: number,
): Promise<readonly StoredSource[]> {
  const found = await sql<StoredSource>`
    select ${columns} from calendar_sources
    where workspace_id = current_workspace() and due_at <= ${now}::timestamptz
    order by due_at, id limit ${most}`.execute(db)
  return found.rows
}

/** Writes a source and gives its id. */
export async function insertSource(
  tx: WorkspaceTx,
  workspaceId: string,
  source: Omit<StoredSource, 'id'>,
  dueAt: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('calendar_sources')
    .values({
      workspace_id: workspaceId,
      name: source.name,
      sealed_address: source.sealedAddress,
      entry_kind: source.kind,
      team_id: source.teamId,
      owner_id: source.ownerId,
      due_at: dueAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Holds a source while it is read, and notes what came of it. False where it is followed no more. */
export async function noteReading(
  tx: WorkspaceTx,
  workspaceId: string,
  sourceId: string,
  came: { readonly fault: string | null; readonly dueAt: Instant },
  now: Instant,
): Promise<boolean> {
  const noted = await tx
    .updateTable('calendar_sources')
    .set({ fault: came.fault, due_at: came.dueAt, ...(came.fault === null ? { read_at: now } : {}) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sourceId)
    .executeTakeFirst()
  return noted.numUpdatedRows === 1n
}

/** Follows a source no longer; its entries stay, as if written by hand. */
export async function deleteSource(tx: WorkspaceTx, workspaceId: string, sourceId: string): Promise<void> {
  await tx
    .deleteFrom('calendar_sources')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sourceId)
    .execute()
}

/** Gives the calendars that one person follows to another. */
export async function handOverSources(
  tx: WorkspaceTx,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> {
  await sql`update calendar_sources set owner_id = ${toId}, version = version + 1
    where workspace_id = current_workspace() and owner_id = ${fromId}`.execute(tx)
}
