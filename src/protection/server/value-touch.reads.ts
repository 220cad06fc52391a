import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { LetterWay } from '../letter.ts'
import type { EarlierGive, ValueTouchDefinition, ValueTouchKind } from '../value-touch.ts'

type Db = WorkspaceDb | WorkspaceTx

export type ValueTouch = ValueTouchDefinition & {
  readonly id: string
  readonly inUse: boolean
  readonly version: number
  /** How often it was given, and when last; corrected gives count no longer. */
  readonly given: number
  readonly lastGivenOn: Day | null
}

const notCorrected = sql`not exists (
  select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

/** The library in its order: by kind, then as it grew. One statement. */
export async function readValueTouches(
  db: Db,
  which: { readonly all?: boolean; readonly id?: string } = {},
): Promise<ValueTouch[]> {
  const found = await sql<ValueTouch>`
    select v.id, v.kind, v.title, v.fits, v.subject, v.body, v.subject_de as "germanSubject", v.body_de as "germanBody",
      v.in_use as "inUse", v.version, g.given, g.last_on as "lastGivenOn"
    from value_touches v
    cross join lateral (
      select count(*) as given, max(e.effective_on) as last_on from value_touch_gives x
      join ledger_entries e on e.workspace_id = x.workspace_id and e.id = x.ledger_entry_id
      where x.workspace_id = v.workspace_id and x.value_touch_id = v.id and ${notCorrected}) g
    where v.workspace_id = current_workspace() and ${which.all === true ? sql`true` : sql`v.in_use`}
      and ${which.id === undefined ? sql`true` : sql`v.id = ${which.id}::uuid`}
    order by array_position(array['news', 'introduction', 'event-seat', 'roadmap-answer', 'other'], v.kind), v.id`.execute(
    db,
  )
  return found.rows
}

/** One value touch, in use or not; 404 where there is none. */
export async function loadValueTouch(db: Db, id: string): Promise<ValueTouch> {
  const [touch] = await readValueTouches(db, { all: true, id })
  if (touch === undefined) throw notFound('value touch')
  return touch
}

export type LibraryLine = { readonly id: string; readonly kind: ValueTouchKind; readonly title: string }

/** What may be suggested: the library in use, in its order. One statement. */
export async function readLibrary(db: Db): Promise<LibraryLine[]> {
  const found = await sql<LibraryLine>`
    select v.id, v.kind, v.title from value_touches v where v.workspace_id = current_workspace() and v.in_use
    order by array_position(array['news', 'introduction', 'event-seat', 'roadmap-answer', 'other'], v.kind), v.id`.execute(
    db,
  )
  return found.rows
}

/** What people were given before, by contact. One statement. */
export async function readEarlierGives(
  db: Db,
  contactIds: readonly string[],
): Promise<Map<string, EarlierGive[]>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<EarlierGive & { readonly contactId: string }>`
    select x.contact_id as "contactId", x.value_touch_id as "valueTouchId", max(e.effective_on) as on
    from value_touch_gives x
    join ledger_entries e on e.workspace_id = x.workspace_id and e.id = x.ledger_entry_id
    where x.workspace_id = current_workspace() and x.contact_id = any(${[...contactIds]}::uuid[]) and ${notCorrected}
    group by 1, 2`.execute(db)
  return Map.groupBy(found.rows, ({ contactId }) => contactId)
}

/** What people said they want from it, by contact. One statement. */
export async function readMotives(db: Db, contactIds: readonly string[]): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('profile_sections')
    .select(['contact_id', 'body'])
    .where('section', '=', 'motives')
    .where('contact_id', '=', sql<string>`any(${[...contactIds]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ contact_id, body }) => [contact_id, body]))
}

export type GivenTouch = {
  readonly id: string
  readonly valueTouchId: string
  readonly title: string
  readonly on: Day
  readonly through: LetterWay
  readonly by: string | null
  readonly hasFailed: boolean
}

/** The value touches somebody had last, with what became of their mails. One statement. */
export async function readGivenTouches(db: Db, contactId: string, size: number): Promise<GivenTouch[]> {
  const found = await sql<GivenTouch>`
    select e.id, x.value_touch_id as "valueTouchId", e.title, e.effective_on as on, x.through, p.name as by,
      coalesce(m.state in ('failed', 'unsure'), false) as "hasFailed"
    from value_touch_gives x
    join ledger_entries e on e.workspace_id = x.workspace_id and e.id = x.ledger_entry_id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.holder_id
    left join mails m on m.workspace_id = x.workspace_id and m.id = x.mail_id
    where x.workspace_id = current_workspace() and x.contact_id = ${contactId} and ${notCorrected}
    order by e.effective_on desc, e.id desc limit ${size}`.execute(db)
  return found.rows
}

export type Addressee = {
  readonly contactId: string
  readonly name: string
  readonly accountId: string | null
  readonly accountName: string
  readonly country: string | null
  readonly leftOn: Day | null
  readonly stage: string | null
  readonly mail: string | null
  readonly languages: readonly string[]
  readonly workspace: string
  readonly isExample: boolean
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
}

/** Who is written to, and what a letter to them may name. Undefined where there is no such contact. One statement. */
export async function readAddressee(db: Db, contactId: string): Promise<Addressee | undefined> {
  const found = await sql<Addressee>`
    select c.id as "contactId", c.name, a.id as "accountId", coalesce(a.name, '') as "accountName", a.country, c.left_on as "leftOn",
      d.stage, c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId", w.name as workspace,
      w.is_example as "isExample", (select m.email from contact_mails m where m.workspace_id = c.workspace_id
        and m.contact_id = c.id and m.bounced_on is null order by m.is_primary desc, m.email limit 1) as mail,
      coalesce((select jsonb_agg(l.language order by l.language) from contact_languages l
        where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]') as languages
    from contacts c
    join workspaces w on w.id = c.workspace_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  return found.rows[0]
}
