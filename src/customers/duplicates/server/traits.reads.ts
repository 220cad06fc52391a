import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { AccountTraits, ContactTraits } from '../likeness.ts'

/** What tells contacts apart, by id. One statement. */
export async function readContactTraits(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, ContactTraits>> {
  const { rows } = await sql<ContactTraits>`
    select c.id, c.folded_name as name, c.crm_id as "crmId", c.phone, c.account_id as "accountId", a.folded_name as "accountName",
      array(select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id) as mails,
      array(select e.account_id from employments e where e.workspace_id = c.workspace_id and e.contact_id = c.id
        and e.account_id is not null) as "formerAccountIds"
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = any(${[...ids]}::uuid[]) and c.merged_into is null`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What tells accounts apart, by id. One statement. */
export async function readAccountTraits(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, AccountTraits>> {
  const { rows } = await sql<AccountTraits>`
    select a.id, a.folded_name as name, a.crm_id as "crmId", a.country, a.parent_id as "parentId",
      array(select x.folded_name from account_aliases x where x.workspace_id = a.workspace_id and x.account_id = a.id) as aliases,
      array(select d.domain from account_domains d where d.workspace_id = a.workspace_id and d.account_id = a.id
        union select regexp_replace(lower(a.website), '^[a-z]+://(www\\.)?|^www\\.|/.*$', '', 'g') where a.website is not null) as domains,
      array(select distinct split_part(m.email, '@', 2) from (
          select c.id from contacts c where c.workspace_id = a.workspace_id and c.account_id = a.id limit 50) c
        join contact_mails m on m.workspace_id = a.workspace_id and m.contact_id = c.id) as "mailDomains"
    from accounts a where a.workspace_id = ${workspaceId} and a.id = any(${[...ids]}::uuid[]) and a.merged_into is null`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
