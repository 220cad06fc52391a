import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { isUuid } from '../../kernel/ids.ts'
import { addDays, type Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { phaseOf } from '../phase.ts'
import type { ClockFacts } from '../promised.ts'
import type { listRequests } from '../request.contract.ts'
import type { RequestOutcome, RequestState } from '../request.ts'
import { type RequestAsk, whomOf } from '../request-ask.ts'
import { nextClock, runClocks } from '../run-clocks.ts'
import { readClockMore } from './clock.reads.ts'
import { readRequestAsks } from './request-ask.reads.ts'
import { type RequestView, viewCondition, visibleTo } from './request-view.reads.ts'
import { type RulesToday, readRequestRules } from './rules.reads.ts'

type Row = ResponseOf<typeof listRequests>['rows'][number]

type ListAsked = {
  readonly view?: RequestView
  readonly opportunityId?: string
  readonly contactId?: string
  readonly accountId?: string
  readonly cursor?: string
  readonly size?: number
}

type Stored = Omit<Row, 'phase' | 'clock' | 'asks' | 'meetsAt'> & {
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly isSelfService: boolean
  readonly answeredAt: Instant | null
  readonly matchedAt: Instant | null
  readonly owedUntil: Instant | null
  readonly sortDay: string
  readonly createdAt: Instant
}

/** Requests of a view, or of one deal, customer or advocate, as the actor may see them. Ten statements, whatever the rows. */
export async function readRequestList(
  db: WorkspaceDb,
  actor: Actor,
  asked: ListAsked,
  now: Instant,
): Promise<{ rows: Row[]; next: string | null }> {
  const at = await readRequestRules(db, now)
  const size = asked.size ?? 50
  const order = orderOf(asked)
  const found = await select(db, conditionsOf(actor, asked, at, now), order, size + 1)
  const stored = found.slice(0, size)
  const ids = stored.map(({ id }) => id)
  const asks = Map.groupBy(await readRequestAsks(db, { requestIds: ids }), ({ requestId }) => requestId)
  const clockMore = await readClockMore(db, ids)
  const rows = stored.map((row) => rowOf(row, asks.get(row.id) ?? [], clockMore(row.id), at, now))
  const last = stored.at(-1)
  const isMore = found.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([order.valueOf(last), last.id]) : null }
}

type Order = {
  readonly by: RawBuilder<unknown>
  readonly after: (value: string, id: string) => RawBuilder<unknown>
  readonly valueOf: (row: Stored) => string
}

/** What is open stands in the order of when it is needed; what is over, and all of one customer, the latest first. */
function orderOf({ view, opportunityId, contactId, accountId }: ListAsked): Order {
  if (view === 'closed') {
    return {
      by: sql`r.closed_at desc, r.id desc`,
      after: (value, id) => sql`(r.closed_at, r.id) < (${value}::timestamptz, ${id}::uuid)`,
      valueOf: (row) => row.closedAt ?? '',
    }
  }
  const isOfOne = opportunityId !== undefined || contactId !== undefined || accountId !== undefined
  if (view === undefined || isOfOne) {
    return {
      by: sql`r.created_at desc, r.id desc`,
      after: (value, id) => sql`(r.created_at, r.id) < (${value}::timestamptz, ${id}::uuid)`,
      valueOf: (row) => row.createdAt,
    }
  }
  return {
    by: sql`coalesce(r.need_by, '9999-12-31'::date), r.id`,
    after: (value, id) =>
      sql`(coalesce(r.need_by, '9999-12-31'::date), r.id) > (${value}::date, ${id}::uuid)`,
    valueOf: (row) => row.sortDay,
  }
}

function conditionsOf(
  actor: Actor,
  asked: ListAsked,
  { today }: RulesToday,
  now: Instant,
): RawBuilder<unknown> {
  const { view, opportunityId, contactId, accountId, cursor } = asked
  const conditions = [visibleTo(actor)]
  if (view !== undefined) conditions.push(viewCondition(view, actor, { now, soon: addDays(today, 3) }))
  if (opportunityId !== undefined) conditions.push(sql`r.opportunity_id = ${opportunityId}`)
  if (contactId !== undefined)
    conditions.push(sql`(r.wish_contact_id = ${contactId} or ${asks('contact_id', contactId)})`)
  if (accountId !== undefined)
    conditions.push(sql`(r.prospect_id = ${accountId} or ${asks('account_id', accountId)})`)
  if (cursor !== undefined) conditions.push(afterCursor(asked, cursor))
  return sql.join(conditions, sql` and `)
}

const asks = (column: 'contact_id' | 'account_id', id: string) => sql`r.id in (
  select k.request_id from ledger_entries e
  join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
  where e.workspace_id = current_workspace() and ${sql.ref(`e.${column}`)} = ${id})`

function afterCursor(asked: ListAsked, cursor: string): RawBuilder<unknown> {
  const [value, id] = decodeCursor(cursor, 2)
  const isFitting =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(value) && isUuid(String(id))
  if (!isFitting) throw invalid('cursor', 'is not a cursor of this list')
  return orderOf(asked).after(value, String(id))
}

async function select(
  db: WorkspaceDb,
  where: RawBuilder<unknown>,
  order: Order,
  size: number,
): Promise<Stored[]> {
  const named = (alias: string) =>
    sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`
  const found = await sql<Stored>`
    select r.id, r.number, r.title, r.state, r.outcome, ${named('t')} as "activityType",
      t.fulfilment like 'self-service%' as "isSelfService",
      jsonb_build_object('id', p.id, 'name', p.name, 'team', m.name) as requester, ${named('h')} as handler,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'stage', o.stage, 'state', o.state,
        'closesOn', o.close_on, 'amount', case when o.amount_minor is not null and o.amount_currency is not null
          then jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end) end as deal,
      ${named('a')} as prospect, r.need_by as "needBy", r.exception_reason is not null as "isException",
      r.submitted_at as "submittedAt", r.answered_at as "answeredAt", r.matched_at as "matchedAt",
      r.closed_at as "closedAt", r.owed_until as "owedUntil", r.created_at as "createdAt",
      coalesce(r.need_by, '9999-12-31'::date) as "sortDay"
    from requests r
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join teams m on m.workspace_id = r.workspace_id and m.id = coalesce(r.team_id, p.team_id)
    left join people h on h.workspace_id = r.workspace_id and h.id = r.handler_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
    where r.workspace_id = current_workspace() and ${where}
    order by ${order.by} limit ${size}`.execute(db)
  return found.rows
}

function rowOf(
  stored: Stored,
  asks: readonly RequestAsk[],
  more: Pick<ClockFacts, 'questions' | 'exceptions' | 'escalations'>,
  { rules }: RulesToday,
  now: Instant,
): Row {
  const {
    state,
    isSelfService: _,
    answeredAt: __,
    matchedAt: ___,
    owedUntil,
    sortDay: ____,
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
