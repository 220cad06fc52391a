import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { textsOf } from './document-texts.store.ts'

export type DocumentInput = {
  readonly ids: readonly string[]
  readonly freshness: readonly {
    readonly contact_id: string
    readonly percent: number
    readonly band: string
  }[]
  /** Activity type to the bit and the code of its group. */
  readonly groups: readonly { readonly id: string; readonly bit: number; readonly code: string }[]
  readonly countries: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, string>>
}

/** Writes the documents of these advocates. One statement. */
export async function saveDocuments(
  tx: WorkspaceTx,
  workspaceId: string,
  input: DocumentInput,
  now: Instant,
): Promise<void> {
  await sql`
    with recursive ${gather(workspaceId, input)}
    insert into advocate_documents (workspace_id, contact_id, document, stage, name_sort, account_sort, country,
      industry_id, region_id, owner_id, tier, freshness, fresh_band, will_yes, will_maybe, languages, refreshed_at)
    select ${workspaceId}::uuid, d.contact_id, d.document, d.stage, d.name, coalesce(d.account, ''), d.country,
      d.industry_id, d.region_id, d.owner_id, d.tier, d.percent, d.band, d.will_yes, d.will_maybe, d.languages,
      ${now}::timestamptz
    from documents d order by d.contact_id
    on conflict (workspace_id, contact_id) do update set document = excluded.document,
      stage = excluded.stage, name_sort = excluded.name_sort, account_sort = excluded.account_sort,
      country = excluded.country, industry_id = excluded.industry_id, region_id = excluded.region_id,
      owner_id = excluded.owner_id, tier = excluded.tier, freshness = excluded.freshness,
      fresh_band = excluded.fresh_band, will_yes = excluded.will_yes, will_maybe = excluded.will_maybe,
      languages = excluded.languages, refreshed_at = excluded.refreshed_at`.execute(tx)
}

/**
 * Writes the words of these documents and the languages they are in. One statement, after the last document: whoever
 * writes a word and then another document may wait in a ring.
 */
// Stems are words of no language, but a handful of them in the list does no harm: they only ever correct a
// misspelling to something that finds.
export async function saveWords(tx: WorkspaceTx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`
    with lexemes as materialized (
      select distinct unnest(tsvector_to_array(d.document)) as lexeme from advocate_documents d
      where d.workspace_id = ${workspaceId} and d.contact_id = any(${[...ids]}::uuid[])
    ), languages as (
      insert into advocate_languages (workspace_id, language)
      select distinct ${workspaceId}::uuid, substring(l.lexeme from 'text=(.*)') from lexemes l
      where l.lexeme ~ '^(p=)?text=' order by 2
      on conflict do nothing
    )
    insert into advocate_words (workspace_id, word)
    select ${workspaceId}::uuid, l.lexeme from lexemes l
    where l.lexeme ~ '^[[:alpha:]][[:alnum:]]{2,40}$'
    order by 2
    on conflict do nothing`.execute(tx)
}

function gather(workspaceId: string, input: DocumentInput): RawBuilder<unknown> {
  return sql`
    placed as materialized (${readPlaces(workspaceId, input)}
    ), terms as (
      select t.id, t.id as above, t.name, t.parent_id, 0 as height from taxonomy_terms t
      where t.workspace_id = ${workspaceId} and t.id in (select p.id from placed p)
      union all
      select u.id, t.id, t.name, t.parent_id, u.height + 1 from terms u
      join taxonomy_terms t on t.workspace_id = ${workspaceId} and t.id = u.parent_id where u.height < 12
    ), grouped as (
      select u.id, g.id as above, g.name, -1 as height from terms u
      join taxonomy_members m on m.workspace_id = ${workspaceId} and m.member_id = u.above
      join taxonomy_terms g on g.workspace_id = ${workspaceId} and g.id = m.group_id
    ), lineage as materialized (
      select id, string_agg(name, ' ' order by height, name) as names, array_agg(above) as ids,
        (array_agg(above order by height desc, above))[1] as top
      from (select id, above, name, height from terms union select id, above, name, height from grouped) line group by id
    ), freshness as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(input.freshness)}::jsonb)
        as f (contact_id uuid, percent bigint, band text)
    ), groups as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(input.groups)}::jsonb) as g (id uuid, bit bigint, code text)
    ), who as materialized (${readWho(workspaceId, input)}
    ), will as materialized (
      select w.contact_id,
        coalesce(bit_or(g.bit) filter (where w.answer = 'yes'), 0) as yes,
        coalesce(bit_or(g.bit) filter (where w.answer = 'maybe'), 0) as maybe,
        string_agg(t.name || ' ' || coalesce(t.name_de, ''), ' ' order by t.name) as names,
        array_agg('activity=' || t.id) || array_agg(distinct 'will=' || g.code) filter (where g.code is not null) as facets
      from willingness w
      join activity_types t on t.workspace_id = w.workspace_id and t.id = w.activity_type_id
      left join groups g on g.id = w.activity_type_id
      where w.workspace_id = ${workspaceId} and w.contact_id = any(${[...input.ids]}::uuid[])
        and w.answer in ('yes', 'maybe')
      group by w.contact_id
    ), documents as (${writeDocuments(workspaceId, input)})`
}

