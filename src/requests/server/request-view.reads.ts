import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { isSelfServiceR } from '../approvals/server/fulfilment.reads.ts'
import type { RequestView } from '../request.contract.ts'

/** Moments that views are cut by: now, and the day by which what is due soon is needed. */
type ViewMoments = { readonly now: Instant; readonly soon: Day }

/** The requests an actor may see, as the policy says: all for the program; else one's own and those that concern one. */
export function visibleTo(actor: Actor): RawBuilder<unknown> {
  const person = personOf(actor)
  const own = sql`r.requester_id = ${person}::uuid`
  if (hasRole(actor, 'program-manager')) return sql`(r.state <> 'draft' or ${own})`
  return sql`(${own} or (r.state <> 'draft' and r.id in (${concerning(person)})))`
}

/** The same of requests that are over: none of them is a draft. */
export function visibleClosedTo(actor: Actor): RawBuilder<unknown> {
  return hasRole(actor, 'program-manager') ? sql`true` : visibleTo(actor)
}

const concerning = (person: string | null) => sql`
  select k.request_id from request_asks k
    join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, k.addressee_id)
    where k.workspace_id = current_workspace() and coalesce(c.owner_id, a.owner_id) = ${person}::uuid
  union select k.request_id from request_asks k
    where k.workspace_id = current_workspace() and k.proposed_by = ${person}::uuid
  union select k.request_id from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    where v.workspace_id = current_workspace() and v.person_id = ${person}::uuid and v.state <> 'waiting'
  union select w.request_id from request_watchers w
    where w.workspace_id = current_workspace() and w.person_id = ${person}::uuid and w.named_by is not null
  union select x.request_id from request_exceptions x
    where x.workspace_id = current_workspace() and x.approver_id = ${person}::uuid
  union select g.request_id from request_escalations g
    where g.workspace_id = current_workspace() and g.person_id = ${person}::uuid
  union select q.id from requests q join opportunities o on o.workspace_id = q.workspace_id and o.id = q.opportunity_id
    where q.workspace_id = current_workspace() and o.owner_id = ${person}::uuid`

const isOpen = sql`r.state in ('submitted', 'in-triage', 'matched')`
const isOwed = (now: Instant) =>
  sql`(r.state = 'closed' and r.outcome = 'fulfilled' and r.owed_until > ${now}::timestamptz)`

/** The requests of a view, cut in the database; what is late and at risk by the moments kept on the request. */
export function viewCondition(
  view: RequestView,
  actor: Actor,
  { now, soon }: ViewMoments,
): RawBuilder<unknown> {
  const person = personOf(actor)
  const onBoard = sql`(${isOpen} or ${isOwed(now)})`
  switch (view) {
    case 'open':
      return onBoard
    case 'mine':
      return sql`(r.requester_id = ${person}::uuid and (r.state = 'draft' or ${onBoard}))`
    case 'waiting-for-me':
      return sql`(${onBoard} and (${waitsForRequester(person)} or ${waitsForProgram(actor)} or ${waitsForApprover(actor)}
        or ${waitsForManager(actor)}))`
    case 'unassigned':
      return sql`(${isOpen} and r.handler_id is null and not ${isSelfServiceR})`
    case 'in-approval':
      return sql`(${isOpen} and ${isInApproval})`
    case 'due-soon':
      return sql`(${isOpen} and r.need_by <= ${soon}::date)`
    case 'late':
      return sql`(${onBoard} and r.due_at < ${now}::timestamptz)`
    case 'exceptions':
      return sql`(${isOpen} and ${hasException})`
    case 'closed':
      return sql`(r.state = 'closed' and not ${isOwed(now)})`
  }
}

/**
 * The column of the board a request stands in, null for none: what `phaseOf` and `columnOf` say, in the database, so
 * that columns are cut and counted there. Requests are `r`.
 */
export function columnExpression(now: Instant): RawBuilder<unknown> {
  const furthest = sql`(
    select case when bool_or(e.state = 'scheduled') then 'scheduled'
      when bool_or(e.state in ('asked', 'accepted')) then 'asking'
      when bool_or(e.state in ('proposed', 'awaiting-approval')) then 'in-approval'
      when bool_or(e.state in ('done', 'debriefed')) and r.owed_until > ${now}::timestamptz then 'feedback-owed' end
    from request_asks k join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
    where k.workspace_id = r.workspace_id and k.request_id = r.id)`
  return sql`(case when r.state in ('submitted', 'in-triage') then 'in-triage'
    when r.state = 'matched' then coalesce(${furthest}, 'matched')
    when r.state = 'closed' and r.outcome = 'fulfilled' and r.owed_until > ${now}::timestamptz then 'feedback-owed' end)`
}

