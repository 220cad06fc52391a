import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { StatedCriterion } from '../../matching/need.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** A need of an entry as use cases know it. */
export type StoredNeed = {
  readonly id: string
  readonly activityTypeId: string
  readonly wanted: number
  readonly criteria: readonly StatedCriterion[]
  readonly words: string
  readonly notes: string
  readonly requestId: string | null
  readonly version: number
}

export type NeedToWrite = Pick<StoredNeed, 'activityTypeId' | 'wanted' | 'criteria' | 'words' | 'notes'> & {
  readonly askBy: Day
}

/** One need of an entry, held until the transaction ends; 404 where the entry has none by that id. */
export async function holdNeed(tx: WorkspaceTx, entryId: string, needId: string): Promise<StoredNeed> {
  const found = await sql<StoredNeed>`
    select id, activity_type_id as "activityTypeId", wanted, criteria, words, notes, request_id as "requestId", version
    from calendar_needs
    where workspace_id = current_workspace() and calendar_entry_id = ${entryId} and id = ${needId}
    for no key update`.execute(tx)
  const [need] = found.rows
  if (need === undefined) throw notFound('calendar need')
  return need
}

function rowOf({ activityTypeId, wanted, criteria, words, notes, askBy }: NeedToWrite) {
  return {
    activity_type_id: activityTypeId,
    wanted,
    criteria: JSON.stringify(criteria),
    words,
    notes,
    ask_by: askBy,
  }
}

/** Writes a need and gives its id. */
export async function insertNeed(
  tx: WorkspaceTx,
  workspaceId: string,
  entryId: string,
  need: NeedToWrite,
): Promise<string> {
  const { id } = await tx
    .insertInto('calendar_needs')
    .values({ workspace_id: workspaceId, calendar_entry_id: entryId, ...rowOf(need) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes a need anew, one version on; what was counted for it before is no longer true. */
export async function saveNeed(
  tx: WorkspaceTx,
  workspaceId: string,
  needId: string,
  need: NeedToWrite,
): Promise<void> {
  await tx
    .updateTable('calendar_needs')
    .set({
      ...rowOf(need),
      free: null,
      counted_at: null,
      told_short_at: null,
      version: sql<number>`version + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', needId)
    .execute()
}

/** Takes a need out. */
export async function deleteNeed(tx: WorkspaceTx, workspaceId: string, needId: string): Promise<void> {
  await tx
    .deleteFrom('calendar_needs')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', needId)
    .execute()
}

/** Notes which request a need became. */
export async function linkRequest(
  tx: WorkspaceTx,
  workspaceId: string,
  needId: string,
  requestId: string,
): Promise<void> {
  await tx
    .updateTable('calendar_needs')
    .set({ request_id: requestId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', needId)
    .execute()
}

/** Keeps the last day to ask of each need of an entry; a count for another day is no longer true. */
export async function saveAskBy(
  tx: WorkspaceTx,
  workspaceId: string,
  needId: string,
  askBy: Day,
): Promise<void> {
  await tx
    .updateTable('calendar_needs')
    .set({
      ask_by: askBy,
      free: null,
      counted_at: null,
      told_due_at: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', needId)
    .execute()
}

type Counted = {
  readonly free: number
  readonly askBy: Day
  readonly toldDueAt: Instant | null
  readonly toldShortAt: Instant | null
}

/** Writes what a count came to, and what was told of it. */
export async function saveCount(
  tx: WorkspaceTx,
  workspaceId: string,
  needId: string,
  counted: Counted,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('calendar_needs')
    .set({
      free: counted.free,
      counted_at: now,
      ask_by: counted.askBy,
      told_due_at: counted.toldDueAt,
      told_short_at: counted.toldShortAt,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', needId)
    .execute()
}
