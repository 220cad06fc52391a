import { sql } from 'kysely'
import type { AskState } from '../../../activities/ledger.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { ApprovalState, AskApprover } from '../../approvals/approval.ts'
import { readWordings } from '../../approvals/server/wording.reads.ts'
import type { Approval, Feedback, RequestAsk } from '../request-ask.ts'
import { moment } from './ask-facts.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Which = { readonly requestIds: readonly string[] } | { readonly askIds: readonly string[] }

/** Asks of requests, or single ones, oldest first, with all that belongs to them. Six statements, however many. */
export async function readRequestAsks(db: Db, which: Which): Promise<RequestAsk[]> {
  const rows = await selectAsks(db, which)
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const approvals = groupBy(await selectApprovals(db, ids))
  const times = groupBy(await selectSuggested(db, ids))
  const meetings = groupBy(await selectMeetings(db, ids))
  const feedback = groupBy(await selectFeedback(db, ids))
  const wordings = await readWordings(db, rows)
  return rows.map((row) => {
    const [meeting] = meetings.get(row.id) ?? []
    return {
      ...row,
      approvals: approvals.get(row.id) ?? [],
      suggested: (times.get(row.id) ?? []).map((time) => time.startsAt),
      meeting: meeting === undefined ? null : { ...meeting },
      feedback: feedback.get(row.id) ?? [],
      wording: wordings.get(row.id) ?? null,
    }
  })
}

type Row = Omit<RequestAsk, 'approvals' | 'wording' | 'suggested' | 'meeting' | 'feedback'> & {
  readonly state: AskState
}

const otherSide = sql`(select jsonb_build_object('offeredAt', ${moment('v.offered_at')},
  'endedAt', ${moment('v.ended_at')}, 'questions', v.questions, 'counterTimes', coalesce((
    select jsonb_agg(${moment('t.starts_at')} order by t.starts_at) from ask_times t
    where t.workspace_id = v.workspace_id and t.ask_id = v.ask_id and t.offered_by = 'prospect'), '[]'))
  from ask_prospects v where v.workspace_id = r.workspace_id and v.ask_id = r.ask_id)`

async function selectAsks(db: Db, which: Which): Promise<Row[]> {
  const ids = 'askIds' in which ? which.askIds : which.requestIds
  if (ids.length === 0) return []
  const found = await sql<Row>`
    select e.id, r.request_id as "requestId", e.state, e.is_live as "isLive",
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) end as contact,
      ${otherSide} as "otherSide", jsonb_build_object('id', a.id, 'name', a.name) as account, coalesce(c.owner_id, a.owner_id) as "ownerId",
      jsonb_build_object('id', p.id, 'name', p.name) as "proposedBy", e.proposed_at as "proposedAt",
      e.asked_at as "askedAt", e.answered_at as "answeredAt", e.closed_at as "closedAt",
      r.sent_through as "sentThrough", r.owner_asks as "ownerAsks", r.answer_by as "answerBy", e.reason,
      e.deferred_until as "deferredUntil", r.why_you as "whyYou", r.rank_permille as "rankPermille", r.colleague,
      e.done_on as "doneOn", 
      nullif(coalesce(r.evidence, case when r.result = '[]' then e.evidence end), '') as evidence, r.result, r.needs_words as "needsWords"
    from request_asks r
    join ledger_entries e on e.workspace_id = r.workspace_id and e.id = r.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, r.addressee_id)
    join people p on p.workspace_id = r.workspace_id and p.id = r.proposed_by
    where r.workspace_id = current_workspace()
      and ${sql.ref('askIds' in which ? 'r.ask_id' : 'r.request_id')} = any(${[...ids]}::uuid[])
    order by e.proposed_at, e.id`.execute(db)
  return found.rows
}

async function selectApprovals(db: Db, askIds: readonly string[]): Promise<Approval[]> {
  const found = await sql<Approval & { approver: AskApprover; state: ApprovalState }>`
    select v.id, v.ask_id as "askId", v.approver, v.after_yes as "afterYes",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf",
      case when v.approver = 'company' then o.name end as "outsideName",
      v.window_days as "windowDays", v.needs_yes as "needsYes", v.state, v.opened_at as "openedAt", v.due_at as "dueAt",
      v.decided_at as "decidedAt", coalesce(d.name, v.decided_by_name) as "decidedBy",
      v.decided_through as "decidedThrough", v.comment, v.wording_version as "wordingVersion"
    from ask_approvals v
    left join people b on b.workspace_id = v.workspace_id and b.id = v.on_behalf_of
    left join ask_outside_approvers o on o.workspace_id = v.workspace_id and o.ask_id = v.ask_id
    left join people p on p.workspace_id = v.workspace_id and p.id = v.person_id
    left join people d on d.workspace_id = v.workspace_id and d.id = v.decided_by
    where v.workspace_id = current_workspace() and v.ask_id = any(${[...askIds]}::uuid[])
    order by v.ask_id, v.position`.execute(db)
  return found.rows
}

async function selectSuggested(db: Db, askIds: readonly string[]) {
  const found = await sql<{ askId: string; startsAt: string }>`
    select ask_id as "askId", starts_at as "startsAt" from ask_times
    where workspace_id = current_workspace() and ask_id = any(${[...askIds]}::uuid[]) and offered_by = 'customer'
    order by starts_at`.execute(db)
  return found.rows
}

async function selectMeetings(db: Db, askIds: readonly string[]) {
  const found = await sql<NonNullable<RequestAsk['meeting']> & { askId: string }>`
    select ask_id as "askId", starts_at as "startsAt", minutes, time_zone as "timeZone", place, state,
      from_us as "fromUs", missing
    from ask_meetings where workspace_id = current_workspace() and ask_id = any(${[...askIds]}::uuid[])`.execute(
    db,
  )
  return found.rows
}

async function selectFeedback(db: Db, askIds: readonly string[]) {
  const found = await sql<Feedback & { askId: string }>`
    select ask_id as "askId", side, score, comment, due_at as "dueAt", given_at as "givenAt" from ask_feedback
    where workspace_id = current_workspace() and ask_id = any(${[...askIds]}::uuid[]) order by side desc`.execute(
    db,
  )
  return found.rows
}

function groupBy<Row extends { readonly askId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.askId)
    if (group === undefined) groups.set(row.askId, [row])
    else group.push(row)
  }
  return groups
}
