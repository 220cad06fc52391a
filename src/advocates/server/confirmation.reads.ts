import { type RawBuilder, sql } from 'kysely'

/** One row that carries a day on which somebody vouched for it; `item` tells those of one fact apart. */
export type Confirmation = {
  readonly fact: string
  readonly item: string
  readonly by: string | null
  /** The customer themselves said so. */
  readonly self: boolean
  /** To the microsecond, in UTC; null where nobody ever did. */
  readonly at: string | null
}

const ofContact = (alias: string, contact: RawBuilder<unknown>) =>
  sql`${sql.ref(`${alias}.workspace_id`)} = current_workspace() and ${sql.ref(`${alias}.contact_id`)} = ${contact}`

/** A fact of a profile that is confirmed as a whole, where there is anything to confirm. */
const wholeFact = (
  name: 'employment' | 'topics' | 'limits',
  contact: RawBuilder<unknown>,
  isThere: RawBuilder<unknown>,
) => sql`
  select ${sql.lit(name)}, '', ${sql.ref(`v.${name}_confirmed_by`)}, false, ${sql.ref(`v.${name}_confirmed_at`)}
  from advocates v where ${ofContact('v', contact)} and ${isThere}`

const profileRows = (contact: RawBuilder<unknown>, key: RawBuilder<unknown>) => sql`
  select 'text' as fact, s.section as item, s.confirmed_by as by, false as self, s.confirmed_at as at
  from profile_sections s where ${ofContact('s', contact)} and s.section = ${key} and s.body <> ''
  union all
  select 'results', r.id::text, r.confirmed_by, false, r.confirmed_at
  from profile_results r where ${ofContact('r', contact)} and ${key} = 'results'
  union all
  select 'willingness', w.activity_type_id::text, w.confirmed_by, false, w.confirmed_at
  from willingness w where ${ofContact('w', contact)} and ${key} = 'willingness'
  union all ${wholeFact('employment', contact, sql`${key} = 'employment'`)}
  union all ${wholeFact('topics', contact, sql`${key} = 'topics' and exists (select from advocate_topics t where ${ofContact('t', contact)})`)}
  union all ${wholeFact(
    'limits',
    contact,
    sql`${key} = 'limits' and (v.own_asks_a_quarter is not null or v.own_notice_days is not null
      or exists (select from blackouts b where ${ofContact('b', contact)})
      or exists (select from never_withs n where ${ofContact('n', contact)}))`,
  )}`

const customerRows = (
  contact: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
) => sql`
  select n.fact, '', n.confirmed_by, n.by_contact, n.confirmed_at from fact_confirmations n
  where n.workspace_id = current_workspace() and n.fact = ${key} and n.key = ''
    and (${key} in ('mail', 'reporting') and n.contact_id = ${contact}
      or ${key} in ('products', 'health', 'cases', 'owner') and n.account_id = ${account})`

/**
 * The rows behind one fact as JSON, as the statement it stands in names contact, account and fact (a section of the
 * profile by its name); null where nobody vouched for anything.
 */
export function confirmationsOf(
  contact: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
): RawBuilder<readonly Confirmation[] | null> {
  return sql`(select jsonb_agg(jsonb_build_object('fact', f.fact, 'item', f.item, 'by', f.by, 'self', f.self,
      'at', to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by f.item)
    from (${profileRows(contact, key)} union all ${customerRows(contact, account, key)}) f)`
}

/** True where there is something on record that the fact is about; for the facts of a contact, of somebody on the journey. */
export function hasFact(
  contact: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql`case ${key}
    when 'mail' then exists (select from contact_mails m where ${ofContact('m', contact)})
    when 'reporting' then exists (select from contacts c where c.workspace_id = current_workspace() and c.id = ${contact}
      and (c.reports_to_id is not null or c.reports_to_text is not null))
    when 'products' then exists (select from account_products u where u.workspace_id = current_workspace() and u.account_id = ${account})
    when 'health' then exists (select from accounts a where a.workspace_id = current_workspace() and a.id = ${account} and a.health is not null)
    when 'owner' then exists (select from accounts a where a.workspace_id = current_workspace() and a.id = ${account} and a.owner_id is not null)
    when 'cases' then true
    else ${confirmationsOf(contact, account, key)} is not null end`
}
