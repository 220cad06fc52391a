import { sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { listDirectModes, listPersuasions } from '../relationship.contract.ts'

type Db = WorkspaceDb | WorkspaceTx
type Persuasions = ResponseOf<typeof listPersuasions>

const namedOr = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null
    then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/**
 * Who was asked for help, the latest first. Of an account also what was tried with its owner's team and those above it.
 * One statement.
 */
export async function readPersuasions(db: Db, query: QueryOf<typeof listPersuasions>): Promise<Persuasions> {
  const size = query.size ?? 50
  const found = await sql<Persuasions['rows'][number]>`
    with recursive up as (
      select t.id, t.parent_id, 0 as depth from teams t where t.workspace_id = current_workspace()
        and t.id in (select ${query.teamId ?? null}::uuid union all select p.team_id from accounts a
          join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
          where a.workspace_id = current_workspace() and a.id = ${query.accountId ?? null}::uuid)
      union all
      select t.id, t.parent_id, u.depth + 1 from up u
      join teams t on t.workspace_id = current_workspace() and t.id = u.parent_id where u.depth < 20)
    select x.id, ${namedOr('a')} as account, ${namedOr('t')} as team, ${namedOr('p')} as asked, ${namedOr('y')} as ally,
      x.happened_on as "on", x.outcome, x.note
    from persuasions x
    join people p on p.workspace_id = x.workspace_id and p.id = x.asked_id
    left join people y on y.workspace_id = x.workspace_id and y.id = x.ally_id
    left join accounts a on a.workspace_id = x.workspace_id and a.id = x.account_id
    left join teams t on t.workspace_id = x.workspace_id and t.id = x.team_id
    where x.workspace_id = current_workspace() and ${aboutScope(query)} and ${before(query.cursor)}
    order by x.happened_on desc, x.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.on, last.id]) : null }
}

function aboutScope({ accountId, teamId }: QueryOf<typeof listPersuasions>) {
  if (accountId === undefined && teamId === undefined) return sql`true`
  return sql`(x.account_id = ${accountId ?? null}::uuid or x.team_id in (select id from up))`
}

function before(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [day, id] = decodeCursor(cursor, 'day', 'id')
  return sql`(x.happened_on, x.id) < (${day}::date, ${id}::uuid)`
}

type Modes = ResponseOf<typeof listDirectModes>

/** What the program holds itself, or held, the latest first. One statement. */
export async function readDirectModes(db: Db, query: QueryOf<typeof listDirectModes>): Promise<Modes> {
  const size = query.size ?? 50
  const ended = query.ended === true ? sql`is not null` : sql`is null`
  const found = await sql<Modes['rows'][number]>`
    select d.id, ${namedOr('a')} as account, ${namedOr('t')} as team, ${namedOr('h')} as holder, d.reason,
      d.hours_shown::float8 as "hoursShown", d.accounts_shown as accounts, d.started_at as "startedAt", ${namedOr('s')} as "startedBy",
      d.ended_at as "endedAt"
    from direct_modes d
    join people h on h.workspace_id = d.workspace_id and h.id = d.holder_id
    left join people s on s.workspace_id = d.workspace_id and s.id = d.started_by
    left join accounts a on a.workspace_id = d.workspace_id and a.id = d.account_id
    left join teams t on t.workspace_id = d.workspace_id and t.id = d.team_id
    where d.workspace_id = current_workspace() and d.ended_at ${ended} and ${beforeMode(query.cursor)}
    order by d.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}

function beforeMode(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [id] = decodeCursor(cursor, 'id')
  return sql`d.id < ${id}::uuid`
}
