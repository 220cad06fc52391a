import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AccountIdentity } from '../account-match.ts'
import { type Columns, insertRows, lookUp, upsertRows } from './bulk.store.ts'
import { RecordDraft } from './record-draft.store.ts'

/** The columns of an account that a file may fill. */
const accountColumns = {
  name: 'text',
  website: 'text',
  parent_id: 'uuid',
  parent_text: 'text',
  standing: 'text',
  industry_id: 'uuid',
  industry_text: 'text',
  region_id: 'uuid',
  country: 'text',
  country_text: 'text',
  city: 'text',
  employees: 'bigint',
  employee_band: 'text',
  segment: 'text',
  tier: 'text',
  partner: 'text',
  contract_minor: 'bigint',
  contract_currency: 'text',
  customer_since: 'date',
  renewal_on: 'date',
  health: 'text',
  churn_notice_on: 'date',
  public_sector: 'boolean',
  gift_rule: 'text',
  crm_id: 'text',
  owner_id: 'uuid',
  owner_kind: 'text',
  owner_text: 'text',
  last_contact_on: 'date',
} as const satisfies Columns

/** An account with what tells it apart, and the draft its rows are written into. */
export type AccountDraft = AccountIdentity & { readonly draft: RecordDraft }

export type AccountKeys = {
  readonly crmIds: readonly string[]
  readonly domains: readonly string[]
  readonly foldedNames: readonly string[]
}

type Links = {
  readonly former: string[]
  readonly formerNames: string[]
  readonly domains: string[]
  readonly aliases: string[]
  readonly products: { product_id: string; live_on: string | null; product_version: string | null }[]
  readonly use_cases: string[]
  readonly displacements: string[]
  readonly rivals: string[]
}

/** Loads and locks every account that one of the keys may mean, with its links. One statement. */
export async function loadAccountDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  keys: AccountKeys,
): Promise<AccountDraft[]> {
  const columns = Object.keys(accountColumns).map((name) => sql.ref(`a.${name}`))
  const rows = await sql<Record<string, string | number | boolean | null> & { id: string; links: Links }>`
    select a.id, a.folded_name, ${sql.join(columns)}, json_build_object(
      'former', array(select r.crm_id from merged_records r where r.workspace_id = a.workspace_id and r.account_id = a.id and r.crm_id is not null),
      'formerNames', array(select r.folded_name from merged_records r where r.workspace_id = a.workspace_id and r.account_id = a.id),
      'domains', array(select domain from account_domains d where d.workspace_id = a.workspace_id and d.account_id = a.id),
      'aliases', array(select x.folded_name from account_aliases x where x.workspace_id = a.workspace_id and x.account_id = a.id),
      'products', (select coalesce(json_agg(json_build_object('product_id', product_id, 'live_on', live_on,
        'product_version', product_version)), '[]') from account_products p where p.workspace_id = a.workspace_id and p.account_id = a.id),
      'use_cases', array(select term_id from account_use_cases u where u.workspace_id = a.workspace_id and u.account_id = a.id),
      'displacements', array(select competitor from account_displacements c where c.workspace_id = a.workspace_id and c.account_id = a.id),
      'rivals', array(select coalesce(x.name, r.rival_name) from account_rivals r
          left join accounts x on x.workspace_id = r.workspace_id and x.id = r.rival_id
          where r.workspace_id = a.workspace_id and r.account_id = a.id
        union select x.name from account_rivals r join accounts x on x.workspace_id = r.workspace_id and x.id = r.account_id
          where r.workspace_id = a.workspace_id and r.rival_id = a.id)
    ) as links
    from (select distinct id from (${accountsByKeys(workspaceId, keys)}) wanted order by id) wanted
    cross join lateral (select * from accounts where workspace_id = ${workspaceId} and id = wanted.id for no key update) a`.execute(
    tx,
  )
  return rows.rows.map(({ id, folded_name, links, ...fields }) =>
    draftOf(id, String(folded_name), fields, links),
  )
}

