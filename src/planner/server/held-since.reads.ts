import { sql } from 'kysely'
import { addMilliseconds, type Day, type Instant } from '../../kernel/time.ts'
import type { Reason } from '../../protection/reason.ts'
import { readFacts } from '../../protection/server/facts.reads.ts'
import { standingOf } from '../../protection/standing.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Need } from '../need.ts'
import {
  amountOfO,
  endOf,
  type Ground,
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
  readonly startsAt: Instant | null
  readonly on: Day
  readonly requestId: string | null
}

const week = 7 * 86_400_000

/**
 * Open asks whose advocate is held, blocked or asked for rest on the day of it: the ask still stands until somebody
 * acts. The stored standings say whom to look at, the rule itself decides for the day. Exceptions are left out.
 */
export const readHeldSince: NeedSource = async (db, at) => {
  const rows = await readDoubtful(db, at)
  const facts = await readFacts(
    db,
    rows.map(({ contactId }) => contactId),
    at.protection,
  )
  const needs = rows.flatMap((row) => {
    const known = facts.get(row.contactId)
    const reason = known && standingOf(known, null, row.on).reasons.find((each) => isGrave(each))
    return reason === undefined ? [] : [tell(row, reason, at)]
  })
  return { needs, total: needs.length }
}

// Rest after another use was known when the day was agreed; what the advocate asks for comes on top.
const isGrave = ({ state, code }: Reason) => state !== 'resting' || code === 'own-rest' || code === 'blackout'

async function readDoubtful(db: WorkspaceDb, at: Ground): Promise<Row[]> {
  const day = sql`coalesce(e.agreed_on, e.wished_on, e.effective_on)`
  const found = await sql<Row>`
    select e.id, c.id as "contactId", c.name, coalesce(t.name, e.title) as activity, m.starts_at as "startsAt",
      greatest(${day}, ${at.today}::date) as "on", k.request_id as "requestId", ${amountOfO} as amount,
      o.close_on as "closesOn"
    from ledger_entries e
    join protection_standings s on s.workspace_id = e.workspace_id and s.contact_id = e.contact_id
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    left join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
    left join ask_meetings m on m.workspace_id = e.workspace_id and m.ask_id = e.id and m.state = 'planned'
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where e.workspace_id = ${at.workspaceId} and e.kind = 'ask' and e.corrects_id is null
      and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled')
      and (s.state in ('held', 'blocked', 'never')
        or exists (select from protection_rests w where w.workspace_id = e.workspace_id
          and w.contact_id = e.contact_id and w.ended_at is null and w.until_on >= ${day})
        or exists (select from blackouts b where b.workspace_id = e.workspace_id
          and b.contact_id = e.contact_id and ${day} between b.from_on and b.until_on))
      and not exists (select from protection_overrides x where x.workspace_id = e.workspace_id and x.ledger_entry_id = e.id)
    order by ${day}, e.id limit ${mostOfAKind}`.execute(db)
  return found.rows
}

const stateWords: Readonly<Record<Reason['state'], string>> = {
  held: 'is held',
  blocked: 'is blocked',
  never: 'is out of reach',
  resting: 'asked for rest',
}

function tell(row: Row, reason: Reason, at: Ground): Need {
  const dueAt = row.startsAt ?? endOf(row.on, at.timeZone)
  return {
    kind: 'held-since',
    id: row.id,
    dueAt,
    riskAt: addMilliseconds(dueAt, -week),
    title: `${row.name} ${stateWords[reason.state]}; the ${row.activity.toLowerCase()} still stands`,
    loss: reason.says,
    stake: stakeOf(row),
    act: {
      label: 'Move or cancel',
      to: row.requestId === null ? `/advocates/${row.contactId}` : `/requests/${row.requestId}`,
    },
  }
}
