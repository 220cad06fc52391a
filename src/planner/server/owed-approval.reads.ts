import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Need } from '../need.ts'
import {
  amountOfO,
  foundAsOne,
  foundOf,
  mostOfAKind,
  type NeedSource,
  type Stake,
  say,
  stakeOf,
  startWith,
} from './ground.reads.ts'

type Row = Stake & {
  readonly needsYes: boolean
  readonly total: number
  readonly requests: number
  readonly late: number
  readonly id: string
  readonly requestId: string
  readonly approver: string | null
  readonly contact: string | null
  readonly dueAt: Instant
}

/**
 * Open approvals: each where silence is not enough, and until somebody says yes nothing goes on; those that silence
 * would pass as one need, the longest named.
 */
export const readOwedApprovals: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select w.*, (select count(distinct k.request_id) from ask_approvals v
        join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
        where v.workspace_id = ${at.workspaceId} and v.state = 'open' and not v.needs_yes) as requests
    from (
      select v.id, v.needs_yes as "needsYes", k.request_id as "requestId", p.name as approver, c.name as contact,
        v.due_at as "dueAt", ${amountOfO} as amount, o.close_on as "closesOn",
        count(*) over of_its_kind as total, count(*) filter (where v.due_at < ${at.now}::timestamptz) over of_its_kind as late,
        row_number() over (partition by v.needs_yes order by v.due_at, v.id) as place
      from ask_approvals v
      join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
      join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
      left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
      left join people p on p.workspace_id = v.workspace_id and p.id = v.person_id
      left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
      where v.workspace_id = ${at.workspaceId} and v.state = 'open' and v.due_at <= ${at.horizon}::timestamptz
      window of_its_kind as (partition by v.needs_yes)
    ) w
    where w.place <= case when w."needsYes" then ${mostOfAKind}::int else 1 end
    order by w.place`.execute(db)
  const missing = foundOf(
    found.rows.filter(({ needsYes }) => needsYes),
    tellMissingYes,
  )
  const silent = foundAsOne(
    found.rows.find(({ needsYes }) => !needsYes),
    tellOwed,
  )
  return { needs: [...missing.needs, ...silent.needs], total: missing.total + silent.total }
}

function tellMissingYes(row: Row): Need {
  const whom = row.contact ?? 'the company'
  return {
    kind: 'yes-missing',
    id: row.id,
    dueAt: row.dueAt,
    title:
      row.approver === null
        ? `Nobody has said yes to asking ${whom}`
        : `${row.approver} has not said yes to asking ${whom}`,
    loss: 'Silence is not enough here: without a yes nothing goes on.',
    stake: stakeOf(row),
    act: {
      label: row.approver === null ? 'Note who said yes' : 'See the approval',
      to: `/requests/${row.requestId}`,
    },
  }
}

function tellOwed(row: Row): Need {
  const who = row.approver ?? 'Somebody'
  const whom = row.contact ?? 'the company'
  const isOne = row.total === 1
  return {
    kind: 'approvals-owed',
    id: row.id,
    dueAt: row.dueAt,
    title: isOne ? `${who} owes an answer on asking ${whom}` : `${startWith(row.total, 'approval')} are owed`,
    loss: isOne
      ? 'Without an answer the ask goes ahead on notice then.'
      : `First ${who}, on ${whom}: without an answer it goes ahead on notice then.`,
    stake: {
      amount: null,
      label: row.late > 0 ? `${row.late} late` : say(row.requests, 'request'),
      on: null,
    },
    act: isOne
      ? { label: 'See the request', to: `/requests/${row.requestId}` }
      : { label: 'See who', to: '/requests?tab=in-approval' },
  }
}
