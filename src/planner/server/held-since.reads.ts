import { sql } from 'kysely'
import { addMilliseconds, type Day, type Instant } from '../../kernel/time.ts'
import {
  amountOfO,
  endOf,
  foundOf,
  mostOfAKind,
  type NeedSource,
  type Stake,
  stakeOf,
} from './ground.reads.ts'

type Row = Stake & {
  readonly id: string
  readonly contactId: string
  readonly name: string
  readonly activity: string
  readonly state: string
  readonly says: string | null
  readonly startsAt: Instant | null
  readonly on: Day
  readonly requestId: string | null
  readonly total: number
}

const week = 7 * 86_400_000

/** Open asks whose advocate was held, blocked or asked for rest since: the ask still stands until somebody acts. */
export const readHeldSince: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select e.id, c.id as "contactId", c.name, coalesce(t.name, e.title) as activity,
      case when s.state in ('held', 'blocked', 'never') then s.state else 'resting' end as state,
      case when s.state in ('held', 'blocked', 'never') then s.reasons -> 0 ->> 'says' end as says,
      m.starts_at as "startsAt", coalesce(e.agreed_on, e.wished_on, e.effective_on) as "on",
      k.request_id as "requestId", ${amountOfO} as amount, o.close_on as "closesOn", count(*) over () as total
    from ledger_entries e
    join protection_standings s on s.workspace_id = e.workspace_id and s.contact_id = e.contact_id
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    left join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
    left join ask_meetings m on m.workspace_id = e.workspace_id and m.ask_id = e.id and m.state = 'planned'
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where e.workspace_id = ${at.workspaceId} and e.kind = 'ask' and e.corrects_id is null
      and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')
      and (s.state in ('held', 'blocked', 'never') or exists (select from protection_rests w
        where w.workspace_id = e.workspace_id and w.contact_id = e.contact_id and w.ended_at is null
          and w.until_on >= coalesce(e.agreed_on, e.wished_on, e.effective_on)))
      and not exists (select from protection_overrides x where x.workspace_id = e.workspace_id and x.ledger_entry_id = e.id)
    order by coalesce(m.starts_at, coalesce(e.agreed_on, e.wished_on, e.effective_on)::timestamptz), e.id
    limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => {
    const dueAt = row.startsAt ?? endOf(row.on, at.timeZone)
    return {
      kind: 'held-since',
      id: row.id,
      dueAt,
      riskAt: addMilliseconds(dueAt, -week),
      title: `${row.name} is ${row.state === 'never' ? 'out of reach' : row.state}; the ${row.activity.toLowerCase()} still stands`,
      loss: row.says ?? 'They asked for rest after this was agreed.',
      stake: stakeOf(row),
      act: {
        label: 'Move or cancel',
        to: row.requestId === null ? `/advocates/${row.contactId}` : `/requests/${row.requestId}`,
      },
    }
  })
}
