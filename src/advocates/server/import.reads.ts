import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AdvocateRow } from '../advocate-row.ts'

/** A contact that a row may mean, and by what. */
export type ContactCandidate = {
  readonly row: number
  readonly by: 'crm-id' | 'mail' | 'name'
  readonly contactId: string
}

/**
 * The contacts that rows may mean: by CRM id, by mail, by name within the account they name. Merged contacts
 * and accounts count as what they were merged into. One statement, however many rows.
 */
export async function readContactCandidates(
  tx: WorkspaceTx,
  workspaceId: string,
  rows: readonly AdvocateRow[],
): Promise<ContactCandidate[]> {
  const given = JSON.stringify(rows.map(keysOf))
  const found = await sql<ContactCandidate>`
    with given as (
      select g.*, fold(g.name) as folded, fold(g.account) as folded_account
      from jsonb_to_recordset(${given}::jsonb)
        as g (row bigint, crm_id text, email text, name text, account text, account_crm text)
    ), named_account as (
      select g.row, a.id from given g join accounts a on a.workspace_id = ${workspaceId} and a.crm_id = g.account_crm
      union select g.row, r.account_id from given g
        join merged_records r on r.workspace_id = ${workspaceId} and r.record = 'account' and r.crm_id = g.account_crm
      union select g.row, a.id from given g
        join accounts a on a.workspace_id = ${workspaceId} and a.folded_name = g.folded_account
      union select g.row, a.account_id from given g
        join account_aliases a on a.workspace_id = ${workspaceId} and a.folded_name = g.folded_account
      union select g.row, a.account_id from given g
        join account_domains a on a.workspace_id = ${workspaceId} and a.domain = lower(g.account)
    ), fitting as (
      select g.row, 'crm-id' as by, c.id, c.merged_into from given g
        join contacts c on c.workspace_id = ${workspaceId} and c.crm_id = g.crm_id
      union all
      select g.row, 'crm-id', r.contact_id, null::uuid from given g
        join merged_records r on r.workspace_id = ${workspaceId} and r.record = 'contact' and r.crm_id = g.crm_id
      union all
      select g.row, 'mail', c.id, c.merged_into from given g
        join contact_mails m on m.workspace_id = ${workspaceId} and m.email = g.email
        join contacts c on c.workspace_id = ${workspaceId} and c.id = m.contact_id
      union all
      select g.row, 'name', c.id, c.merged_into from given g
        join named_account a on a.row = g.row
        join contacts c on c.workspace_id = ${workspaceId} and c.account_id = a.id and c.folded_name = g.folded
      where g.crm_id is null or c.crm_id is null
    )
    select distinct row, by, coalesce(merged_into, id) as "contactId" from fitting`.execute(tx)
  return found.rows
}

function keysOf({ row, crmId, email, name, account, accountCrmId }: AdvocateRow) {
  return {
    row,
    crm_id: crmId?.trim() || null,
    email: email?.trim().toLowerCase() || null,
    name: name?.trim() || null,
    account: account?.trim() || null,
    account_crm: accountCrmId?.trim() || null,
  }
}

/** What is stored about an advocate, as far as a file can say it. */
export type StoredAdvocate = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly crmId: string | null
  readonly mail: string | null
  readonly accountName: string | null
  readonly stage: string | null
  readonly fields: Readonly<Record<string, string | number | null>>
  readonly sections: Readonly<Record<string, string>>
  /** Activity type id to its answer. */
  readonly willingness: Readonly<Record<string, string>>
  /** `person:logo` to answer and last day. */
  readonly permissions: Readonly<Record<string, { readonly answer: string; readonly until: string | null }>>
  readonly topics: readonly string[]
  readonly languages: readonly string[]
  /** `2026-12-14/2027-01-15` */
  readonly blackouts: readonly string[]
  /** Folded names. */
  readonly neverWith: readonly string[]
}

