import { type RawBuilder, sql } from 'kysely'
import { type Confirmation, confirmationsOf, hasFact } from '../../advocates/server/confirmation.reads.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { besideFactOf, type WideField } from '../wide-edit.ts'

/** One record of a wide edit as it stands; `before` is an id of a person, a segment, a text or a value. */
export type WideRow = {
  readonly id: string
  readonly name: string
  readonly before: string | null
  readonly beforeName: string | null
  /** Of a text, a confirmation and a fact that is vouched for besides: who vouched for it before, and when. */
  readonly confirmed: readonly Confirmation[] | null
  readonly hasFact: boolean
  readonly isAdvocate: boolean
}

/** What is changed: the field, and which text, field of ours, or fact. */
export type WideTarget = { readonly field: WideField; readonly key: string }

type Ids = { readonly contactIds: readonly string[]; readonly accountIds: readonly string[] }

/** The records a field of these contacts and accounts stands on, each once. One statement. */
export async function readWideRows(
  db: WorkspaceDb | WorkspaceTx,
  { contactIds, accountIds }: Ids,
  target: WideTarget,
  ofAccounts: boolean,
): Promise<WideRow[]> {
  const contacts = sql`${[...contactIds]}::uuid[]`
  const chosen = ofAccounts
    ? sql`select a.id, a.name, null::uuid as contact_id, a.id as account_id from accounts a
        where a.workspace_id = current_workspace() and (a.id = any(${[...accountIds]}::uuid[]) or a.id in (
          select c.account_id from contacts c where c.workspace_id = a.workspace_id and c.id = any(${contacts})))`
    : sql`select c.id, c.name, c.id as contact_id, null::uuid as account_id from contacts c
        where c.workspace_id = current_workspace() and c.id = any(${contacts})`
  const [contact, account, key] = [sql`r.contact_id`, sql`r.account_id`, sql`${target.key}::text`]
  const beside = sql`${besideFactOf(target.field, target.key)}::text`
  const found = await sql<WideRow>`
    with records as materialized (${chosen})
    select r.id, r.name, b.before, coalesce(p.name, b.before) as "beforeName", 
      nullif(coalesce(${confirmationsOf(contact, account, key)}, '[]') || coalesce(${confirmationsOf(contact, account, beside)}, '[]'), '[]')
        as confirmed,
      ${hasFact(contact, account, key)} as "hasFact",
      exists (select from advocates v where v.workspace_id = current_workspace() and v.contact_id = r.contact_id) as "isAdvocate"
    from records r cross join lateral (select ${beforeOf(target)} as before) b
    left join people p on ${target.field}::text like '%-owner' and p.workspace_id = current_workspace() and p.id::text = b.before
    order by r.id`.execute(db)
  return found.rows
}

/** Who vouched for a fact of one contact or account, and when. One statement. */
export async function readConfirmations(
  db: WorkspaceDb | WorkspaceTx,
  { contactId, accountId }: { readonly contactId: string | null; readonly accountId: string | null },
  fact: string,
): Promise<readonly Confirmation[]> {
  const found = await sql<{ confirmed: readonly Confirmation[] | null }>`
    select ${confirmationsOf(sql`${contactId}::uuid`, sql`${accountId}::uuid`, sql`${fact}::text`)} as confirmed`.execute(
    db,
  )
  return found.rows[0]?.confirmed ?? []
}

function beforeOf({ field, key }: WideTarget): RawBuilder<string | null> {
  const of = (table: string, column: string) =>
    sql<
      string | null
    >`(select t.${sql.ref(column)}::text from ${sql.table(table)} t where t.workspace_id = current_workspace()
      and t.id = r.${sql.ref(table === 'contacts' ? 'contact_id' : 'account_id')})`
  switch (field) {
    case 'contact-owner':
      return of('contacts', 'owner_id')
    case 'account-owner':
      return of('accounts', 'owner_id')
    case 'segment':
      return of('accounts', 'segment')
    case 'section':
      return sql`(select s.body from profile_sections s where s.workspace_id = current_workspace()
        and s.contact_id = r.contact_id and s.section = ${key})`
    case 'custom':
      return sql`(select coalesce(v.text_value, trim_scale(v.number_value)::text, v.date_value::text) from custom_values v
        where v.workspace_id = current_workspace() and v.field_id = ${key}::uuid and v.record_id = r.id)`
    case 'confirmed':
      return sql`null::text`
  }
}

/**
 * What a record is left at, as one short text: the version of its record, of a text its words and their day, of a fact the
 * days it was confirmed. As the statement it stands in names field, key, contact and account.
 */
export function leftAt(
  field: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
  contact: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
): RawBuilder<string> {
  const at = sql`current_workspace()`
  return sql`case ${field}
    when 'section' then coalesce((select md5(s.body || extract(epoch from s.confirmed_at)::text) from profile_sections s
      where s.workspace_id = ${at} and s.contact_id = ${contact} and s.section = ${key}), '')
    when 'confirmed' then coalesce(md5(${confirmationsOf(contact, account, key)}::text), '')
    else coalesce((select c.version from contacts c where c.workspace_id = ${at} and c.id = ${contact}),
      (select a.version from accounts a where a.workspace_id = ${at} and a.id = ${account}))::text end`
}
