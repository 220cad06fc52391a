import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { ExceptionGround, ExceptionState } from '../exception.ts'

type NewException = ExceptionGround & {
  readonly requestId: string
  readonly reason: string
  readonly teamId: string | null
  readonly quarterOn: string
  readonly approverId: string | null
  /** Whose answer it is, where the approver stands in for them. */
  readonly onBehalfOf: string | null
  readonly dueAt: Instant
  /** Approved at once by whoever hands it in, where the answer is theirs anyway. */
  readonly approvedBy: string | null
}

/** Writes an exception and gives its id. */
export async function insertException(
  tx: WorkspaceTx,
  workspaceId: string,
  exception: NewException,
  now: Instant,
): Promise<string> {
  const { approvedBy } = exception
  const { id } = await tx
    .insertInto('request_exceptions')
    .values({
      workspace_id: workspaceId,
      request_id: exception.requestId,
      kind: exception.kind,
      breaks: exception.breaks,
      need_by: exception.needBy,
      reason: exception.reason,
      team_id: exception.teamId,
      quarter_on: exception.quarterOn,
      approver_id: exception.approverId,
      on_behalf_of: exception.onBehalfOf,
      opened_at: now,
      due_at: exception.dueAt,
      ...(approvedBy === null
        ? { state: 'open' }
        : { state: 'approved', decided_at: now, decided_by: approvedBy, decided_through: 'handed-in' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type ExceptionChange = {
  readonly state?: ExceptionState
  readonly decided_at?: Instant
  readonly decided_by?: string | null
  readonly decided_through?: 'app' | 'link'
  readonly comment?: string | null
  readonly superseded_at?: Instant
  readonly approver_id?: string | null
  readonly on_behalf_of?: string | null
  readonly due_at?: Instant
}

/** Writes what changed of exceptions. */
export async function saveExceptions(
  tx: WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
  change: ExceptionChange,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('request_exceptions')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
}

/** A request that ended waits for nobody's yes any more. */
export async function dropOpenExceptions(
  tx: WorkspaceTx,
  workspaceId: string,
  requestId: string,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('request_exceptions')
    .set({ state: 'dropped', decided_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .execute()
}
