import { type RawBuilder, sql } from 'kysely'
import type { RequestOutcome, UnfilledCause } from '../../requests/request.ts'
import { decodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { RequestFigure, WaitParty } from '../figure.ts'
import { type Asked, businessMinutes, isInPeriod } from './asked.reads.ts'
import { isOnTime, isOwnRequest, spanTo, unfilledOnes, waitsOf } from './request.reads.ts'
import { cutAt, type RowsAsked } from './use.reads.ts'

export type RequestResult = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly requester: string
  readonly opportunity: { readonly id: string; readonly name: string } | null
  readonly amount: { readonly minor: number; readonly currency: string } | null
  readonly outcome: RequestOutcome | null
  readonly cause: UnfilledCause | null
  readonly needBy: string | null
  readonly submittedAt: string
  readonly at: string
  readonly isOnTime: boolean | null
  readonly minutes: number
  readonly waits: { readonly party: WaitParty; readonly minutes: number }[]
}

type Row = Omit<RequestResult, 'waits'> &
  Record<'program' | 'approver' | 'advocate' | 'agreed', number> & {
    readonly requesterWait: number
  }

/** A page of the requests behind a figure, the latest first. One statement. */
export async function readRequestRows(
  db: WorkspaceDb,
  asked: Asked,
  { figure, part, cursor, size }: RowsAsked<RequestFigure>,
): Promise<{ rows: RequestResult[]; next: string | null }> {
  const at = momentOf(figure)
  const tellsWaits = figure === 'time-to-fulfil'
  const found = await sql<Row>`
    select r.id, r.number, r.title, p.name as requester, r.outcome, r.cause, r.need_by as "needBy",
      r.submitted_at as "submittedAt", ${at} as at, ${isOnTime(asked)} as "isOnTime",
      ${businessMinutes(spanTo(at), asked)} as minutes,
      case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as opportunity,
      case when o.amount_minor is null or o.amount_currency is null then null
        else jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end as amount
      ${tellsWaits ? waitColumns : sql``}
    from ${figure === 'unfilled' ? unfilledOnes(asked) : sql`requests`} r
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    ${tellsWaits ? waitsOf(asked) : sql``}
    where r.workspace_id = ${asked.workspaceId} and r.submitted_at is not null and ${isOwnRequest(asked)}
      and ${isInPeriod(at, asked)} and ${isOfFigure(figure, part, asked)} and ${afterMoment(at, cursor)}
    order by date_trunc('milliseconds', ${at}) desc, r.id desc limit ${size + 1}`.execute(db)
  const page = cutAt(found.rows, size, (row) => [row.at, row.id])
  return { rows: page.rows.map((row) => present(row, tellsWaits)), next: page.next }
}

const waitColumns = sql`, waits.program, waits.approver, waits.advocate, waits.requester as "requesterWait", waits.agreed`

function present(row: Row, tellsWaits: boolean): RequestResult {
  const { program, approver, advocate, requesterWait, agreed, ...rest } = row
  const waits: RequestResult['waits'] = [
    { party: 'program', minutes: program },
    { party: 'approver', minutes: approver },
    { party: 'advocate', minutes: advocate },
    { party: 'requester', minutes: requesterWait },
    { party: 'agreed-day', minutes: agreed },
  ]
  return { ...rest, waits: tellsWaits ? waits.filter(({ minutes }) => minutes > 0) : [] }
}

function momentOf(figure: RequestFigure): RawBuilder<unknown> {
  switch (figure) {
    case 'first-answer':
      return sql`r.answered_at`
    case 'time-to-fulfil':
      return sql`r.fulfilled_at`
    case 'fulfilment':
    case 'on-time':
    case 'unfilled':
      return sql`r.closed_at`
  }
}

function isOfFigure(figure: RequestFigure, part: string | undefined, asked: Asked): RawBuilder<boolean> {
  switch (figure) {
    case 'first-answer':
    case 'time-to-fulfil':
      return sql<boolean>`true`
    case 'fulfilment':
      return sql<boolean>`r.state = 'closed' and (${part ?? null}::text is null or r.outcome = ${part ?? null}::text
        or (${part ?? null}::text = 'unfilled' and r.outcome = 'expired'))`
    case 'on-time':
      return sql<boolean>`r.state = 'closed' and r.outcome = 'fulfilled' and ${isOnTime(asked)} is not null
        and (${part ?? null}::text is null or ${isOnTime(asked)} = (${part ?? null}::text = 'kept'))`
    case 'unfilled':
      return sql<boolean>`(${part ?? null}::text is null or r.cause is not distinct from nullif(${part ?? null}::text, ''))`
  }
}

function afterMoment(moment: RawBuilder<unknown>, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const [last, lastId] = decodeCursor(cursor, 'moment', 'id')
  // Moments are written to the millisecond and kept to the microsecond.
  return sql<boolean>`(date_trunc('milliseconds', ${moment}), r.id) < (${last}::timestamptz, ${lastId}::uuid)`
}
