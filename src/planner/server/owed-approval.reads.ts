import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { foundAsOne, type NeedSource, say, startWith } from './ground.reads.ts'

type Row = {
  readonly count: number
  readonly requests: number
  readonly late: number
  readonly id: string
  readonly requestId: string
  readonly approver: string | null
  readonly contact: string | null
  readonly dueAt: Instant
}

/** Open approvals that silence would pass, as one need: the longest is named. */
export const readOwedApprovals: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select v.id, k.request_id as "requestId", p.name as approver, c.name as contact, v.due_at as "dueAt",
      count(*) over () as count, count(*) filter (where v.due_at < ${at.now}::timestamptz) over () as late,
      (select count(distinct k2.request_id) from ask_approvals v2
        join request_asks k2 on k2.workspace_id = v2.workspace_id and k2.ask_id = v2.ask_id
        where v2.workspace_id = ${at.workspaceId} and v2.state = 'open' and not v2.needs_yes) as requests
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join people p on p.workspace_id = v.workspace_id and p.id = v.person_id
    where v.workspace_id = ${at.workspaceId} and v.state = 'open' and not v.needs_yes
      and v.due_at <= ${at.horizon}::timestamptz
    order by v.due_at, v.id limit 1`.execute(db)
  return foundAsOne(found.rows[0], (row) => {
    const who = row.approver ?? 'Somebody'
    const isOne = row.count === 1
    return {
      kind: 'approvals-owed',
      id: row.id,
      dueAt: row.dueAt,
      title: isOne
        ? `${who} owes an answer on asking ${row.contact ?? 'the company'}`
        : `${startWith(row.count, 'approval')} are owed`,
      loss: isOne
        ? 'Without an answer the ask goes ahead on notice then.'
        : `First ${who}, on ${row.contact ?? 'the company'}: without an answer it goes ahead on notice then.`,
      stake: {
        amount: null,
        label: row.late > 0 ? `${row.late} late` : say(row.requests, 'request'),
        on: null,
      },
      act: isOne
        ? { label: 'See the request', to: `/requests/${row.requestId}` }
        : { label: 'See who', to: '/requests?tab=in-approval' },
    }
  })
}
