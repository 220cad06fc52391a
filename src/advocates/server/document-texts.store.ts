import { type RawBuilder, sql } from 'kysely'

type Names = {
  readonly countries: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, string>>
}

/** Sections everybody may find somebody by; the others are read by the program and the relationship owner. */
const openSections = sql`('role', 'situation', 'choice', 'deployment', 'outcome', 'advice', 'audiences')`

/**
 * What a document is made of, as expressions over `who` and `will`: the text of what is known of person and account, and
 * the words, each text read in its own language, of what they told and what they told the program alone.
 */
export function textsOf(workspaceId: string, names: Names) {
  return {
    known: sql`concat_ws(' ', who.industry_names, who.industry_text, who.persona_names, who.persona_text,
      who.region_names, ${JSON.stringify(names.countries)}::jsonb ->> who.country, who.country_text, who.city,
      who.segment, who.partner, will.names, ${sql.join(ofProfile(workspaceId, names))}, ${sql.join(ofAccount(workspaceId))})`,
    told: sql`(${sections(workspaceId, sql`in`)} || ${customerTexts(workspaceId)})`,
    confided: sql`(${sections(workspaceId, sql`not in`)} || word_vector(${ownFields(workspaceId)}, 'D'))`,
  }
}

// In an order of their own: the places of words are part of a document, and it may not change by the order in which
// rows happen to be read.
const joined = (text: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`(select string_agg(${text}, ' ' order by ${text}) ${from})`

/** The words of each text by itself, since each may be in another language; none where there is no text. */
const wordsOf = (text: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`coalesce((select join_vectors(story_vector(${text}, 'C') order by ${text}) ${from}), '')`

function sections(workspaceId: string, within: RawBuilder<unknown>): RawBuilder<unknown> {
  return wordsOf(
    sql`s.body`,
    sql`from profile_sections s where s.workspace_id = ${workspaceId} and s.contact_id = who.contact_id
      and s.section ${within} ${openSections}`,
  )
}

function ofProfile(workspaceId: string, { languages }: Names): RawBuilder<unknown>[] {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${alias}.contact_id`)} = who.contact_id`
  return [
    joined(sql`t.topic`, sql`from advocate_topics t where ${own('t')}`),
    joined(
      sql`coalesce(${JSON.stringify(languages)}::jsonb ->> l.language, l.language)`,
      sql`from contact_languages l where ${own('l')}`,
    ),
    joined(sql`concat_ws(' ', r.measure, r.since)`, sql`from profile_results r where ${own('r')}`),
  ]
}

function ofAccount(workspaceId: string): RawBuilder<unknown>[] {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${alias}.account_id`)} = who.account_id`
  return [
    joined(sql`al.folded_name`, sql`from account_aliases al where ${own('al')}`),
    joined(sql`x.competitor`, sql`from account_displacements x where ${own('x')}`),
    joined(
      sql`concat_ws(' ', p.name, p.family)`,
      sql`from account_products ap join products p on p.workspace_id = ap.workspace_id and p.id = ap.product_id
        where ${own('ap')}`,
    ),
    joined(
      sql`u.names`,
      sql`from account_use_cases au join lineage u on u.id = au.term_id where ${own('au')}`,
    ),
  ]
}

/** Stories and quotes that the contact gave, or the account without naming one: the newest twenty. */
function customerTexts(workspaceId: string): RawBuilder<unknown> {
  return wordsOf(
    sql`left(concat_ws(' ', x.title, x.summary, x.body, x.tags, x.product_text), 30000)`,
    sql`from (select * from customer_texts ct where ct.workspace_id = ${workspaceId}
      and (ct.contact_id = who.contact_id or (ct.contact_id is null and ct.account_id = who.account_id))
      order by ct.updated_at desc, ct.id limit 20) x`,
  )
}

function ownFields(workspaceId: string): RawBuilder<unknown> {
  return joined(
    sql`coalesce(v.text_value, v.number_value::text, v.date_value::text)`,
    sql`from custom_values v where v.workspace_id = ${workspaceId} and v.record_id in (who.contact_id, who.account_id)`,
  )
}
