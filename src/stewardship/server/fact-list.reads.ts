import { type RawBuilder, sql } from 'kysely'
import { segmentTables } from '../../advocates/server/segment.reads.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { tellFact } from '../fact.texts.ts'
import type { factLists, listFacts } from '../quality.contract.ts'
import type { RoundFact } from '../round.ts'
import { readFactValues } from './fact-value.reads.ts'
import { factTable, type QualityGroup } from './quality.reads.ts'

type Page = ResponseOf<typeof listFacts>
type List = (typeof factLists)[number]

type Row = Omit<Page['rows'][number], 'sentence' | 'kind'> & Pick<RoundFact, 'kind'>

function isOn(list: List): RawBuilder<boolean> {
  switch (list) {
    case 'stale':
      return sql<boolean>`f.is_stale`
    case 'to-decide':
      return sql<boolean>`f.to_decide`
    case 'late':
      return sql<boolean>`f.is_asked and not f.is_on_time`
    case 'on-time':
      return sql<boolean>`f.is_asked and f.is_on_time`
  }
}

type Asked = {
  readonly list: List
  readonly by: QualityGroup
  readonly key: string | undefined
  readonly ownerId: string | null
  readonly today: Day
  readonly cursor: string | undefined
  readonly size: number
}

function inGroup(key: string | undefined): RawBuilder<boolean> {
  if (key === undefined) return sql<boolean>`true`
  return key === 'none' ? sql<boolean>`f.group_key is null` : sql<boolean>`f.group_key = ${key}`
}

function afterCursor(cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const [on, contact, kind, of] = decodeCursor(cursor, 'day', 'id', 'text', 'text')
  return sql<boolean>`(f.stale_on, f.contact_id::text, f.kind, f.key)
    > (${on}::text::date, ${contact}::text, ${kind}::text, ${of}::text)`
}

/** One page of the facts behind a figure, the longest stale first. Two statements. */
export async function readFactList(db: WorkspaceDb, asked: Asked): Promise<Page> {
  const { list, by, key, size } = asked
  const found = await sql<Row>`
    with recursive ${segmentTables}, ${factTable(by, asked.ownerId, asked.today)}
    select f.contact_id as "contactId", f.name, f.kind, f.key, f.confirmed_on as "confirmedOn", f.stale_on as "staleOn",
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner,
      case when f.asked_on is not null then jsonb_build_object('on', f.asked_on, 'outcome', f.outcome, 'who', f.who) end as asked
    from facts f
    left join accounts a on a.workspace_id = current_workspace() and a.id = f.at_account
    left join people p on p.workspace_id = current_workspace() and p.id = f.owner_id
    where ${isOn(list)} and ${inGroup(key)} and ${afterCursor(asked.cursor)}
    order by f.stale_on, f.contact_id::text, f.kind, f.key limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const values = await readFactValues(db, [...new Set(rows.map(({ contactId }) => contactId))])
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return {
    rows: rows.map((row) => {
      const known = values.get(row.contactId)
      return { ...row, sentence: known === undefined ? '' : tellFact(row, known, 'en') }
    }),
    next: isMore ? encodeCursor([last.staleOn, last.contactId, last.kind, last.key]) : null,
  }
}
