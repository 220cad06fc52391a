import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getAccount } from '../account.contract.ts'
import {
  canCreateCustomer,
  canEditAccount,
  canSetOwner,
  seesAccount,
  seesCommercialFacts,
} from '../policy.ts'
import { customValuesOf } from './custom-field.reads.ts'

type Account = ResponseOf<typeof getAccount>
type Named = { id: string; name: string } | null

type Row = {
  id: string
  name: string
  owner_id: string | null
  owner: Named
  health: NonNullable<Account['health']> | null
  contract_minor: number | null
  contract_currency: string | null
  facts: Omit<Account, 'id' | 'name' | 'owner' | 'custom' | 'health' | 'contract' | 'may'>
}

/** One account as the caller may see it. Two statements. Throws `not-found`. */
export async function readAccount(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  const row = await selectAccount(db, actor.workspaceId, accountId)
  if (row === undefined) throw notFound('account')
  const owned = { ownerId: row.owner_id }
  const may = {
    edit: canEditAccount(actor, owned),
    setOwner: canSetOwner(actor, owned),
    addContact: canCreateCustomer(actor),
  }
  const plain = { id: row.id, name: row.name, owner: row.owner, may }
  if (!seesAccount(actor, owned)) return plain
  const customs = await customValuesOf(db, actor.workspaceId, [accountId])
  const { contract_minor: minor, contract_currency: currency } = row
  return {
    ...plain,
    ...row.facts,
    custom: Object.fromEntries(customs.get(accountId) ?? []),
    ...(seesCommercialFacts(actor, owned)
      ? { health: row.health, contract: minor === null || currency === null ? null : { minor, currency } }
      : {}),
  }
}

async function selectAccount(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  accountId: string,
): Promise<Row | undefined> {
  const term = (column: string) =>
    sql`(select json_build_object('id', t.id, 'name', t.name) from taxonomy_terms t
      where t.workspace_id = a.workspace_id and t.id = a.${sql.ref(column)})`
  const found = await sql<Row>`
    select a.id, a.name, a.owner_id, a.health, a.contract_minor, a.contract_currency,
      (select json_build_object('id', p.id, 'name', p.name) from people p
        where p.workspace_id = a.workspace_id and p.id = a.owner_id) as owner,
      jsonb_build_object(
        'website', a.website, 'parentText', a.parent_text, 'standing', a.standing, 'industryText', a.industry_text,
        'country', a.country, 'countryText', a.country_text, 'city', a.city, 'employees', a.employees,
        'band', a.employee_band, 'segment', a.segment, 'tier', a.tier, 'partner', a.partner,
        'customerSince', a.customer_since, 'renewalOn', a.renewal_on, 'churnNoticeOn', a.churn_notice_on,
        'publicSector', a.public_sector, 'giftRule', a.gift_rule, 'silence', a.silence, 'crmId', a.crm_id, 'ownerKind', a.owner_kind,
        'ownerText', a.owner_text, 'lastContactOn', a.last_contact_on, 'version', a.version,
        'industry', ${term('industry_id')}, 'region', ${term('region_id')}
      ) || ${linksOf()} as facts
    from accounts a where a.workspace_id = ${workspaceId} and a.id = ${accountId}`.execute(db)
  return found.rows[0]
}

/** Closed cases a record still shows. */
const closedCases = 5

/** Accounts below this one that its page names. */
const mostChildren = 50

function linksOf() {
  return sql`jsonb_build_object(
    'parent', (select json_build_object('id', x.id, 'name', x.name) from accounts x
      where x.workspace_id = a.workspace_id and x.id = a.parent_id),
    'children', (select coalesce(json_agg(x order by x.name), '[]') from (select id, name from accounts
      where workspace_id = a.workspace_id and parent_id = a.id order by name limit ${sql.lit(mostChildren)}) x),
    'domains', (select coalesce(json_agg(d.domain order by d.domain), '[]') from account_domains d
      where d.workspace_id = a.workspace_id and d.account_id = a.id),
    'products', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'liveOn', r.live_on,
        'version', r.product_version) order by p.name), '[]')
      from account_products r join products p on p.workspace_id = r.workspace_id and p.id = r.product_id
      where r.workspace_id = a.workspace_id and r.account_id = a.id),
    'useCases', (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name), '[]')
      from account_use_cases u join taxonomy_terms t on t.workspace_id = u.workspace_id and t.id = u.term_id
      where u.workspace_id = a.workspace_id and u.account_id = a.id),
    'displacedCompetitors', (select coalesce(json_agg(d.competitor order by d.competitor), '[]')
      from account_displacements d where d.workspace_id = a.workspace_id and d.account_id = a.id),
    'cases', (select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'title', c.title,
        'severity', c.severity, 'openedOn', c.opened_on, 'closedOn', c.closed_on, 'rating', c.rating, 'words', c.words,
        'contact', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end)
        order by c.closed_on desc nulls first, c.opened_on desc), '[]')
      from (select x.*, row_number() over (partition by x.closed_on is null order by x.closed_on desc) as at from cases x
        where x.workspace_id = a.workspace_id and x.account_id = a.id) c
      left join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      where c.closed_on is null or c.at <= ${sql.lit(closedCases)}),
    'initiatives', (select coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'notedOn', i.noted_on)
        order by i.noted_on desc, i.id), '[]')
      from initiatives i where i.workspace_id = a.workspace_id and i.account_id = a.id))`
}
