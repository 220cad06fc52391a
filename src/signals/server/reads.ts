import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { listSignals } from '../contract.ts'
import { canTakeBack, seesAllSignals } from '../policy.ts'

type Db = WorkspaceDb | WorkspaceTx
type Listed = ResponseOf<typeof listSignals>
type Signal = Listed['rows'][number]
type Row = Omit<Signal, 'whyNotTakeBack'> & { readonly recordedBy: string | null }

const columns = sql`
  s.id, s.kind, s.score::float8 as score, s.scale::int as scale, s.tone, s.happened_on as on, s.comment, s.source,
  case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
  case when r.id is not null then jsonb_build_object('id', r.id, 'name', coalesce(r.name, r.email, r.outside_id, 'somebody'))
    end as respondent,
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
  case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
  s.usage, s.import_id as "importId",
  case when s.object_id is not null then jsonb_build_object('kind', s.object_kind, 'id', s.object_id) end as object,
  s.recorded_by as "recordedBy"`

const joined = sql`
  left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
  left join accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
  left join respondents r on r.workspace_id = s.workspace_id and r.id = s.respondent_id and s.contact_id is null
  left join people p on p.workspace_id = s.workspace_id and p.id = s.person_id
  left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id`

/** Signals that an actor sees: all, or those of customers they hold, and what they wrote down or is credited to them. */
function seenBy(actor: Actor): RawBuilder<unknown> {
  if (seesAllSignals(actor)) return sql`true`
  const person = personOf(actor)
  return sql`${person}::uuid in (c.owner_id, a.owner_id, s.recorded_by, s.person_id)`
}

/** A page of signals, the latest first. One statement, whatever the number of rows. */
export async function readSignals(
  db: WorkspaceDb,
  actor: Actor,
  asked: QueryOf<typeof listSignals>,
): Promise<Listed> {
  const size = asked.size ?? 50
  const found = await sql<Row>`
    select ${columns} from signals s ${joined}
    where s.workspace_id = current_workspace() and ${seenBy(actor)} and ${filterOf(asked)} ${after(asked.cursor)}
    order by s.happened_on desc, s.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const end = rows.at(-1)
  const next = found.rows.length > size && end !== undefined ? encodeCursor([end.on, end.id]) : null
  return { rows: rows.map((row) => tellSignal(actor, row)), next }
}

/** One signal; 404 where there is none that the actor sees. */
export async function readSignalById(db: Db, actor: Actor, signalId: string): Promise<Signal> {
  const found = await sql<Row>`
    select ${columns} from signals s ${joined}
    where s.workspace_id = current_workspace() and s.id = ${signalId} and ${seenBy(actor)}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('signal')
  return tellSignal(actor, row)
}

function tellSignal(actor: Actor, { recordedBy, ...row }: Row): Signal {
  const isOurs = row.source === 'product'
  const whyNot = isOurs ? 'Read from a record of ours; correct it there.' : canTakeBack(actor, { recordedBy })
  return { ...row, whyNotTakeBack: whyNot }
}

function filterOf({
  contact,
  account,
  respondent,
  kind,
  tone,
  team,
  since,
  ...asked
}: QueryOf<typeof listSignals>) {
  const conditions = [
    sql`true`,
    ...(contact === undefined ? [] : [sql`s.contact_id = ${contact}`]),
    ...(account === undefined ? [] : [sql`s.account_id = ${account}`]),
    ...(respondent === undefined ? [] : [sql`s.respondent_id = ${respondent}`]),
    ...(kind === undefined ? [] : [sql`s.kind = ${kind}`]),
    ...(tone === undefined ? [] : [sql`s.tone = ${tone}`]),
    ...(team === undefined ? [] : [sql`s.team_id = ${team}`]),
    ...(asked.signal === undefined ? [] : [sql`s.id = ${asked.signal}`]),
    ...(since === undefined ? [] : [sql`s.happened_on >= ${since}::date`]),
    ...(asked.import === undefined ? [] : [sql`s.import_id = ${asked.import}`]),
  ]
  return sql.join(conditions, sql` and `)
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [day, id] = decodeCursor(cursor, 'day', 'id')
  return sql`and (s.happened_on, s.id) < (${day}::date, ${id}::uuid)`
}
