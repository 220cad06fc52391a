import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { HistoryRow } from '../history-row.ts'

/** Ids of opportunities by their CRM ids. One statement. */
export async function readOpportunitiesByCrmId(
  tx: WorkspaceTx,
  crmIds: readonly string[],
): Promise<Map<string, string>> {
  if (crmIds.length === 0) return new Map()
  const found = await sql<{ crmId: string; id: string }>`
    select crm_id as "crmId", id from opportunities
    where workspace_id = current_workspace() and crm_id = any(${[...new Set(crmIds)]}::text[])`.execute(tx)
  return new Map(found.rows.map(({ crmId, id }) => [crmId, id]))
}

/** The accounts that rows without a person may mean: by CRM id, domain or name. By row. One statement. */
export async function readAccountCandidates(
  tx: WorkspaceTx,
  rows: readonly HistoryRow[],
): Promise<Map<number, readonly string[]>> {
  if (rows.length === 0) return new Map()
  const given = rows.map((row) => ({
    row: row.row,
    crm: row.accountCrmId?.trim() || null,
    domain: row.accountDomain?.trim().toLowerCase() || null,
    name: row.accountName?.trim() || null,
  }))
  const found = await sql<{ row: number; ids: string[] }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (row bigint, crm text, domain text, name text)
    ), fitting as (
      select g.row, a.id from given g join accounts a on a.workspace_id = current_workspace() and a.crm_id = g.crm
      union select g.row, r.account_id from given g join merged_records r on r.workspace_id = current_workspace()
        and r.record = 'account' and r.crm_id = g.crm
      union select g.row, d.account_id from given g
        join account_domains d on d.workspace_id = current_workspace() and d.domain = g.domain
      union select g.row, a.id from given g
        join accounts a on a.workspace_id = current_workspace() and a.folded_name = fold(g.name)
      union select g.row, a.account_id from given g
        join account_aliases a on a.workspace_id = current_workspace() and a.folded_name = fold(g.name)
    )
    select f.row, array_agg(distinct coalesce(a.merged_into, a.id)) as ids
    from fitting f join accounts a on a.workspace_id = current_workspace() and a.id = f.id group by f.row`.execute(
    tx,
  )
  return new Map(found.rows.map(({ row, ids }) => [row, ids]))
}

/** Who a contact was on a day: title by employment, else as it is now. */
export type ContactThen = {
  readonly row: number
  readonly accountId: string | null
  readonly title: string | null
  readonly persona: string | null
  readonly seniority: string | null
}

/** Who contacts were on the days of rows, and where. By row. One statement. */
export async function readContactsThen(
  tx: WorkspaceTx,
  rows: readonly { readonly row: number; readonly contactId: string; readonly on: string }[],
): Promise<Map<number, ContactThen>> {
  if (rows.length === 0) return new Map()
  const found = await sql<ContactThen>`
    select g.row, coalesce(job.account_id, c.account_id) as "accountId", coalesce(job.title, c.title) as title,
      coalesce(t.name, c.persona_text) as persona, c.seniority
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (row bigint, "contactId" uuid, "on" date)
    join contacts c on c.workspace_id = current_workspace() and c.id = g."contactId"
    left join taxonomy_terms t on t.workspace_id = c.workspace_id and t.id = c.persona_id
    left join lateral (
      select e.account_id, e.title from employments e
      where e.workspace_id = c.workspace_id and e.contact_id = c.id
        and (e.from_on is null or e.from_on <= g."on") and (e.until_on is null or e.until_on > g."on")
      order by e.from_on desc nulls last limit 1
    ) job on true`.execute(tx)
  return new Map(found.rows.map((each) => [each.row, each]))
}

/** A row of the ledger that a row of a file may be. */
export type KnownEntry = {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly contactId: string | null
  readonly accountId: string
  readonly activityTypeId: string | null
  readonly on: string
  readonly externalId: string | null
  readonly title: string
  readonly minutes: number | null
  readonly outcome: string | null
  readonly audience: string | null
  readonly opportunityId: string | null
  readonly isImported: boolean
}

/** What the ledger has of these outside ids, contacts and accounts on these days; nothing reversed. One statement. */
export async function readKnownEntries(
  tx: WorkspaceTx,
  asked: {
    readonly externalIds: readonly string[]
    readonly accountIds: readonly string[]
    readonly days: readonly string[]
  },
): Promise<KnownEntry[]> {
  const found = await sql<KnownEntry>`
    select e.id, e.kind, e.state, e.contact_id as "contactId", e.account_id as "accountId",
      e.activity_type_id as "activityTypeId", e.effective_on as "on", e.external_id as "externalId", e.title, e.minutes,
      e.outcome, e.audience, e.opportunity_id as "opportunityId", e.source_kind = 'import' as "isImported"
    from ledger_entries e
    where e.workspace_id = current_workspace() and e.corrects_id is null
      and e.id in (
        select x.id from ledger_entries x where x.workspace_id = current_workspace()
          and x.external_id = any(${[...new Set(asked.externalIds)]}::text[])
        union all
        select x.id from ledger_entries x where x.workspace_id = current_workspace()
          and x.account_id = any(${[...new Set(asked.accountIds)]}::uuid[])
          and x.effective_on = any(${[...new Set(asked.days)]}::date[]))
      and not exists (select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)
    order by e.created_at, e.id`.execute(tx)
  return found.rows
}
