import { type RawBuilder, sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { fulfilmentOfR } from '../../approvals/server/fulfilment.reads.ts'
import { type RequestAsk, whomOf } from '../../asks/request-ask.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import type { ClockFacts } from '../../clocks/promised.ts'
import { nextClock, runClocks } from '../../clocks/run-clocks.ts'
import { readClockMore } from '../../clocks/server/clock.reads.ts'
import { phaseOf } from '../../phase.ts'
import type { listRequests } from '../../request.contract.ts'
import type { RequestOutcome, RequestState } from '../../request.ts'
import { hasException } from '../../server/request-view.reads.ts'
import type { RulesToday } from '../../server/rules.reads.ts'

export type RequestRow = ResponseOf<typeof listRequests>['rows'][number]

/** A row as it is stored, with what lists are put in order by. */
export type StoredRow = Omit<RequestRow, 'phase' | 'clock' | 'asks' | 'meetsAt'> & {
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly isSelfService: boolean
  readonly answeredAt: Instant | null
  readonly matchedAt: Instant | null
  readonly owedUntil: Instant | null
  readonly dueAt: Instant | null
  readonly createdAt: Instant
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/**
 * The stored rows that fit, in order. Requests are `r`, their requesters `p`. One statement, which finds the rows of the
 * page before it reads what belongs to them.
 */
export async function selectRows(
  db: WorkspaceDb,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  size: number,
): Promise<StoredRow[]> {
  const found = await sql<StoredRow>`
    with page as materialized (
      select r.workspace_id, r.id from requests r
      join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
      where r.workspace_id = current_workspace() and ${where}
      order by ${order} limit ${size}
    )
    select r.id, r.number, r.title, r.state, r.outcome, ${named('t')} as "activityType",
      ${fulfilmentOfR} like 'self-service%' as "isSelfService",
      jsonb_build_object('id', p.id, 'name', p.name, 'team', m.name) as requester, ${named('h')} as handler,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'stage', o.stage, 'state', o.state,
        'closesOn', o.close_on, 'amount', case when o.amount_minor is not null and o.amount_currency is not null
          then jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end) end as deal,
      ${named('a')} as prospect, r.need_by as "needBy", ${hasException} as "isException",
      r.submitted_at as "submittedAt", r.answered_at as "answeredAt", r.matched_at as "matchedAt",
      r.closed_at as "closedAt", r.cause, r.owed_until as "owedUntil", r.due_at as "dueAt", r.created_at as "createdAt"
    from page join requests r on r.workspace_id = page.workspace_id and r.id = page.id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join teams m on m.workspace_id = r.workspace_id and m.id = coalesce(r.team_id, p.team_id)
    left join people h on h.workspace_id = r.workspace_id and h.id = r.handler_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
    order by ${order}`.execute(db)
  return found.rows
}

/** Stored rows as lists and boards show them: phase, asks, and the clock that runs. The same statements for any number. */
export async function showRows(
  db: WorkspaceDb,
  stored: readonly StoredRow[],
  at: RulesToday,
  now: Instant,
): Promise<RequestRow[]> {
  const ids = stored.map(({ id }) => id)
  const asks = Map.groupBy(await readRequestAsks(db, { requestIds: ids }), ({ requestId }) => requestId)
  const clockMore = await readClockMore(db, ids)
  return stored.map((row) => rowOf(row, asks.get(row.id) ?? [], clockMore(row.id), at, now))
}

function rowOf(
  stored: StoredRow,
  asks: readonly RequestAsk[],
  more: Pick<ClockFacts, 'questions' | 'exceptions' | 'escalations'>,
  { rules }: RulesToday,
  now: Instant,
): RequestRow {
  const {
    state,
    isSelfService: _,
    answeredAt: __,
    matchedAt: ___,
    owedUntil,
    dueAt: ____,
    createdAt: _____,
    ...row
  } = stored
  const isFeedbackOwed = owedUntil !== null && owedUntil > now
  const states = asks.map((ask) => ask.state)
  const phase = phaseOf({ state, outcome: row.outcome, asks: states, isFeedbackOwed })
  const clock = phase === 'closed' ? null : nextClock(runClocks({ ...stored, ...more, asks }, rules, now))
  const meetings = asks.map(({ meeting }) => (meeting?.state === 'planned' ? meeting.startsAt : null))
  return {
    ...row,
    phase,
    clock: clock === null ? null : withoutRisk(clock),
    asks: asks.map((ask) => ({ id: ask.id, name: whomOf(ask), state: ask.state })),
    meetsAt: meetings.filter((at) => at !== null).sort()[0] ?? null,
  }
}

function withoutRisk({ riskAt: _, ...clock }: NonNullable<ReturnType<typeof nextClock>>) {
  return clock
}
