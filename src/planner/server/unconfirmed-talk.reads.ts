import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { addWorkingDays } from '../../requests/clocks/working-time.ts'
import { amountOfO, foundOf, mostOfAKind, type NeedSource, type Stake, stakeOf } from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly requestId: string
  readonly name: string
  readonly endedAt: Instant
  readonly total: number
}

/** Talks whose time is over, and of which nobody said whether they took place. */
export const readUnconfirmedTalks: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select m.ask_id as id, k.request_id as "requestId", coalesce(c.name, a.name) as name,
      m.starts_at + make_interval(mins => m.minutes::int) as "endedAt",
      ${amountOfO} as amount, o.close_on as "closesOn", count(*) over () as total
    from ask_meetings m
    join request_asks k on k.workspace_id = m.workspace_id and k.ask_id = m.ask_id
    join ledger_entries e on e.workspace_id = m.workspace_id and e.id = m.ask_id and e.state = 'scheduled'
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where m.workspace_id = ${at.workspaceId} and m.state = 'planned'
      and m.starts_at + make_interval(mins => m.minutes::int) < ${at.now}::timestamptz
    order by m.starts_at, m.ask_id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'talk-unconfirmed',
    id: row.id,
    dueAt: addWorkingDays(row.endedAt, at.requests.reportDoneDays, at.requests.calendar),
    title: `Did the talk with ${row.name} take place?`,
    loss: 'Until somebody says so they are not thanked, and nobody asks how it went.',
    stake: stakeOf(row),
    act: { label: 'Say whether it did', to: `/requests/${row.requestId}` },
  }))
}
