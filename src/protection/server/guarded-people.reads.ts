import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { ProtectionGroup } from '../protection-group.ts'
import { lighterOn, standingOf } from '../standing.ts'
import { turnOf } from '../turn.ts'
import { type RulesToday, readFacts } from './facts.reads.ts'
import { discoverable, readForgotten } from './overview.reads.ts'

type Named = { readonly id: string; readonly name: string }
type Listed = {
  readonly contactId: string
  readonly days?: number
  readonly willingFor?: Named | null
}
type Asked = { readonly size: number; readonly cursor?: string | undefined }
export type GuardedPage = { rows: GuardedPerson[]; total: number; next: string | null }

/** Somebody as the lists of protection show them, computed afresh. */
export type GuardedPerson = Awaited<ReturnType<typeof describe>>[number]

/**
 * A page of those whom protection has something to say about: the soonest free, the fullest, the longest without an
 * ask first. Found by what was stored, shown as it is now. Five statements, whatever the number of rows.
 */
export async function readGuardedPeople(
  db: WorkspaceDb,
  at: RulesToday,
  group: ProtectionGroup,
  asked: Asked,
): Promise<GuardedPage> {
  const found =
    group === 'forgotten' ? await readForgottenPage(db, at, asked) : await readStoredPage(db, group, asked)
  return { ...found, rows: await describe(db, at, found.rows) }
}

async function readForgottenPage(db: WorkspaceDb, { rules, today }: RulesToday, asked: Asked) {
  const given = { ...rules, today }
  const found = await readForgotten(db, given, asked.size + 1, { after: afterForgotten(asked.cursor) })
  const rows = found.slice(0, asked.size)
  const last = rows.at(-1)
  const next =
    found.length > asked.size && last !== undefined ? encodeCursor([last.days, last.contactId]) : null
  return { rows, total: found[0]?.total ?? 0, next }
}

function afterForgotten(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const [days, contactId] = decodeCursor(cursor, 'integer', 'id')
  return { days, contactId }
}

type StoredGroup = Exclude<ProtectionGroup, 'forgotten'>
type Stored = {
  readonly where: RawBuilder<unknown>
  /** Ascending, then by contact; what has none comes last. */
  readonly key: RawBuilder<unknown>
  readonly type: 'date' | 'bigint'
}

const stored: Readonly<Record<StoredGroup, Stored>> = {
  turning: { where: sql`s.state in ('resting', 'held')`, key: sql`s.free_from`, type: 'date' },
  over: { where: sql`s.over_quarters > 0`, key: sql`-s.over_quarters`, type: 'bigint' },
  close: {
    where: sql`s.state = 'close-to-limit'`,
    key: sql`-(s.load_quarters + s.reserved_quarters)`,
    type: 'bigint',
  },
}

async function readStoredPage(db: WorkspaceDb, group: StoredGroup, asked: Asked) {
  const { where, key } = stored[group]
  const here = sql`s.workspace_id = current_workspace() and ${where}`
  const found = await sql<Listed & { key: Day | number | null; total: number }>`
    select s.contact_id as "contactId", ${key} as key, (select count(*) from ${discoverable} where ${here}) as total
    from ${discoverable} where ${here} and ${beyond(stored[group], asked.cursor)}
    order by ${key} nulls last, s.contact_id limit ${asked.size + 1}`.execute(db)
  const rows = found.rows.slice(0, asked.size)
  const last = rows.at(-1)
  const isMore = found.rows.length > asked.size && last !== undefined
  const next = isMore ? encodeCursor([last.key, last.contactId]) : null
  return { rows, total: found.rows[0]?.total ?? 0, next }
}

function beyond({ key, type }: Stored, cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`
  const [value, id] = decodeCursor(cursor, type === 'date' ? 'day?' : 'integer?', 'id')
  if (value === null) return sql`${key} is null and s.contact_id > ${id}::uuid`
  return sql`((${key}, s.contact_id) > (${value}::${sql.raw(type)}, ${id}::uuid) or ${key} is null)`
}

async function describe(db: WorkspaceDb, at: RulesToday, listed: readonly Listed[]) {
  const ids = listed.map(({ contactId }) => contactId)
  const facts = await readFacts(db, ids, at, 'in-general')
  const names = await readNames(db, ids)
  return listed.flatMap(({ contactId, days, willingFor }) => {
    const [known, named] = [facts.get(contactId), names.get(contactId)]
    if (known === undefined || named === undefined) return []
    const standing = standingOf(known, null, at.today)
    return [
      {
        ...named,
        state: standing.state,
        freeFrom: standing.freeFrom,
        done: (standing.load?.done ?? 0) / 4,
        reserved: (standing.load?.reserved ?? 0) / 4,
        cap: known.rules.contactCap / 4,
        lighterOn: lighterOn(known, at.today),
        turn: turnOf(known, standing),
        daysWithoutAsk: days ?? null,
        willingFor: willingFor ?? null,
      },
    ]
  })
}

type PersonNames = { contactId: string; name: string; account: Named | null }

/** Who people are and where, by contact. One statement. */
async function readNames(db: WorkspaceDb, contactIds: readonly string[]): Promise<Map<string, PersonNames>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<PersonNames>`
    select c.id as "contactId", c.name,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = current_workspace() and c.id = any(${[...contactIds]}::uuid[])`.execute(db)
  return new Map(found.rows.map((row) => [row.contactId, row]))
}
