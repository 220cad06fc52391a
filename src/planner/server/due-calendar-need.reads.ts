import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/time.ts'
import { endOf, foundOf, mostOfAKind, type NeedSource } from './ground.reads.ts'

type Row = {
  readonly total: number
  readonly id: string
  readonly entryId: string
  readonly title: string
  readonly wantedOn: Day
  readonly activity: string
  readonly wanted: number
  readonly free: number | null
  readonly askBy: Day
  readonly owner: string
}

/** What the calendar will need of customers, and nobody asks for yet, though its last day to ask is near or gone by. */
export const readDueCalendarNeeds: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select n.id, e.id as "entryId", e.title,
      case when e.starts_on >= ${at.today}::date then e.starts_on else e.ends_before - 1 end as "wantedOn", t.name as activity, n.wanted, n.free,
      n.ask_by as "askBy", o.name as owner, count(*) over () as total
    from calendar_needs n
    join calendar_entries e on e.workspace_id = n.workspace_id and e.id = n.calendar_entry_id
      and e.state = 'planned' and e.ends_before > ${at.today}::date
    join activity_types t on t.workspace_id = n.workspace_id and t.id = n.activity_type_id
    join people o on o.workspace_id = e.workspace_id and o.id = e.owner_id
    left join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id
    where n.workspace_id = ${at.workspaceId} and n.ask_by <= ${addDays(at.today, 7)}::date
      and (r.id is null or r.state = 'draft' or r.state = 'closed' and r.outcome not in ('fulfilled', 'part-fulfilled'))
    order by n.ask_by, n.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => ({
    kind: 'calendar-need',
    id: row.id,
    dueAt: endOf(row.askBy, at.timeZone),
    title: `${row.activity} for ${row.title}: nobody asks for it yet`,
    loss: `${row.askBy < at.today ? 'Its usual notice is broken already' : 'After that its usual notice is broken'}; ${sayFree(row)}. ${row.owner} owns it.`,
    stake: { amount: null, label: 'on', on: row.wantedOn },
    act: { label: 'Make the request', to: `/calendar/${row.entryId}` },
  }))
}

function sayFree({ free, wanted }: Row): string {
  if (free === null) return 'who is free was not counted yet'
  if (free === 0) return 'nobody who would fit is free then'
  return `${free} would fit and ${free === 1 ? 'is' : 'are'} free then, ${wanted} wanted`
}
