import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ExceptionGround, ExceptionState, KeptException } from '../exception.ts'

type Db = WorkspaceDb | WorkspaceTx

/** An exception as use cases know it. */
export type StoredException = KeptException & {
  readonly requestId: string
  readonly reason: string
  readonly approverId: string | null
  readonly approver: string | null
  readonly decidedById: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly supersededAt: Instant | null
}

async function select(db: Db, where: ReturnType<typeof sql>): Promise<StoredException[]> {
  const found = await sql<StoredException>`
    select x.id, x.request_id as "requestId", x.kind, x.state, x.breaks, x.need_by as "needBy", x.reason,
      x.approver_id as "approverId", p.name as approver, x.decided_by as "decidedById", d.name as "decidedBy",
      x.decided_at as "decidedAt", x.superseded_at as "supersededAt"
    from request_exceptions x
    left join people p on p.workspace_id = x.workspace_id and p.id = x.approver_id
    left join people d on d.workspace_id = x.workspace_id and d.id = x.decided_by
    where x.workspace_id = current_workspace() and ${where}
    order by x.opened_at, x.id`.execute(db)
  return found.rows
}

/** The exceptions of a request that stand: open, or answered and not superseded. */
export function readStandingExceptions(db: Db, requestId: string): Promise<StoredException[]> {
  return select(
    db,
    sql`x.request_id = ${requestId}::uuid and x.state <> 'dropped' and x.superseded_at is null`,
  )
}

/** One exception. Throws `not-found`. */
export async function loadException(db: Db, exceptionId: string): Promise<StoredException> {
  const [exception] = await select(db, sql`x.id = ${exceptionId}::uuid`)
  if (exception === undefined) throw notFound('exception')
  return exception
}

type NewException = ExceptionGround & {
  readonly requestId: string
  readonly reason: string
  readonly teamId: string | null
  readonly quarterOn: string
  readonly approverId: string | null
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
