import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { EntryDays, EntryKind, EntryOwned, EntryState } from '../entry.ts'

/** An entry as use cases know it. */
export type StoredEntry = EntryDays &
  EntryOwned & {
    readonly id: string
    readonly kind: EntryKind
    readonly title: string
    readonly place: string | null
    readonly webLink: string | null
    readonly notes: string
    readonly state: EntryState
    readonly version: number
  }

export type EntryToWrite = Omit<StoredEntry, 'id' | 'version'>

/** Where an entry came from. */
export type Outside = {
  readonly sourceId: string | null
  readonly uid: string
  readonly key: string
  readonly hash: string
}

const columns = sql`id, kind, title, starts_on as "startsOn", ends_before as "endsBefore", team_id as "teamId",
  owner_id as "ownerId", place, web_link as "webLink", notes, state, version`

/** One entry, held until the transaction ends; 404 where there is none. */
export async function holdEntry(tx: WorkspaceTx, entryId: string): Promise<StoredEntry> {
  const found = await sql<StoredEntry>`
    select ${columns} from calendar_entries
    where workspace_id = current_workspace() and id = ${entryId} for no key update`.execute(tx)
  const [entry] = found.rows
  if (entry === undefined) throw notFound('calendar entry')
  return entry
}

function rowOf(entry: EntryToWrite) {
  return {
    kind: entry.kind,
    title: entry.title,
    starts_on: entry.startsOn,
    ends_before: entry.endsBefore,
    team_id: entry.teamId,
    owner_id: entry.ownerId,
    place: entry.place,
    web_link: entry.webLink,
    notes: entry.notes,
    state: entry.state,
  }
}

function outsideOf({ sourceId, uid, key, hash }: Outside) {
  return { source_id: sourceId, outside_uid: uid, outside_key: key, outside_hash: hash }
}

/** Writes an entry and gives its id; undefined where another reading has written the same event meanwhile. */
export async function insertEntry(
  tx: WorkspaceTx,
  workspaceId: string,
  entry: EntryToWrite,
  outside: Outside | null = null,
): Promise<string | undefined> {
  const made = await tx
    .insertInto('calendar_entries')
    .values({
      workspace_id: workspaceId,
      ...rowOf(entry),
      ...(outside === null ? {} : outsideOf(outside)),
    })
    .onConflict((same) => same.columns(['workspace_id', 'outside_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Writes an entry anew, one version on. */
export async function saveEntry(
  tx: WorkspaceTx,
  workspaceId: string,
  entryId: string,
  entry: EntryToWrite,
  outside: Outside | null = null,
): Promise<void> {
  await tx
    .updateTable('calendar_entries')
    .set({
      ...rowOf(entry),
      ...(outside === null ? {} : outsideOf(outside)),
      version: sql<number>`version + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', entryId)
    .execute()
}

/** Entries of outside events by their uid, or all a source brought that are not over; held in the order of their ids. */
export async function holdOutsideEntries(
  tx: WorkspaceTx,
  which: { readonly uids: readonly string[]; readonly sourceId: string | null },
): Promise<readonly (StoredEntry & Outside)[]> {
  const found = await sql<StoredEntry & Outside>`
    select ${columns}, source_id as "sourceId", outside_uid as uid, outside_key as key, outside_hash as hash
    from calendar_entries
    where workspace_id = current_workspace()
      and (outside_uid = any(${[...which.uids]}::text[]) or source_id = ${which.sourceId}::uuid)
    order by id for no key update`.execute(tx)
  return found.rows
}

/** Gives the entries of one person that are not over to another. */
export async function handOverEntries(
  tx: WorkspaceTx,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  now: Instant,
): Promise<void> {
  await sql`update calendar_entries set owner_id = ${toId}, version = version + 1
    where workspace_id = current_workspace() and owner_id = ${fromId}
      and ends_before > ${now}::timestamptz::date`.execute(tx)
}

/** How many entries a workspace has. */
export async function countEntries(db: WorkspaceDb | WorkspaceTx): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*) as count from calendar_entries where workspace_id = current_workspace()`.execute(db)
  return found.rows[0]?.count ?? 0
}