/** What is stored about these contacts, whether they are on the journey yet or not. One statement. */
export async function readStoredAdvocates(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<StoredAdvocate[]> {
  const found = await sql<StoredAdvocate>`
    select c.id as "contactId", c.account_id as "accountId", a.stage, c.name, c.crm_id as "crmId",
      account.name as "accountName",
      (select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        order by m.is_primary desc, m.email limit 1) as mail,
      jsonb_build_object('joined_on', a.joined_on, 'introduced_by', a.introduced_by,
        'introduction_how', a.introduction_how, 'own_asks_a_quarter', a.own_asks_a_quarter,
        'own_notice_days', a.own_notice_days, 'recommend_score', a.recommend_score) as fields,
      coalesce((select jsonb_object_agg(s.section, s.body) from profile_sections s
        where s.workspace_id = c.workspace_id and s.contact_id = c.id), '{}') as sections,
      coalesce((select jsonb_object_agg(w.activity_type_id, w.answer) from willingness w
        where w.workspace_id = c.workspace_id and w.contact_id = c.id), '{}') as willingness,
      coalesce((select jsonb_object_agg(case when p.contact_id is null then 'company:' else 'person:' end || p.use,
          jsonb_build_object('answer', p.answer, 'until', p.valid_until)) from permissions p
        where p.workspace_id = c.workspace_id
          and (p.contact_id = c.id or (p.contact_id is null and p.account_id = c.account_id))), '{}') as permissions,
      coalesce((select jsonb_agg(t.topic) from advocate_topics t
        where t.workspace_id = c.workspace_id and t.contact_id = c.id), '[]') as topics,
      coalesce((select jsonb_agg(l.language) from contact_languages l
        where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]') as languages,
      coalesce((select jsonb_agg(b.from_on || '/' || b.until_on) from blackouts b
        where b.workspace_id = c.workspace_id and b.contact_id = c.id), '[]') as blackouts,
      coalesce((select jsonb_agg(fold(n.name)) from never_withs n
        where n.workspace_id = c.workspace_id and n.contact_id = c.id), '[]') as "neverWith"
    from contacts c
    left join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id
    left join accounts account on account.workspace_id = c.workspace_id and account.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = any(${[...new Set(contactIds)]}::uuid[])`.execute(tx)
  return found.rows
}

export type KnownWords = {
  readonly activityTypes: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly germanName: string | null
  }[]
  /** Folded mail or name of a person to their id; a name two people bear is left out. */
  readonly people: ReadonlyMap<string, string>
  /** Folded name of an account to its id, for those asked about. */
  readonly accounts: ReadonlyMap<string, string>
}

/** What the words of a file may mean: kinds of activity, people, accounts. Three statements, however many words. */
export async function readKnownWords(
  tx: WorkspaceTx,
  workspaceId: string,
  asked: { readonly people: readonly string[]; readonly accounts: readonly string[] },
): Promise<KnownWords> {
  const activityTypes = await tx
    .selectFrom('activity_types')
    .select(['id', 'code', 'name', 'name_de as germanName'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return {
    activityTypes,
    people: await readPeopleByText(tx, workspaceId, asked.people),
    accounts: await readAccountsByText(tx, workspaceId, asked.accounts),
  }
}

async function readPeopleByText(
  tx: WorkspaceTx,
  workspaceId: string,
  texts: readonly string[],
): Promise<Map<string, string>> {
  if (texts.length === 0) return new Map()
  const found = await sql<{ text: string; id: string }>`
    select t.text, (array_agg(distinct p.id))[1] as id from unnest(${[...new Set(texts)]}::text[]) t (text)
    join people p on p.workspace_id = ${workspaceId} and (lower(p.email) = lower(t.text) or fold(p.name) = fold(t.text))
    group by t.text having count(distinct p.id) = 1`.execute(tx)
  return new Map(found.rows.map(({ text, id }) => [text, id]))
}

async function readAccountsByText(
  tx: WorkspaceTx,
  workspaceId: string,
  texts: readonly string[],
): Promise<Map<string, string>> {
  if (texts.length === 0) return new Map()
  const found = await sql<{ text: string; id: string }>`
    select t.text, (array_agg(distinct coalesce(a.merged_into, a.id)))[1] as id
    from unnest(${[...new Set(texts)]}::text[]) t (text)
    join accounts a on a.workspace_id = ${workspaceId} and a.folded_name = fold(t.text)
    group by t.text having count(distinct coalesce(a.merged_into, a.id)) = 1`.execute(tx)
  return new Map(found.rows.map(({ text, id }) => [text, id]))
}
