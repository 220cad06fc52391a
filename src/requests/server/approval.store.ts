import { sql } from 'kysely'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import { withdrawLinks } from '../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ApprovalState } from '../approval.ts'
import type { PlannedStep } from '../plan-steps.ts'

export const approvalPurpose = 'approval'

/** Writes the steps of an ask, in their order. */
export async function insertApprovals(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
  steps: readonly PlannedStep[],
  now: Instant,
): Promise<void> {
  if (steps.length === 0) return
  const rows = steps.map((step, position) => ({
    workspace_id: workspaceId,
    ask_id: askId,
    position,
    approver: step.approver,
    person_id: step.personId,
    window_days: step.windowDays,
    needs_yes: step.needsYes,
    ...(step.given === null
      ? { state: 'waiting' }
      : {
          state: 'approved',
          decided_at: now,
          decided_by: step.given.by,
          decided_through: step.given.through,
          comment: step.given.comment,
        }),
  }))
  await tx.insertInto('ask_approvals').values(rows).execute()
}

export type StoredApproval = {
  readonly id: string
  readonly askId: string
  readonly requestId: string
  readonly approver: PlannedStep['approver']
  readonly personId: string | null
  readonly windowDays: number
  readonly needsYes: boolean
  readonly state: ApprovalState
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly decidedById: string | null
  readonly ownerAsks: boolean
  readonly comment: string | null
}

/** One step as it stands; undefined where there is none. */
async function findApproval(
  db: WorkspaceDb | WorkspaceTx,
  approvalId: string,
): Promise<StoredApproval | undefined> {
  const found = await sql<StoredApproval>`
    select v.id, v.ask_id as "askId", k.request_id as "requestId", v.approver, v.person_id as "personId",
      v.window_days as "windowDays", v.needs_yes as "needsYes", v.state, v.opened_at as "openedAt", v.due_at as "dueAt",
      v.decided_at as "decidedAt", p.name as "decidedBy", v.decided_by as "decidedById",
      k.owner_asks as "ownerAsks", v.comment
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    left join people p on p.workspace_id = v.workspace_id and p.id = v.decided_by
    where v.workspace_id = current_workspace() and v.id = ${approvalId}`.execute(db)
  return found.rows[0]
}

/** One step as it stands. Throws `not-found`. */
export async function loadApproval(tx: WorkspaceTx, approvalId: string): Promise<StoredApproval> {
  const approval = await findApproval(tx, approvalId)
  if (approval === undefined) throw notFound('approval')
  return approval
}

/** The next step of an ask whose turn has not come; undefined once all had theirs. */
export async function findNextStep(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('ask_approvals')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

type ApprovalChange = {
  readonly state?: ApprovalState
  readonly person_id?: string | null
  readonly needs_yes?: boolean
  readonly opened_at?: Instant
  readonly due_at?: Instant
  readonly remind_at?: Instant | null
  readonly reminded_at?: Instant | null
  readonly decided_at?: Instant
  readonly decided_by?: string | null
  readonly decided_through?: 'app' | 'link' | 'recorded' | null
  readonly comment?: string | null
  readonly until?: string | null
}

/** Writes what changed of a step. */
export async function saveApproval(
  tx: WorkspaceTx,
  workspaceId: string,
  approvalId: string,
  change: ApprovalChange,
): Promise<void> {
  await tx
    .updateTable('ask_approvals')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', approvalId)
    .execute()
}

/** The relationship owner asks the customer themselves. */
export async function saveOwnerAsks(tx: WorkspaceTx, workspaceId: string, askId: string): Promise<void> {
  await tx
    .updateTable('request_asks')
    .set({ owner_asks: true })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .execute()
}

/** Nobody is asked to approve an ask any more: its steps are dropped and their links withdrawn. */
export async function dropApprovals(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
  now: Instant,
): Promise<void> {
  const dropped = await tx
    .updateTable('ask_approvals')
    .set({ state: 'dropped' })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('state', 'in', ['waiting', 'open'])
    .returning('id')
    .execute()
  const about = { workspaceId: toId<'workspace'>(workspaceId), purpose: approvalPurpose }
  for (const { id } of dropped) await withdrawLinks(tx, { ...about, subjectId: id }, now)
}
