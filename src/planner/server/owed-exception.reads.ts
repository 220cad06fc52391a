import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { foundAsOne, type NeedSource, say, startWith } from './ground.reads.ts'

type Row = {
  readonly count: number
  readonly late: number
  readonly id: string
  readonly requestId: string
  readonly title: string
  readonly requester: string
  readonly approver: string | null
  readonly dueAt: Instant
}

/** Exceptions the program has to decide on, and those whose manager is late, as one need: the longest is named. */
export const readOwedExceptions: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select x.id, r.id as "requestId", r.title, q.name as requester, p.name as approver, x.due_at as "dueAt",
      count(*) over () as count, count(*) filter (where x.due_at < ${at.now}::timestamptz) over () as late
    from request_exceptions x
    join requests r on r.workspace_id = x.workspace_id and r.id = x.request_id
    join people q on q.workspace_id = r.workspace_id and q.id = r.requester_id
    left join people p on p.workspace_id = x.workspace_id and p.id = x.approver_id
    where x.workspace_id = ${at.workspaceId} and x.state = 'open' and x.due_at <= ${at.horizon}::timestamptz
      and (x.approver_id is null or x.due_at < ${at.now}::timestamptz)
    order by x.due_at, x.id limit 1`.execute(db)
  return foundAsOne(found.rows[0], (row) => {
    const isOne = row.count === 1
    const who = row.approver ?? 'The program'
    return {
      kind: 'exceptions-owed',
      id: row.id,
      dueAt: row.dueAt,
      title: isOne
        ? `${who} has to decide on an exception for ${row.requester}: ${row.title}`
        : `${startWith(row.count, 'exception')} wait for an answer`,
      loss: 'Until then no customer is asked for it, and its day comes nearer.',
      stake: { amount: null, label: row.late > 0 ? `${row.late} late` : say(row.count, 'request'), on: null },
      act: isOne
        ? { label: 'See the request', to: `/requests/${row.requestId}` }
        : { label: 'See them', to: '/requests/exceptions?state=open' },
    }
  })
}
