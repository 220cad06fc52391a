import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { foundAsOne, type NeedSource, startWith } from './ground.reads.ts'

type Row = {
  readonly id: string
  readonly requestId: string
  readonly requester: string
  readonly name: string
  readonly dueAt: Instant
  readonly count: number
}

/** Requesters whose feedback is late, as one need: the longest is named. */
export const readOwedFeedback: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select f.ask_id as id, k.request_id as "requestId", p.name as requester, coalesce(c.name, a.name) as name,
      f.due_at as "dueAt", count(*) over () as count
    from ask_feedback f
    join request_asks k on k.workspace_id = f.workspace_id and k.ask_id = f.ask_id
    join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    join ledger_entries e on e.workspace_id = f.workspace_id and e.id = f.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    where f.workspace_id = ${at.workspaceId} and f.side = 'requester' and f.given_at is null
      and f.due_at < ${at.now}::timestamptz and r.owed_until > ${at.now}::timestamptz
    order by f.due_at, f.ask_id limit 1`.execute(db)
  return foundAsOne(found.rows[0], (row) => ({
    kind: 'feedback-owed',
    id: row.id,
    dueAt: row.dueAt,
    title:
      row.count === 1
        ? `${row.requester} owes feedback on the talk with ${row.name}`
        : `${startWith(row.count, 'request')} wait for feedback`,
    loss:
      row.count === 1
        ? 'Without it nobody learns whether they were the right one.'
        : `Longest: ${row.requester}, on the talk with ${row.name}.`,
    stake: { amount: null, label: row.count === 1 ? null : `${row.count} late`, on: null },
    act:
      row.count === 1
        ? { label: 'Ask for it', to: `/requests/${row.requestId}` }
        : { label: 'See which', to: '/requests?tab=late&as=table' },
  }))
}
