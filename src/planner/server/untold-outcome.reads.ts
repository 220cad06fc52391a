import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from '../../kernel/time.ts'
import { amountOfO, endOf, foundOf, mostOfAKind, type NeedSource, type Stake, say } from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly requestId: string
  readonly name: string
  readonly state: 'won' | 'lost'
  readonly closedOn: Day
  readonly total: number
}

// Thanked and told within two days (practice B7 rule 9).
const thankWithin = 2
// Later than this, telling it is no longer thanks but a reminder of its absence.
const toldWithin = 60

/** Customers who helped with a deal that closed since, and whom nobody told what came of it. */
export const readUntoldOutcomes: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select e.id, k.request_id as "requestId", coalesce(c.name, a.name) as name, o.state,
      least(o.close_on, ${at.today}::date) as "closedOn", o.close_on as "closesOn", ${amountOfO} as amount,
      count(*) over () as total
    from request_asks k
    join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    where k.workspace_id = ${at.workspaceId} and k.outcome_told is null and e.state in ('done', 'debriefed')
      and o.state in ('won', 'lost') and o.close_on >= ${addDays(at.today, -toldWithin)}::date
    order by o.close_on, e.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'outcome-untold',
    id: row.id,
    dueAt: endOf(addDays(row.closedOn, thankWithin), at.timeZone),
    title: `Tell ${row.name} what came of it`,
    loss: `The deal was ${row.state} ${sayAgo(daysBetween(row.closedOn, at.today))}; who helps and hears nothing helps less.`,
    stake: { amount: row.amount, label: row.state, on: row.closedOn },
    act: { label: 'Write to them', to: `/requests/${row.requestId}` },
  }))
}

const sayAgo = (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${say(days, 'day')} ago`)
