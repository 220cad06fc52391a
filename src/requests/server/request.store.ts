import { sql } from 'kysely'
import type { Fulfilment } from '../../activities/activity-type.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { fulfilmentOfR } from '../approvals/server/fulfilment.reads.ts'
import type { RequestAbout } from '../events.ts'
import { type RequestRecord, seesRequest } from '../policy.ts'
import type { RequestOutcome, RequestState, UnfilledCause } from '../request.ts'

type Db = WorkspaceDb | WorkspaceTx

/** A request as use cases know it. */
export type LoadedRequest = RequestRecord &
  RequestAbout & {
    readonly number: number
    readonly activityTypeId: string
    readonly fulfilment: Fulfilment
    readonly requester: { readonly id: string; readonly name: string }
    readonly handler: { readonly id: string; readonly name: string } | null
    readonly needBy: string | null
    readonly wanted: number
    readonly wishContactId: string | null
    readonly submittedAt: Instant | null
    readonly answeredAt: Instant | null
    readonly matchedAt: Instant | null
    readonly fulfilledAt: Instant | null
    readonly closedAt: Instant | null
    readonly outcome: RequestOutcome | null
    readonly version: number
  }

// Whom a request concerns besides the program: owners of whom it asks and of the deal, proposers, approvers.
const concerned = sql`array(
  select x.id from (
    select coalesce(c.owner_id, a.owner_id) as id from request_asks k
      join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
      join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
      left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, k.addressee_id)
      where k.workspace_id = r.workspace_id and k.request_id = r.id
    union select k.proposed_by from request_asks k where k.workspace_id = r.workspace_id and k.request_id = r.id
    union select v.person_id from request_asks k
      join ask_approvals v on v.workspace_id = k.workspace_id and v.ask_id = k.ask_id
      where k.workspace_id = r.workspace_id and k.request_id = r.id and v.state <> 'waiting'
    union select o.owner_id from opportunities o where o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    union select x.approver_id from request_exceptions x where x.workspace_id = r.workspace_id and x.request_id = r.id
    union select g.person_id from request_escalations g where g.workspace_id = r.workspace_id and g.request_id = r.id
    union select w.person_id from request_watchers w where w.workspace_id = r.workspace_id and w.request_id = r.id
      and w.named_by is not null
  ) x where x.id is not null)`

const columns = sql`
  r.id, r.number, r.title, r.state, r.outcome, r.version, r.wanted, r.requester_id as "requesterId",
  r.handler_id as "handlerId", r.opportunity_id as "opportunityId", r.prospect_id as "prospectId",
  r.activity_type_id as "activityTypeId", ${fulfilmentOfR} as fulfilment,
  ${fulfilmentOfR} like 'self-service%' as "isSelfService",
  jsonb_build_object('id', p.id, 'name', p.name) as requester,
  case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end as handler,
  r.need_by as "needBy", r.wish_contact_id as "wishContactId", r.submitted_at as "submittedAt",
  r.answered_at as "answeredAt", r.matched_at as "matchedAt", r.fulfilled_at as "fulfilledAt",
  r.closed_at as "closedAt", ${concerned} as "concernedIds"`

/** Holds a request: nobody else changes it or its asks until the transaction ends. Request before account. */
async function holdRequest(tx: WorkspaceTx, requestId: string): Promise<void> {
  const held = await sql`
    select id from requests where workspace_id = current_workspace() and id = ${requestId} for no key update`.execute(
    tx,
  )
  if (held.rows.length === 0) throw notFound('request')
}

/** One request, whoever asks; undefined where there is none. */
export async function findRequest(db: Db, requestId: string): Promise<LoadedRequest | undefined> {
  const found = await sql<LoadedRequest>`
    select ${columns} from requests r
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join people h on h.workspace_id = r.workspace_id and h.id = r.handler_id
    where r.workspace_id = current_workspace() and r.id = ${requestId}`.execute(db)
  return found.rows[0]
}

/** A request for the one who acts, held until the transaction ends. Throws `not-found` where they do not see it. */
export async function loadRequest(tx: WorkspaceTx, actor: Actor, requestId: string): Promise<LoadedRequest> {
  await holdRequest(tx, requestId)
  const request = await findRequest(tx, requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  return request
}

/** A request for jobs, reactions and links, who are known by what they carry; held until the transaction ends. */
export async function holdAndRead(tx: WorkspaceTx, requestId: string): Promise<LoadedRequest> {
  await holdRequest(tx, requestId)
  const request = await findRequest(tx, requestId)
  if (request === undefined) throw notFound('request')
  return request
}

/** The request an ask belongs to, held; the ask itself is to be read after. Throws `not-found` for any other ask. */
export async function holdRequestOfAsk(tx: WorkspaceTx, askId: string): Promise<LoadedRequest> {
  const found = await sql<{ requestId: string }>`
    select request_id as "requestId" from request_asks where workspace_id = current_workspace() and ask_id = ${askId}`.execute(
    tx,
  )
  const [row] = found.rows
  if (row === undefined) throw notFound('ask')
  return holdAndRead(tx, row.requestId)
}

type RequestChange = {
  readonly state?: RequestState
  readonly outcome?: RequestOutcome
  readonly cause?: UnfilledCause | null
  readonly closing_note?: string | null
  readonly handler_id?: string | null
  readonly submitted_at?: Instant
  readonly answered_at?: Instant
  readonly matched_at?: Instant
  readonly fulfilled_at?: Instant
  readonly closed_at?: Instant
  readonly due_at?: Instant | null
  readonly risk_at?: Instant | null
  readonly owed_until?: Instant | null
  readonly escalate_at?: Instant | null
  readonly settled_at?: Instant
  readonly duplicate_of?: string
  readonly missed_minor?: number | null
  readonly missed_currency?: string | null
  readonly expiry_told_for?: string
  readonly expiry_told_on?: string
  readonly wish_contact_id?: string | null
  readonly team_id?: string | null
  readonly opportunity_stage?: string | null
}

/** Has the moments kept of every open request’s clocks worked out again: what they are counted by has changed. */
export async function unsettleRequests(tx: WorkspaceTx): Promise<void> {
  await sql`
    update requests set settled_at = null where workspace_id = current_workspace() and id in (
      select id from requests where workspace_id = current_workspace() and settled_at is not null
        and (state in ('submitted', 'in-triage', 'matched') or owed_until is not null)
      order by id for no key update)`.execute(tx)
}

/** Writes what changed of a request's way; the brief has its own statement. */
export async function saveRequest(
  tx: WorkspaceTx,
  workspaceId: string,
  requestId: string,
  change: RequestChange,
): Promise<void> {
  await tx
    .updateTable('requests')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', requestId)
    .execute()
}