/** An exception of a request, `r`, waits or stands refused: the program can do nothing for it meanwhile. */
export const isHeldUp: RawBuilder<unknown> = sql`exists (select from request_exceptions x
  where x.workspace_id = r.workspace_id and x.request_id = r.id and x.state in ('open', 'refused')
    and x.superseded_at is null)`

/** A request, `r`, breaks the notice, the stage or a quota, whatever was decided on it. */
export const hasException: RawBuilder<unknown> = sql`exists (select from request_exceptions x
  where x.workspace_id = r.workspace_id and x.request_id = r.id and x.state <> 'dropped' and x.superseded_at is null)`

/** Requests on the board with a clock that is late or in its last quarter. */
export function riskCondition(now: Instant): RawBuilder<unknown> {
  return sql`((${isOpen} or ${isOwed(now)}) and r.risk_at <= ${now}::timestamptz)`
}

const hasAsk = (condition: RawBuilder<unknown>) => sql`exists (
  select from request_asks k join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
  where k.workspace_id = r.workspace_id and k.request_id = r.id and ${condition})`

// From the few asks under way to their requests, each looked up by itself: joined, the planner would read every ask that
// ever was.
const isInApproval = sql`r.id in (
  select (select k.request_id from request_asks k where k.workspace_id = e.workspace_id and k.ask_id = e.id)
  from ledger_entries e where e.workspace_id = current_workspace() and e.state in ('proposed', 'awaiting-approval'))`

// A question to answer, a time to choose, feedback to give.
const waitsForRequester = (person: string | null) => sql`(r.requester_id = ${person}::uuid and (
  exists (select from request_questions q where q.workspace_id = r.workspace_id and q.request_id = r.id
    and q.answered_at is null)
  or ${hasAsk(sql`e.state = 'accepted'`)}
  or exists (select from request_asks k join ask_feedback f on f.workspace_id = k.workspace_id and f.ask_id = k.ask_id
    where k.workspace_id = r.workspace_id and k.request_id = r.id and f.side = 'requester' and f.given_at is null)))`

// A first answer, a match or a plan: of one's own requests, and of those nobody took up.
const waitsForProgram = (actor: Actor) =>
  hasRole(actor, 'program-manager')
    ? sql`(r.state in ('submitted', 'in-triage') and (r.handler_id is null or r.handler_id = ${personOf(actor)}::uuid)
        and not ${isSelfServiceR} and not exists (select from request_questions q where q.workspace_id = r.workspace_id
          and q.request_id = r.id and q.answered_at is null) and not ${isHeldUp})`
    : sql`false`

// An exception that is theirs to decide: as the manager who was asked, or as the program where nobody was.
const waitsForManager = (actor: Actor) => sql`exists (
  select from request_exceptions x where x.workspace_id = r.workspace_id and x.request_id = r.id and x.state = 'open'
    and (x.approver_id = ${personOf(actor)}::uuid ${hasRole(actor, 'program-manager') ? sql`or x.approver_id is null` : sql``}))`

const waitsForApprover = (actor: Actor) => sql`exists (
  select from request_asks k join ask_approvals v on v.workspace_id = k.workspace_id and v.ask_id = k.ask_id
  where k.workspace_id = r.workspace_id and k.request_id = r.id and v.state = 'open' and ${isTheirs(actor)})`

// Somebody in the customer's house has the word: nothing is asked of ours.
const isWithTheirHouse = sql`(v.approver = 'company' and exists (select from ask_outside_approvers o
  where o.workspace_id = v.workspace_id and o.ask_id = v.ask_id))`

/** Open steps that are an actor's to answer: their own, and those of a role they hold. Steps are `v`. */
export function isTheirs(actor: Actor): RawBuilder<unknown> {
  const own = sql`v.person_id = ${personOf(actor)}::uuid`
  if (hasRole(actor, 'program-manager'))
    return sql`(${own} or v.approver = 'program' or (v.person_id is null and not ${isWithTheirHouse}))`
  if (hasRole(actor, 'executive')) return sql`(${own} or (v.person_id is null and v.approver = 'executive'))`
  return own
}
