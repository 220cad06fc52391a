import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { KeptException } from '../exception.ts'

type Db = WorkspaceDb | WorkspaceTx

/** An exception as use cases know it. */
export type StoredException = KeptException & {
  readonly requestId: string
  readonly reason: string
  readonly approverId: string | null
  readonly approver: string | null
  /** Whose answer it is, where the approver stands in for them. */
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null
  readonly decidedById: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly supersededAt: Instant | null
}

/** When exception `x` stood in the way no longer; null while it does. A refused one does until the brief was changed. */
export const clearedAt = sql`case when x.state = 'refused' then x.superseded_at else x.decided_at end`

/** True where somebody was asked about exception `x`, and the request waited for them. */
export const wasAsked = sql`coalesce(x.decided_through, '') <> 'handed-in'`

async function select(db: Db, where: ReturnType<typeof sql>): Promise<StoredException[]> {
  const found = await sql<StoredException>`
    select x.id, x.request_id as "requestId", x.kind, x.state, x.breaks, x.need_by as "needBy", x.reason,
      x.approver_id as "approverId", p.name as approver,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf", x.decided_by as "decidedById", d.name as "decidedBy",
      x.decided_at as "decidedAt", x.superseded_at as "supersededAt"
    from request_exceptions x
    left join people p on p.workspace_id = x.workspace_id and p.id = x.approver_id
    left join people b on b.workspace_id = x.workspace_id and b.id = x.on_behalf_of
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
