import { sql } from 'kysely'
import { bandWords, type EmployeeBand, employeeBands } from '../../customers/account.ts'
import { seniorities } from '../../customers/contact.ts'
import { rivalsOf } from '../../customers/server/rival.reads.ts'
import { readFindableTerms } from '../../customers/server/taxonomy.reads.ts'
import { indexTerms, suggestTerm } from '../../customers/term.ts'
import { isUuid } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Prospect } from '../candidate.ts'
import {
  type Criterion,
  type Need,
  type OpportunityFacts,
  type StatedCriterion,
  usualWeights,
  type WeightedKind,
  type Weights,
  weighCriteria,
} from '../need.ts'
import { seniorityWords } from '../similarity.ts'
import type { TermTree, TreeNode } from '../term-distance.ts'
import { hasHelpedAt } from './candidate.reads.ts'

type Db = WorkspaceDb | WorkspaceTx

/** A criterion with the name people know it by; `isUsual` where its weight is the usual one. */
export type NamedCriterion = Criterion & { readonly name: string; readonly isUsual: boolean }

/**
 * The industry each text most likely means, where there is one: a better ground for a match than nothing, never for a
 * record. One statement; none for no texts.
 */
export async function takeIndustries(
  db: Db,
  workspaceId: string,
  texts: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const given = [...new Set(texts.filter((text) => text !== null))]
  if (given.length === 0) return new Map()
  const index = indexTerms(await readFindableTerms(db, workspaceId, 'industry'))
  return new Map(
    given.flatMap((text) => {
      const term = suggestTerm(index, text)
      return term === null ? [] : [[text, term.termId] as const]
    }),
  )
}

