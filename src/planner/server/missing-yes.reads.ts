import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { amountOfO, foundOf, mostOfAKind, type NeedSource, type Stake, stakeOf } from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly requestId: string
  readonly approver: string | null
  readonly contact: string | null
  readonly dueAt: Instant
  readonly total: number
}

/** Open approvals where silence is not enough: until somebody says yes, nothing goes on. */
export const readMissingYes: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select v.id, k.request_id as "requestId", p.name as approver, c.name as contact, v.due_at as "dueAt",
      ${amountOfO} as amount, o.close_on as "closesOn", count(*) over () as total
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join people p on p.workspace_id = v.workspace_id and p.id = v.person_id
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where v.workspace_id = ${at.workspaceId} and v.state = 'open' and v.needs_yes
      and v.due_at <= ${at.horizon}::timestamptz
    order by v.due_at, v.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'yes-missing',
    id: row.id,
    dueAt: row.dueAt,
    title:
      row.approver === null
        ? `Nobody has said yes to asking ${row.contact ?? 'the company'}`
        : `${row.approver} has not said yes to asking ${row.contact ?? 'the company'}`,
    loss: 'Silence is not enough here: without a yes nothing goes on.',
    stake: stakeOf(row),
    act: {
      label: row.approver === null ? 'Note who said yes' : 'See the approval',
      to: `/requests/${row.requestId}`,
    },
  }))
}
