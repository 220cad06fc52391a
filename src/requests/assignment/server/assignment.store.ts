import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { PassedOver, PlanWeights } from '../../../matching/assignment.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

/** Writes a plan to be computed; undefined where one is being computed already. */
export async function insertPlan(
  tx: WorkspaceTx,
  workspaceId: string,
  askedBy: string,
  now: Instant,
): Promise<string | undefined> {
  const made = await sql<{ id: string }>`
    insert into assignment_plans (workspace_id, asked_by, asked_at, state)
    values (${workspaceId}, ${askedBy}, ${now}, 'computing')
    on conflict (workspace_id) where state = 'computing' do nothing returning id`.execute(tx)
  return made.rows[0]?.id
}

type Progress = PlanWeights & {
  readonly looked: number
  readonly requests: number
  readonly leftOut: number
  readonly onException: number
}

/** Notes how far a plan has come, and what it is computed with. */
export async function saveProgress(tx: WorkspaceTx, planId: string, progress: Progress): Promise<void> {
  await tx
    .updateTable('assignment_plans')
    .set({
      looked: progress.looked,
      requests: progress.requests,
      left_out: progress.leftOut,
      on_exception: progress.onException,
      least_weight: progress.leastWeight,
      most_weight: progress.mostWeight,
      usual_weight: progress.usualWeight,
    })
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('id', '=', planId)
    .where('state', '=', 'computing')
    .execute()
}

/** Ends a plan; false where it is not being computed any more. */
export async function finishPlan(
  tx: WorkspaceTx,
  planId: string,
  state: 'ready' | 'failed',
  now: Instant,
): Promise<boolean> {
  const done = await sql`
    update assignment_plans set state = ${state}, finished_at = ${now}
    where workspace_id = current_workspace() and id = ${planId} and state = 'computing' returning id`.execute(
    tx,
  )
  return done.rows.length > 0
}

/** Of plans that have ended only the newest that is ready is kept: once there is another, the old one misleads. */
export async function removeOlderPlans(tx: WorkspaceTx, planId: string): Promise<void> {
  await sql`
    delete from assignment_plans where workspace_id = current_workspace() and id <> ${planId} and state <> 'computing'
  `.execute(tx)
}

export type PlannedRequest = {
  readonly request_id: string
  readonly version: number
  readonly places: number
  readonly weight: number
  readonly missing: number
  readonly cause: string | null
  readonly passed_over: PassedOver | null
}

export type PlannedAsk = {
  readonly request_id: string
  readonly contact_id: string
  readonly account_id: string
  readonly day: string
  readonly rank_permille: number
  readonly value: number
  readonly reasons: readonly string[]
  readonly passed_over: PassedOver | null
}

/** Writes what a plan says: its requests, then its lines. Two statements. */
export async function insertLines(
  tx: WorkspaceTx,
  planId: string,
  requests: readonly PlannedRequest[],
  lines: readonly PlannedAsk[],
): Promise<void> {
  await sql`
    insert into assignment_requests (workspace_id, plan_id, request_id, version, places, weight, missing, cause, passed_over)
    select current_workspace(), ${planId}::uuid, x.request_id, x.version, x.places, x.weight, x.missing, x.cause,
      nullif(x.passed_over, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as x (request_id uuid, version bigint, places bigint,
      weight bigint, missing bigint, cause text, passed_over jsonb)
    where exists (select from requests r where r.workspace_id = current_workspace() and r.id = x.request_id)`.execute(
    tx,
  )
  await sql`
    insert into assignment_lines (workspace_id, plan_id, request_id, contact_id, account_id, day, rank_permille, value, reasons, passed_over)
    select current_workspace(), ${planId}::uuid, x.request_id, x.contact_id, x.account_id, x.day, x.rank_permille, x.value,
      x.reasons, nullif(x.passed_over, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x (request_id uuid, contact_id uuid, account_id uuid,
      day date, rank_permille bigint, value bigint, reasons jsonb, passed_over jsonb)
    where exists (select from requests r where r.workspace_id = current_workspace() and r.id = x.request_id)`.execute(
    tx,
  )
}

export type LoadedLine = {
  readonly id: string
  readonly requestId: string
  readonly contactId: string
  readonly day: string
  readonly version: number
  readonly rank: number
  readonly askId: string | null
}

/** A line of a plan; undefined where there is none, or a newer plan took its place. Held with `hold`. */
export async function findLine(
  tx: WorkspaceTx,
  lineId: string,
  { hold }: { readonly hold: boolean },
): Promise<LoadedLine | undefined> {
  const found = await sql<LoadedLine>`
    select l.id, l.request_id as "requestId", l.contact_id as "contactId", l.day, q.version, l.rank_permille as rank,
      l.ask_id as "askId"
    from assignment_lines l
    join assignment_requests q on q.workspace_id = l.workspace_id and q.plan_id = l.plan_id and q.request_id = l.request_id
    where l.workspace_id = current_workspace() and l.id = ${lineId} ${hold ? sql`for no key update of l` : sql``}`.execute(
    tx,
  )
  return found.rows[0]
}

/** Notes that a line was accepted, and by which ask. */
export async function saveAcceptance(
  tx: WorkspaceTx,
  lineId: string,
  by: { readonly askId: string; readonly personId: string },
  now: Instant,
): Promise<void> {
  await sql`
    update assignment_lines set ask_id = ${by.askId}, accepted_by = ${by.personId}, accepted_at = ${now}
    where workspace_id = current_workspace() and id = ${lineId}`.execute(tx)
}

/** Notes that no plan shall propose somebody for a request; said twice, the first stays. */
export async function insertDismissal(
  tx: WorkspaceTx,
  what: { readonly requestId: string; readonly contactId: string; readonly by: string },
  now: Instant,
): Promise<void> {
  await sql`
    insert into assignment_dismissals (workspace_id, request_id, contact_id, dismissed_by, dismissed_at)
    values (current_workspace(), ${what.requestId}, ${what.contactId}, ${what.by}, ${now})
    on conflict do nothing`.execute(tx)
}

/** Takes a dismissal back; false where there is none. */
export async function deleteDismissal(
  tx: WorkspaceTx,
  what: { readonly requestId: string; readonly contactId: string },
): Promise<boolean> {
  const gone = await sql`
    delete from assignment_dismissals
    where workspace_id = current_workspace() and request_id = ${what.requestId} and contact_id = ${what.contactId}
    returning request_id`.execute(tx)
  return gone.rows.length > 0
}