/** These terms and all above them. One statement; none for no terms. */
export async function readTree(db: Db, termIds: readonly (string | null)[]): Promise<TermTree> {
  const ids = [...new Set(termIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const found = await sql<TreeNode>`
    with recursive terms as (
      select t.id, t.name, t.parent_id from taxonomy_terms t
      where t.workspace_id = current_workspace() and t.id = any(${ids}::uuid[])
      union
      select t.id, t.name, t.parent_id from terms u
      join taxonomy_terms t on t.workspace_id = current_workspace() and t.id = u.parent_id
    ) select id, name, parent_id as "parentId", array(
      select m.group_id from taxonomy_members m
      where m.workspace_id = current_workspace() and m.member_id = terms.id) as "groupIds" from terms`.execute(
    db,
  )
  return new Map(found.rows.map((node) => [node.id, node]))
}

/** Who is to be convinced, from the need's account or its deal. Throws where there is no such account. One statement. */
export async function readProspect(db: Db, need: Need): Promise<Prospect | null> {
  if (need.prospectId === null && need.opportunityId === null) return null
  const found = await sql<Prospect>`
    select a.id as "accountId", a.parent_id as "parentAccountId", coalesce(a.name, o.prospect) as name,
      coalesce(a.industry_id, o.industry_id) as "industryId", rivals.ids as "rivalIds",
      rivals.parents as "rivalParentIds"
    from (select ${need.prospectId}::uuid as account_id, ${need.opportunityId}::uuid as opportunity_id) given
    left join opportunities o on o.workspace_id = current_workspace() and o.id = given.opportunity_id
    left join accounts a on a.workspace_id = current_workspace() and a.id = coalesce(given.account_id, o.account_id)
    cross join lateral (${rivalsOf(sql`a.id`, sql`a.parent_id`, sql`coalesce(a.name, o.prospect)`)}) rivals`.execute(
    db,
  )
  const prospect = found.rows[0] ?? null
  if (need.prospectId !== null && prospect?.accountId == null) throw notFound('account')
  return prospect
}

/**
 * The industry of the need's deal as it came, where no term stands for it and the need asks for none. One statement; none
 * for a need without a deal.
 */
export async function readUnplacedIndustry(db: Db, need: Need): Promise<string | null> {
  if (need.opportunityId === null || need.criteria.some(({ kind }) => kind === 'industry')) return null
  const found = await sql<{ text: string | null }>`
    select coalesce(o.industry_text, a.industry_text) as text
    from opportunities o
    left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = current_workspace() and o.id = ${need.opportunityId}
      and coalesce(o.industry_id, a.industry_id) is null`.execute(db)
  return found.rows[0]?.text ?? null
}

/** What a deal says about the advocate who would help it; undefined where there is none. One statement. */
export async function readOpportunityFacts(
  db: Db,
  opportunityId: string,
): Promise<OpportunityFacts | undefined> {
  const found = await sql<OpportunityFacts>`
    select o.id as "opportunityId", o.account_id as "accountId", coalesce(o.industry_id, a.industry_id) as "industryId",
      coalesce(o.industry_text, a.industry_text) as "industryText", coalesce(a.region_id, land.id) as "regionId", a.employee_band as band, o.product_id as "productId",
      array(select c.competitor from opportunity_competitors c where c.workspace_id = o.workspace_id
        and c.opportunity_id = o.id order by c.competitor) as competitors,
      case when ${hasHelpedAt(sql`o.stage`)} then o.stage end as stage
    from opportunities o
    left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    left join taxonomy_terms land on land.workspace_id = o.workspace_id and land.taxonomy = 'region'
      and land.code = coalesce(a.country, o.country)
    where o.workspace_id = current_workspace() and o.id = ${opportunityId}`.execute(db)
  return found.rows[0]
}

/** How much each thing weighs for a kind of activity: what the workspace said, else the usual. One statement. */
export async function readWeights(db: Db, activityTypeId: string): Promise<Weights> {
  const rows = await db
    .selectFrom('match_weights')
    .select(['kind', 'weight'])
    .where('activity_type_id', '=', activityTypeId)
    .execute()
  const own = new Map(rows.map(({ kind, weight }) => [kind as WeightedKind, weight]))
  return { ...usualWeights, ...Object.fromEntries(own) }
}

const inTrees: ReadonlySet<Criterion['kind']> = new Set(['industry', 'region', 'persona', 'use-case'])

/** The terms a need's criteria stand for. */
export function termsOf(criteria: readonly StatedCriterion[]): readonly string[] {
  return criteria.filter(({ kind }) => inTrees.has(kind)).map(({ value }) => value)
}

/** Throws where a criterion's value cannot be one of its kind, before the database is asked. */
export function requireForm(criteria: readonly StatedCriterion[]): void {
  criteria.forEach(({ kind, value }, at) => {
    const field = `need.criteria.${at}.value`
    if ((inTrees.has(kind) || kind === 'product') && !isUuid(value)) throw invalid(field, 'is no id')
    const scale: readonly string[] | null =
      kind === 'size' ? employeeBands : kind === 'seniority' ? seniorities : null
    if (scale !== null && !scale.includes(value)) throw invalid(field, `is none of ${scale.join(', ')}`)
    if (kind === 'language' && !/^[a-z]{2,3}$/.test(value)) throw invalid(field, 'is no code of a language')
  })
}

/** The criteria with their names and weights. Throws where one names a term or product this workspace has not. One statement. */
export async function nameCriteria(
  db: Db,
  criteria: readonly StatedCriterion[],
  tree: TermTree,
  weights: Weights,
): Promise<readonly NamedCriterion[]> {
  const products = await readProductNames(db, criteria)
  const languages = new Intl.DisplayNames('en', { type: 'language' })
  return weighCriteria(criteria, weights).map((criterion, at) => {
    const { kind, value } = criterion
    const name = inTrees.has(kind)
      ? tree.get(value)?.name
      : kind === 'product'
        ? products.get(value)
        : kind === 'language'
          ? (languages.of(value) ?? value)
          : kind === 'size'
            ? `${bandWords[value as EmployeeBand] ?? value} people`
            : kind === 'seniority'
              ? (seniorityWords[value] ?? value)
              : value
    if (name === undefined) throw invalid(`need.criteria.${at}.value`, 'is not known here')
    return { ...criterion, name, isUsual: criteria[at]?.weight === null }
  })
}

async function readProductNames(db: Db, criteria: readonly StatedCriterion[]): Promise<Map<string, string>> {
  const ids = criteria.filter(({ kind }) => kind === 'product').map(({ value }) => value)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('products').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
