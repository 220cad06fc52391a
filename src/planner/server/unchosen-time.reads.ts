import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { addWorkingDays } from '../../requests/clocks/working-time.ts'
import { amountOfO, foundOf, mostOfAKind, type NeedSource, type Stake, say, stakeOf } from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly requestId: string
  readonly name: string
  readonly requester: string
  readonly answeredAt: Instant
  readonly suggested: number
  readonly total: number
}

/** Customers who said yes and wait for a time. */
export const readUnchosenTimes: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select e.id, k.request_id as "requestId", c.name, p.name as requester, e.answered_at as "answeredAt",
      (select count(*) from ask_times t where t.workspace_id = e.workspace_id and t.ask_id = e.id
        and t.offered_by = 'customer' and t.starts_at > ${at.now}::timestamptz) as suggested,
      ${amountOfO} as amount, o.close_on as "closesOn", count(*) over () as total
    from ledger_entries e
    join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
    join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where e.workspace_id = ${at.workspaceId} and e.kind = 'ask' and e.state = 'accepted' and e.is_live
      and e.answered_at is not null
      -- Nobody of ours chooses while others have to approve first, or while the times lie before the other side.
      and not exists (select from ask_approvals v where v.workspace_id = e.workspace_id and v.ask_id = e.id
        and v.state in ('open', 'waiting'))
      and not exists (select from ask_prospects s where s.workspace_id = e.workspace_id and s.ask_id = e.id
        and s.offered_at is not null and s.ended_at is null and exists (select from ask_times t
          where t.workspace_id = e.workspace_id and t.ask_id = e.id and t.offered_by in ('customer', 'prospect')
            and t.starts_at > ${at.now}::timestamptz))
    order by e.answered_at, e.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'time-unchosen',
    id: row.id,
    dueAt: addWorkingDays(row.answeredAt, at.requests.chooseTimeDays, at.requests.calendar),
    title: `${row.name} said yes and waits for a time`,
    loss:
      row.suggested === 0
        ? `${row.requester} owes it; a yes that waits turns into a no.`
        : `${say(row.suggested, 'time')} suggested; each that passes has to be asked for again.`,
    stake: stakeOf(row),
    act: { label: 'Choose a time', to: `/requests/${row.requestId}` },
  }))
}