/** The ids of accounts that one of the keys may mean. */
export function accountsByKeys(workspaceId: string, { crmIds, domains, foldedNames }: AccountKeys) {
  const crm = lookUp(
    crmIds,
    (key) => sql`select id from accounts where workspace_id = ${workspaceId} and crm_id = ${key}
      union all select account_id from merged_records where workspace_id = ${workspaceId} and record = 'account' and crm_id = ${key}`,
  )
  const domain = lookUp(
    domains,
    (key) =>
      sql`select account_id as id from account_domains where workspace_id = ${workspaceId} and domain = ${key}`,
  )
  const name = lookUp(
    foldedNames,
    (key) => sql`select id from accounts where workspace_id = ${workspaceId} and folded_name = ${key}`,
  )
  const alias = lookUp(
    foldedNames,
    (key) =>
      sql`select account_id as id from account_aliases where workspace_id = ${workspaceId} and folded_name = ${key}`,
  )
  const former = lookUp(
    foldedNames,
    (key) =>
      sql`select account_id as id from merged_records where workspace_id = ${workspaceId} and record = 'account' and folded_name = ${key}`,
  )
  return sql`${crm} union all ${domain} union all ${name} union all ${alias} union all ${former}`
}

function draftOf(
  id: string,
  foldedName: string,
  fields: Record<string, string | number | boolean | null>,
  links: Links,
): AccountDraft {
  const draft = new RecordDraft(id, false, fields)
  for (const domain of links.domains) draft.knows('account_domains', domain, { domain })
  for (const alias of links.aliases) draft.knows('account_aliases', alias, { folded_name: alias })
  for (const product of links.products) draft.knows('account_products', product.product_id, product)
  for (const term of links.use_cases) draft.knows('account_use_cases', term, { term_id: term })
  for (const name of links.displacements) draft.knows('account_displacements', name, { competitor: name })
  for (const name of links.rivals) draft.knows('account_rivals', name, { rival_name: name })
  return {
    id,
    name: String(fields.name),
    crmId: fields.crm_id === null ? null : String(fields.crm_id),
    formerCrmIds: links.former,
    foldedNames: new Set([foldedName, ...links.aliases, ...links.formerNames]),
    domains: new Set(links.domains),
    draft,
  }
}

const linkTables = {
  account_domains: { domain: 'text' },
  account_aliases: { folded_name: 'text' },
  account_products: { product_id: 'uuid', live_on: 'date', product_version: 'text' },
  account_use_cases: { term_id: 'uuid' },
  account_displacements: { competitor: 'text' },
  account_rivals: { rival_name: 'text' },
} as const satisfies Readonly<Record<string, Columns>>

/** Writes what differs: new accounts, changed ones, and the rows of their link tables. */
export async function saveAccountDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: readonly RecordDraft[],
  now: Instant,
): Promise<void> {
  const target = { table: 'accounts', workspaceId, columns: accountColumns } as const
  const changed = drafts.filter((draft) => draft.isChanged)
  await upsertRows(
    tx,
    target,
    changed.map((draft) => ({ ...draft.fields, id: draft.id })),
    now,
  )
  for (const [table, columns] of Object.entries(linkTables)) {
    const rows = changed.flatMap((draft) =>
      draft.added(table).map((values) => ({ ...values, account_id: draft.id })),
    )
    const conflict =
      table === 'account_products'
        ? sql`on conflict (workspace_id, account_id, product_id)
            do update set live_on = excluded.live_on, product_version = excluded.product_version`
        : 'do nothing'
    const into = {
      table: table as keyof typeof linkTables,
      workspaceId,
      columns: { account_id: 'uuid', ...columns } as const,
    }
    await insertRows(tx, into, rows, conflict)
  }
  await findParents(
    tx,
    workspaceId,
    changed.flatMap((draft) => (draft.isNew ? draft.id : [])),
  )
}

/** Gives accounts whose parent was named before it was known that parent, now that it came. */
async function findParents(tx: WorkspaceTx, workspaceId: string, madeIds: readonly string[]): Promise<void> {
  if (madeIds.length === 0) return
  await sql`
    with orphan as materialized (
      select id, parent_text, fold(parent_text) as folded from accounts
      where workspace_id = ${workspaceId} and parent_text is not null
    ), found as (
      select orphan.id, (array_agg(parent.id))[1] as parent_id from orphan join accounts parent
        on parent.workspace_id = ${workspaceId} and parent.id = any(${[...madeIds]}::uuid[]) and parent.id <> orphan.id
        and (parent.folded_name = orphan.folded or parent.crm_id = orphan.parent_text)
      group by orphan.id having count(*) = 1
    )
    update accounts set parent_id = found.parent_id, parent_text = null, version = version + 1
    from found where workspace_id = ${workspaceId} and accounts.id = found.id`.execute(tx)
}
