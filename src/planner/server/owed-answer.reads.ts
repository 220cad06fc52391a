import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { isSelfServiceR } from '../../requests/approvals/server/fulfilment.reads.ts'
import { isHeldUp } from '../../requests/server/request-view.reads.ts'
import {
  amountOfO,
  foundOf,
  mostOfAKind,
  type NeedSource,
  type Stake,
  sayClock,
  stakeOf,
} from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly title: string
  readonly requester: string
  readonly prospect: string | null
  readonly isAnswered: boolean
  readonly dueAt: Instant
  readonly riskAt: Instant | null
  readonly total: number
}

/** Requests to which the program owes its first answer, or a match or plan; not while it waits for the requester or an exception. */
export const readOwedAnswers: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select r.id, r.title, p.name as requester, r.answered_at is not null as "isAnswered", r.due_at as "dueAt",
      r.risk_at as "riskAt", coalesce(x.name, o.prospect) as prospect, ${amountOfO} as amount, o.close_on as "closesOn", count(*) over () as total
    from requests r
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    left join accounts x on x.workspace_id = r.workspace_id and x.id = coalesce(r.prospect_id, o.account_id)
    where r.workspace_id = ${at.workspaceId} and r.state in ('submitted', 'in-triage') and r.due_at <= ${at.horizon}::timestamptz
      and not ${isSelfServiceR}
      and not exists (select from request_questions q where q.workspace_id = r.workspace_id and q.request_id = r.id
        and q.answered_at is null)
      and not ${isHeldUp}
    order by r.due_at, r.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => {
    const what = row.isAnswered ? 'a match or a plan' : 'a first answer'
    const days = row.isAnswered ? at.requests.matchDays : at.requests.firstAnswerDays
    const isLate = row.dueAt <= at.now
    const about = row.prospect === null ? `: ${row.title}` : ` for ${row.prospect}`
    return {
      kind: row.isAnswered ? 'match-owed' : 'first-answer',
      id: row.id,
      dueAt: row.dueAt,
      riskAt: row.riskAt,
      title: row.isAnswered
        ? `${row.requester} waits for a match${about}`
        : `${row.requester} has no first answer yet${about}`,
      loss: `${sayClock(row.dueAt, days, at)} ${isLate ? `Our promise of ${what} is broken.` : `After that our promise of ${what} is broken.`}`,
      stake: stakeOf(row),
      act: { label: row.isAnswered ? 'Propose somebody' : 'Answer', to: `/requests/${row.id}` },
    }
  })
}
