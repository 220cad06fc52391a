import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/time.ts'
import { notFound, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { LetterWay } from '../../letter.ts'
import type { HelpSource, HelpState } from '../help.ts'

export type StoredHelp = {
  readonly id: string
  readonly contactId: string
  readonly what: string
  readonly state: HelpState
  readonly outcome: string | null
  readonly ownerId: string | null
  readonly dueOn: Day
  readonly toldAt: Instant | null
  readonly version: number
}

/** One help, locked until the transaction ends. Throws `not-found`, and `conflict` where it is not that version any more. */
export async function loadHelp(
  tx: WorkspaceTx,
  workspaceId: string,
  helpId: string,
  version?: number,
): Promise<StoredHelp> {
  const row = await tx
    .selectFrom('helps')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', helpId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('help')
  if (version !== undefined && row.version !== version)
    throw staleVersion('help', { version: row.version, state: row.state })
  return {
    id: row.id,
    contactId: row.contact_id,
    what: row.what,
    state: row.state as HelpState,
    outcome: row.outcome,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    toldAt: row.told_at,
    version: row.version,
  }
}

/** Writes a wish down; null where the same interview or page brought it already. */
export async function insertHelp(
  tx: WorkspaceTx,
  workspaceId: string,
  help: {
    readonly contactId: string
    readonly what: string
    readonly source: HelpSource
    readonly sourceId: string | null
    readonly ownerId: string | null
    readonly dueOn: Day
    readonly writtenBy: string | null
  },
  now: Instant,
): Promise<string | null> {
  const row = await tx
    .insertInto('helps')
    .values({
      workspace_id: workspaceId,
      contact_id: help.contactId,
      what: help.what,
      source: help.source,
      source_id: help.sourceId,
      state: 'asked',
      owner_id: help.ownerId,
      due_on: help.dueOn,
      written_by: help.writtenBy,
      asked_at: now,
      moved_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type HelpChange = {
  readonly state?: HelpState
  readonly outcome?: string | null
  readonly owner_id?: string | null
  readonly due_on?: Day
  readonly told_at?: Instant | null
}

/** Changes a help that was loaded, and counts its version on. */
export async function saveHelp(
  tx: WorkspaceTx,
  workspaceId: string,
  helpId: string,
  change: HelpChange,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('helps')
    .set({ ...change, moved_at: now, version: sql<number>`version + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', helpId)
    .execute()
}

/** Keeps a step of a help. */
export async function insertHelpStep(
  tx: WorkspaceTx,
  workspaceId: string,
  step: {
    readonly helpId: string
    readonly what: HelpState | 'told'
    readonly note?: string | null
    readonly through?: LetterWay | null
    readonly mailId?: string | null
    readonly entryId?: string | null
    readonly byId: string | null
  },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('help_steps')
    .values({
      workspace_id: workspaceId,
      help_id: step.helpId,
      what: step.what,
      note: step.note ?? null,
      through: step.through ?? null,
      mail_id: step.mailId ?? null,
      ledger_entry_id: step.entryId ?? null,
      by_id: step.byId,
      at: now,
    })
    .execute()
}
