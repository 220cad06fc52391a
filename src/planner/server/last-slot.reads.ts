import { sql } from 'kysely'
import type { Money } from '../../kernel/money.ts'
import type { Day } from '../../kernel/time.ts'
import { endOf, foundOf, mostOfAKind, type NeedSource, say, startWith } from './ground.reads.ts'

type Row = {
  readonly contactId: string
  readonly name: string
  readonly requestId: string
  readonly wishes: number
  readonly freeQuarters: number
  readonly leastQuarters: number
  readonly needBy: Day | null
  readonly amount: Money | null
  readonly total: number
}

/** Advocates whom two open requests wish for, and who have room for fewer than that. */
export const readLastSlots: NeedSource = async (db, at) => {
  const cap = at.protection.rules.contactCap
  const found = await sql<Row>`
    select c.id as "contactId", c.name, w.wishes, w.least as "leastQuarters", w.need_by as "needBy",
      coalesce(s.cap_quarters, ${cap}::bigint) - coalesce(s.load_quarters + s.reserved_quarters, 0) as "freeQuarters",
      w.first as "requestId", w.amount, count(*) over () as total
    from (
      select r.workspace_id, r.wish_contact_id as contact_id, count(*) as wishes, min(t.load_quarters) as least,
        sum(t.load_quarters) as wanted, min(r.need_by) as need_by,
        (array_agg(r.id order by r.need_by nulls last, r.id))[1] as first,
        (array_agg(jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency)
          order by o.amount_minor desc) filter (where o.amount_minor is not null and o.amount_currency is not null))[1] as amount
      from requests r
      join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
      left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
      where r.workspace_id = ${at.workspaceId} and r.wish_contact_id is not null
        and r.state in ('submitted', 'in-triage', 'matched')
      group by 1, 2 having count(*) > 1
    ) w
    join contacts c on c.workspace_id = w.workspace_id and c.id = w.contact_id
    left join protection_standings s on s.workspace_id = w.workspace_id and s.contact_id = w.contact_id
    where coalesce(s.load_quarters + s.reserved_quarters, 0) + w.wanted > coalesce(s.cap_quarters, ${cap}::bigint)
    order by w.need_by nulls last, c.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => {
    const hasRoom = row.freeQuarters >= row.leastQuarters
    return {
      kind: 'last-slot',
      id: row.contactId,
      dueAt: endOf(row.needBy ?? at.today, at.timeZone),
      title: hasRoom
        ? `${startWith(row.wishes, 'request')} want ${row.name}, who has room for one`
        : `${startWith(row.wishes, 'request')} want ${row.name}, who has no room left`,
      loss: hasRoom
        ? 'Whoever is proposed first gets it; the others learn it then.'
        : 'Nobody can be given them; somebody else fits, or the date moves.',
      stake: { amount: row.amount, label: say(row.wishes, 'request'), on: null },
      act: { label: 'Decide who gets it', to: `/requests/${row.requestId}` },
    }
  })
}
