import { sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import { decodeCursor, decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { ownerAsksAWeek } from '../owner-ask.ts'
import type { getOwnerWeek, listEdits, listRounds } from '../quality.contract.ts'
import { type RoundFact, writableValue } from '../round.ts'

type Rounds = ResponseOf<typeof listRounds>
type Week = ResponseOf<typeof getOwnerWeek>
type Edits = ResponseOf<typeof listEdits>
type Paged = { readonly cursor: string | undefined; readonly size: number }

/** One page of rounds, the newest first. One statement. */
export async function readRounds(
  db: WorkspaceDb,
  asked: Paged & { readonly ownerId: string | null; readonly state: string | undefined },
): Promise<Rounds> {
  const [at, id] = asked.cursor === undefined ? [] : decodeCursor(asked.cursor, 'moment', 'id')
  const after = at === undefined ? sql`true` : sql`(q.opened_at, q.id) < (${at}::timestamptz, ${id}::uuid)`
  const found = await sql<Rounds['rows'][number]>`
    select q.id, jsonb_build_object('name', coalesce(p.name, c.name), 'isAdvocate', q.contact_id is not null) as to,
      array(select distinct a.name from round_facts f join accounts a on a.workspace_id = f.workspace_id
        and a.id = f.account_id where f.workspace_id = q.workspace_id and f.round_id = q.id order by a.name) as accounts,
      q.state, q.opened_at as "openedAt", q.due_on as "dueOn", q.reminded_at as "remindedAt",
      q.answered_at as "answeredAt", q.seconds,
      (select count(*)::int from round_facts f where f.workspace_id = q.workspace_id and f.round_id = q.id) as facts,
      (select count(*)::int from round_facts f where f.workspace_id = q.workspace_id and f.round_id = q.id
        and f.answer is not null) as answered
    from confirmation_rounds q
    left join people p on p.workspace_id = q.workspace_id and p.id = q.person_id
    left join contacts c on c.workspace_id = q.workspace_id and c.id = q.contact_id
    where q.workspace_id = current_workspace() and ${after}
      and ${asked.ownerId === null ? sql`true` : sql`q.person_id = ${asked.ownerId}`}
      and ${asked.state === undefined ? sql`true` : sql`q.state = ${asked.state}`}
    order by q.opened_at desc, q.id desc limit ${asked.size + 1}`.execute(db)
  const rows = found.rows.slice(0, asked.size)
  const last = rows.at(-1)
  const isMore = found.rows.length > asked.size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.openedAt, last.id]) : null }
}

/** What relationship owners were asked in a week, and what is held back, by person. One statement. */
export async function readOwnerWeek(db: WorkspaceDb, weekOn: Day, ownerId: string | null): Promise<Week> {
  const mine = ownerId === null ? sql`true` : sql`p.id = ${ownerId}`
  const found = await sql<Week['people'][number] & { most: number | null }>`
    select jsonb_build_object('id', p.id, 'name', p.name) as person,
      count(k.id)::int as asked, count(k.answered_at)::int as answered, coalesce(sum(k.seconds), 0)::int as seconds,
      coalesce((select jsonb_agg(jsonb_build_object('task', h.task, 'from', h.from_on,
          'about', coalesce(a.name, c.name)) order by h.held_at)
        from held_owner_asks h
        left join accounts a on h.about_kind = 'account' and a.workspace_id = h.workspace_id and a.id = h.about_id
        left join contacts c on h.about_kind = 'contact' and c.workspace_id = h.workspace_id and c.id = h.about_id
        where h.workspace_id = p.workspace_id and h.person_id = p.id and h.week_on = ${weekOn}::date), '[]') as held,
      (select (s.value)::int from workspace_settings s where s.workspace_id = p.workspace_id
        and s.name = ${ownerAsksAWeek.name}) as most
    from people p
    left join owner_asks k on k.workspace_id = p.workspace_id and k.person_id = p.id and k.week_on = ${weekOn}::date
    where p.workspace_id = current_workspace() and ${mine} and (k.id is not null or exists (
      select from held_owner_asks h where h.workspace_id = p.workspace_id and h.person_id = p.id
        and h.week_on = ${weekOn}::date))
    group by p.workspace_id, p.id, p.name order by count(k.id) desc, p.name limit 500`.execute(db)
  return {
    weekOn,
    most: found.rows[0]?.most ?? ownerAsksAWeek.default,
    people: found.rows.map(({ most: _, ...row }) => row),
  }
}

type EditRow = Omit<Edits['rows'][number], 'canWrite' | 'kind'> & Pick<RoundFact, 'kind'>

/** One page of what people said has changed and nobody decided on, the oldest first. One statement. */
export async function readEdits(db: WorkspaceDb, asked: Paged): Promise<Edits> {
  const after = decodeIdCursor(asked.cursor)
  const found = await sql<EditRow>`
    select e.id, jsonb_build_object('id', c.id, 'name', c.name) as contact,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      e.kind, e.key, e.before, e.said, coalesce(p.name, case when e.by_contact then c.name end) as by,
      e.by_contact as "byContact", e.proposed_at as at
    from proposed_edits e
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.proposed_by
    where e.workspace_id = current_workspace() and e.state = 'waiting'
      and ${after === null ? sql`true` : sql`e.id > ${after}::uuid`}
    order by e.id limit ${asked.size + 1}`.execute(db)
  const rows = found.rows.slice(0, asked.size)
  const last = rows.at(-1)
  const isMore = found.rows.length > asked.size && last !== undefined
  return {
    rows: rows.map((row) => ({ ...row, canWrite: writableValue(row.kind, row.said) !== null })),
    next: isMore ? encodeCursor([last.id]) : null,
  }
}
