import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { CareList } from '../care.contract.ts'
import type { CareGround } from './care-facts.reads.ts'
import { readForgotten } from './overview.reads.ts'

// Lists and counts read what is stored beside the standing (`saveStandings`) by its indexes, and never the ledger: Today
// and the rail count every few minutes.

type Db = WorkspaceDb | WorkspaceTx

/** Those of a relationship owner, by the contact or by the account; null is everybody. */
const ownedBy = (ownerId: string | null) =>
  ownerId === null
    ? sql`true`
    : sql`s.contact_id in (
        select c.id from contacts c where c.workspace_id = current_workspace() and c.owner_id = ${ownerId}::uuid
        union all
        select c.id from accounts a join contacts c on c.workspace_id = a.workspace_id and c.account_id = a.id
        where a.workspace_id = current_workspace() and a.owner_id = ${ownerId}::uuid)`

/** Where a list of care is cut: who stands there, and the figure by which they are sorted. */
export type CarePlace = { readonly contactId: string; readonly by: string | number }
type Page = { readonly cursor?: string | undefined; readonly size: number; readonly ownerId: string | null }

/** One page of a list of care, in its order. One statement. */
export async function readCareList(
  db: Db,
  list: CareList,
  at: CareGround,
  page: Page,
): Promise<{ readonly rows: CarePlace[]; readonly next: string | null }> {
  const found = await readPlaces(db, list, at, page)
  const rows = found.slice(0, page.size)
  const last = rows.at(-1)
  const isMore = found.length > page.size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.by, last.contactId]) : null }
}

async function readPlaces(db: Db, list: CareList, at: CareGround, page: Page): Promise<readonly CarePlace[]> {
  switch (list) {
    case 'touch-due':
      return readDue(db, at, page)
    case 'asks-only':
    case 'below':
      return readUneven(db, list, page)
    case 'forgotten': {
      const after = page.cursor === undefined ? undefined : numberCursor(page.cursor)
      const part = { ownerId: page.ownerId, after: after && { days: after.by, contactId: after.contactId } }
      const found = await readForgotten(db, at, page.size + 1, part)
      return found.map(({ contactId, days }) => ({ contactId, by: days }))
    }
  }
}

/** Who is longest overdue first. */
async function readDue(db: Db, at: CareGround, { cursor, size, ownerId }: Page): Promise<CarePlace[]> {
  const after = cursor === undefined ? undefined : dayCursor(cursor)
  const further =
    after === undefined
      ? sql`true`
      : sql`(s.touch_due_on, s.contact_id) > (${after.by}::date, ${after.contactId}::uuid)`
  const found = await sql<CarePlace>`
    select s.contact_id as "contactId", s.touch_due_on as by from protection_standings s
    where s.workspace_id = current_workspace() and s.touch_due_on <= ${at.today}::date and ${ownedBy(ownerId)} and ${further}
    order by s.touch_due_on, s.contact_id limit ${size + 1}`.execute(db)
  return found.rows
}

/** Whom most gives are missing for, first. */
async function readUneven(
  db: Db,
  list: 'asks-only' | 'below',
  { cursor, size, ownerId }: Page,
): Promise<CarePlace[]> {
  const after = cursor === undefined ? undefined : numberCursor(cursor)
  const further =
    after === undefined
      ? sql`true`
      : sql`(s.care_balance, s.contact_id) > (${-after.by}::bigint, ${after.contactId}::uuid)`
  const found = await sql<CarePlace>`
    select s.contact_id as "contactId", -s.care_balance as by from protection_standings s
    where s.workspace_id = current_workspace() and ${list === 'below' ? sql`s.gives_below` : sql`s.asks_only`}
      and ${ownedBy(ownerId)} and ${further}
    order by s.care_balance, s.contact_id limit ${size + 1}`.execute(db)
  return found.rows
}

export type GiveToAsk = {
  readonly gives: number
  readonly asks: number
  readonly below: number
  readonly onlyAsked: number
}

/** Gives and asks of the window, over everybody who can be found, and for how many they are uneven. */
export const giveToAskOf = (ownerId: string | null): RawBuilder<GiveToAsk> => sql<GiveToAsk>`(
  select jsonb_build_object('gives', coalesce(sum(s.care_gives), 0)::bigint, 'asks', coalesce(sum(s.care_asks), 0)::bigint,
    'below', count(*) filter (where s.gives_below), 'onlyAsked', count(*) filter (where s.asks_only))
  from protection_standings s
  where s.workspace_id = current_workspace() and s.care_asks + s.care_gives > 0 and ${ownedBy(ownerId)})`

/** The same by itself. One statement. */
export async function readGiveToAsk(db: Db, ownerId: string | null = null): Promise<GiveToAsk> {
  const found = await sql<{ care: GiveToAsk }>`select ${giveToAskOf(ownerId)} as care`.execute(db)
  return found.rows[0]?.care ?? { gives: 0, asks: 0, below: 0, onlyAsked: 0 }
}

export type DueTouches = {
  readonly count: number
  readonly contactId: string
  readonly name: string
  readonly on: Day
}

/** How many touches are due, and who has waited longest; undefined where none is. One statement. */
export async function readDueTouches(
  db: Db,
  at: CareGround,
  ownerId: string | null = null,
): Promise<DueTouches | undefined> {
  const due = sql`protection_standings s where s.workspace_id = current_workspace()
    and s.touch_due_on <= ${at.today}::date and ${ownedBy(ownerId)}`
  const found = await sql<DueTouches>`
    select first.contact_id as "contactId", c.name, first.touch_due_on as on, (select count(*) from ${due}) as count
    from (select s.contact_id, s.touch_due_on from ${due} order by s.touch_due_on, s.contact_id limit 1) first
    join contacts c on c.workspace_id = current_workspace() and c.id = first.contact_id`.execute(db)
  return found.rows[0]
}

/** How many are forgotten. One statement. */
export async function countForgotten(db: Db, at: CareGround, ownerId: string | null): Promise<number> {
  return (await readForgotten(db, at, 1, { ownerId }))[0]?.total ?? 0
}

function numberCursor(cursor: string) {
  const [by, contactId] = decodeCursor(cursor, 'integer', 'id')
  return { by, contactId }
}

function dayCursor(cursor: string) {
  const [by, contactId] = decodeCursor(cursor, 'day', 'id')
  return { by, contactId }
}
