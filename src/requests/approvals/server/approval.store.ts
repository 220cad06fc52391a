import { sql } from 'kysely'
import { toId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import { withdrawLinks } from '../../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { ApprovalRecord, ApprovalState, ApprovalWay } from '../approval.ts'
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
  const rows = steps.map((step, position) => rowOf(workspaceId, askId, step, position, now))
  const made = await tx
    .insertInto('ask_approvals')
    .values(rows)
    .returning(['id', 'state', 'decided_by', 'decided_through', 'comment'])
    .execute()
  for (const { id, state, ...step } of made) {
    if (state !== 'approved') continue
    const said = { by: step.decided_by, byName: null, through: step.decided_through as ApprovalWay }
    await recordAnswer(tx, workspaceId, {
      askId,
      approvalId: id,
      answer: 'approved',
      ...said,
      at: now,
      ...step,
    })
  }
}

function rowOf(
  workspaceId: string,
  askId: string,
  { approver, afterYes, personId, windowDays, needsYes, given }: PlannedStep,
  position: number,
  now: Instant,
) {
  const asked = { approver, after_yes: afterYes, person_id: personId, window_days: windowDays }
  const step = { workspace_id: workspaceId, ask_id: askId, position, ...asked, needs_yes: needsYes }
  if (given === null) return { ...step, state: 'waiting' }
  const decided = { decided_at: now, decided_by: given.by, decided_through: given.through }
  return { ...step, state: 'approved', ...decided, comment: given.comment }
}

/** Keeps what was said to a step; rows are only added, so that all that was ever said can be read in order. */
export async function recordAnswer(
  tx: WorkspaceTx,
  workspaceId: string,
  said: {
    readonly askId: string
    readonly approvalId: string
    readonly answer: ApprovalRecord
    readonly by: string | null
    readonly byName: string | null
    readonly through: ApprovalWay | null
    readonly comment: string | null
    readonly version?: number | null
    readonly at: Instant
  },
): Promise<void> {
  const row = {
    workspace_id: workspaceId,
    ask_id: said.askId,
    approval_id: said.approvalId,
    answer: said.answer,
    said_by: said.by,
    said_by_name: said.byName,
    through: said.through,
    comment: said.comment,
    wording_version: said.version ?? null,
    at: said.at,
  }
  await tx.insertInto('approval_answers').values(row).execute()
}

export type StoredApproval = {
  readonly id: string
  readonly askId: string
  readonly requestId: string
  readonly approver: PlannedStep['approver']
  readonly afterYes: boolean
  readonly personId: string | null
  /** Whose yes it is, where somebody stands in for them. */
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null
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
    select v.id, v.ask_id as "askId", k.request_id as "requestId", v.approver, v.after_yes as "afterYes",
      v.person_id as "personId",
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf",
      v.window_days as "windowDays", v.needs_yes as "needsYes", v.state, v.opened_at as "openedAt", v.due_at as "dueAt",
      v.decided_at as "decidedAt", coalesce(p.name, v.decided_by_name) as "decidedBy", v.decided_by as "decidedById",
      k.owner_asks as "ownerAsks", v.comment
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    left join people p on p.workspace_id = v.workspace_id and p.id = v.decided_by
    left join people b on b.workspace_id = v.workspace_id and b.id = v.on_behalf_of
    where v.workspace_id = current_workspace() and v.id = ${approvalId}`.execute(db)
  return found.rows[0]
}

/** One step as it stands. Throws `not-found`. */
export async function loadApproval(tx: WorkspaceTx, approvalId: string): Promise<StoredApproval> {
  const approval = await findApproval(tx, approvalId)
  if (approval === undefined) throw notFound('approval')
  return approval
}

type ApprovalChange = {
  readonly state?: ApprovalState
  readonly person_id?: string | null
  readonly on_behalf_of?: string | null
  readonly decided_by_name?: string | null
  readonly wording_version?: number | null
  readonly overdue_told_at?: Instant | null
  readonly needs_yes?: boolean
  readonly opened_at?: Instant | null
  readonly due_at?: Instant | null
  readonly remind_at?: Instant | null
  readonly reminded_at?: Instant | null
  readonly decided_at?: Instant | null
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

/**
 * Nobody is asked to approve an ask any more, or nobody of those who are asked before the customer: the steps are
 * dropped and their links withdrawn.
 */
export async function dropApprovals(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
  now: Instant,
  which: 'all' | 'before-yes' = 'all',
): Promise<void> {
  let dropping = tx
    .updateTable('ask_approvals')
    .set({ state: 'dropped' })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('state', 'in', ['waiting', 'open'])
  if (which === 'before-yes') dropping = dropping.where('after_yes', '=', false)
  const dropped = await dropping.returning('id').execute()
  for (const { id } of dropped) await withdrawApprovalLinks(tx, workspaceId, id, now)
}

/** The links to a step work no more. */
export async function withdrawApprovalLinks(
  tx: WorkspaceTx,
  workspaceId: string,
  approvalId: string,
  now: Instant,
): Promise<void> {
  const about = { workspaceId: toId<'workspace'>(workspaceId), purpose: approvalPurpose }
  await withdrawLinks(tx, { ...about, subjectId: approvalId }, now)
}
