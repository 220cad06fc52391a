import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { foundOf, mostOfAKind, type NeedSource } from './ground.reads.ts'

type Row = {
  readonly id: string
  readonly contactId: string
  readonly name: string
  readonly scribe: string
  readonly bookedFor: Instant
  readonly total: number
}

/** Interviews that were booked for the week ahead, or whose time went by without one. */
export const readBookedInterviews: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select i.id, c.id as "contactId", c.name, p.name as scribe, i.booked_for as "bookedFor", count(*) over () as total
    from interviews i
    join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
    join people p on p.workspace_id = i.workspace_id and p.id = i.scribe_id
    where i.workspace_id = ${at.workspaceId} and i.state = 'open' and i.started_at is null
      and i.booked_for <= ${at.horizon}::timestamptz
    order by i.booked_for, i.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'interview-booked',
    id: row.id,
    dueAt: row.bookedFor,
    title:
      row.bookedFor < at.now
        ? `The interview with ${row.name} has not begun`
        : `${row.scribe} interviews ${row.name}`,
    loss: 'Until it is held nobody finds them; the questions are ready.',
    stake: { amount: null, label: null, on: null },
    act: { label: 'Open the interview', to: `/advocates/${row.contactId}/interview` },
  }))
}
