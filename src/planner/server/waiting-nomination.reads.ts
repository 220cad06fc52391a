import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/time.ts'
import { endOf, foundAsOne, type NeedSource, startWith } from './ground.reads.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly nominator: string
  readonly on: Day
  readonly count: number
}

/** Nominations that wait longer than the program promised, as one need: the oldest is named. */
export const readWaitingNominations: NeedSource = async (db, at) => {
  const latest = addDays(at.today, -at.nominationDays)
  const found = await sql<Row>`
    select n.id, c.name, p.name as nominator, (n.created_at at time zone ${at.timeZone}::text)::date as "on",
      count(*) over () as count
    from nominations n
    join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    join people p on p.workspace_id = n.workspace_id and p.id = n.nominator_id
    where n.workspace_id = ${at.workspaceId} and n.state = 'new'
      and (n.created_at at time zone ${at.timeZone}::text)::date < ${latest}::date
    order by n.created_at, n.id limit 1`.execute(db)
  return foundAsOne(found.rows[0], (row) => ({
    kind: 'nominations-waiting',
    id: row.id,
    dueAt: endOf(addDays(row.on, at.nominationDays), at.timeZone),
    title: `${startWith(row.count, 'nomination')} ${row.count === 1 ? 'has' : 'have'} waited longer than ${startWith(at.nominationDays, 'day').toLowerCase()}`,
    loss: `Oldest: ${row.name}, put forward by ${row.nominator}, who hears nothing meanwhile.`,
    stake: {
      amount: null,
      label: row.count === 1 ? '1 person' : `${row.count} people`,
      on: null,
    },
    act:
      row.count === 1
        ? { label: 'Review it', to: `/recruiting/nominations/${row.id}` }
        : { label: `Review ${row.count}`, to: '/recruiting' },
  }))
}