/** The terms these advocates and their accounts are placed at: a workspace has hundreds, one advocate a handful. */
function readPlaces(workspaceId: string, { ids }: DocumentInput): RawBuilder<unknown> {
  const own = sql`c.workspace_id = ${workspaceId} and c.id = any(${[...ids]}::uuid[])`
  return sql`
      select c.persona_id as id from contacts c where ${own}
      union
      select unnest(array[account.industry_id, account.region_id, land.id]) from contacts c
      join accounts account on account.workspace_id = c.workspace_id and account.id = c.account_id
      left join taxonomy_terms land on land.workspace_id = c.workspace_id and land.taxonomy = 'region'
        and land.code = account.country
      where ${own}
      union
      select u.term_id from contacts c
      join account_use_cases u on u.workspace_id = c.workspace_id and u.account_id = c.account_id where ${own}`
}

/** Who the advocates are, and where they stand in the taxonomies. */
function readWho(workspaceId: string, input: DocumentInput): RawBuilder<unknown> {
  return sql`
      select a.contact_id, a.stage, c.name, c.title, c.account_id, account.name as account, account.country,
        coalesce(c.owner_id, account.owner_id) as owner_id, account.tier, account.city, account.segment, account.partner,
        account.industry_text, c.persona_text, account.country_text, c.seniority, account.employee_band,
        industry.top as industry_id, industry.names as industry_names, industry.ids as industry_ids,
        region.top as region_id, region.names as region_names, region.ids as region_ids,
        persona.names as persona_names, persona.ids as persona_ids, f.percent, f.band, spoken.languages
      from advocates a
      join freshness f on f.contact_id = a.contact_id
      join contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
      left join accounts account on account.workspace_id = a.workspace_id and account.id = c.account_id
      left join taxonomy_terms land on land.workspace_id = a.workspace_id and land.taxonomy = 'region'
        and land.code = account.country
      left join lineage industry on industry.id = account.industry_id
      left join lineage region on region.id = coalesce(account.region_id, land.id)
      left join lineage persona on persona.id = c.persona_id
      cross join lateral (
        select coalesce(string_agg(l.language, ' ' order by l.language), '') as languages from contact_languages l
        where l.workspace_id = a.workspace_id and l.contact_id = a.contact_id) spoken
      where a.workspace_id = ${workspaceId} and a.contact_id = any(${[...input.ids]}::uuid[])`
}

function writeDocuments(workspaceId: string, input: DocumentInput): RawBuilder<unknown> {
  const texts = textsOf(workspaceId, input)
  return sql`
      select who.*, coalesce(will.yes, 0) as will_yes, coalesce(will.maybe, 0) as will_maybe,
        word_vector(concat_ws(' ', who.name, who.title, who.account), 'A')
        || marked_vector(word_vector(concat_ws(' ', who.name, who.account), 'A'), 'n=')
        || word_vector(${texts.known}, 'B')
        || ${texts.told}
        || array_to_tsvector(array_remove(array['w=' || ${workspaceId}::text, 'stage=' || who.stage,
            'owner=' || who.owner_id, 'country=' || who.country, 'tier=' || who.tier, 'fresh=' || who.band,
            'size=' || who.employee_band, 'seniority=' || who.seniority], null)
          || coalesce(will.facets, '{}') || ${facetsOfAccount(workspaceId)}
          || array(select 'persona=' || i from unnest(who.persona_ids) i)
          || array(select 'industry=' || i from unnest(who.industry_ids) i)
          || array(select 'region=' || i from unnest(who.region_ids) i)
          || array(select 'lang=' || l from string_to_table(who.languages, ' ') l))
        || marked_vector(${texts.confided}, 'p=') as document
      from who left join will on will.contact_id = who.contact_id`
}

/** What the company uses and what it left: found by needs alone. */
function facetsOfAccount(workspaceId: string): RawBuilder<unknown> {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${alias}.account_id`)} = who.account_id`
  return sql`array(select 'product=' || ap.product_id from account_products ap where ${own('ap')})
          || array(select 'left=' || replace(plain_words(x.competitor), ' ', '') from account_displacements x where ${own('x')})
          || array(select 'usecase=' || i from account_use_cases au join lineage u on u.id = au.term_id, unnest(u.ids) i
            where ${own('au')})`
}
