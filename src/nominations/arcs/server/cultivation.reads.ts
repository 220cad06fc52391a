import { sql } from 'kysely'
import { seesAllAccounts } from '../../../customers/policy.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { canEditCultivation } from '../../policy.ts'
import type { listCultivations } from '../arc.contract.ts'

type Row = ResponseOf<typeof listCultivations>['rows'][number]
type Stored = Omit<Row, 'may'>

/** What was done for customers, the latest logged first. One statement. */
export async function readCultivations(
  db: WorkspaceDb,
  actor: Actor,
  asked: QueryOf<typeof listCultivations>,
): Promise<{ rows: Row[]; next: string | null }> {
  const size = asked.size ?? 50
  const after = decodeIdCursor(asked.cursor)
  const person = personOf(actor)
  const found = await sql<Stored>`
    select k.id, k.kind, jsonb_build_object('id', a.id, 'name', a.name) as account,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
      jsonb_build_object('id', p.id, 'name', p.name) as person, k.done_on as "doneOn", k.words, k.created_at as "createdAt"
    from cultivations k
    join accounts a on a.workspace_id = k.workspace_id and a.id = k.account_id
    join people p on p.workspace_id = k.workspace_id and p.id = k.person_id
    left join contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
    where k.workspace_id = ${actor.workspaceId}
      ${seesAllAccounts(actor) ? sql`` : sql`and (a.owner_id = ${person}::uuid or k.person_id = ${person}::uuid)`}
      ${asked.account === undefined ? sql`` : sql`and k.account_id = ${asked.account}::uuid`}
      ${asked.kind === undefined ? sql`` : sql`and k.kind = ${asked.kind}`}
      ${asked.from === undefined ? sql`` : sql`and k.done_on >= ${asked.from}::date`}
      ${asked.to === undefined ? sql`` : sql`and k.done_on <= ${asked.to}::date`}
      ${after === null ? sql`` : sql`and k.id < ${after}::uuid`}
    order by k.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size).map((row) => {
    const why = canEditCultivation(actor, { personId: row.person.id })
    return { ...row, may: { edit: why, remove: why } }
  })
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}
