import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Candidate } from '../candidate.ts'

/** An advocate with the facts of matching, and who holds the relationship. */
export type CandidateRow = Omit<Candidate, 'loadShare'> & {
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly ownerName: string | null
  /** As last stored, for a first look; what is shown is computed afresh. */
  readonly storedState: string | null
  readonly storedQuarters: number
}

/** The stage a deal was at on the day of an ask `e` for it. */
const stageThen = sql`(select t.stage from opportunity_stages t where t.workspace_id = e.workspace_id
  and t.opportunity_id = e.opportunity_id and t.at < (e.effective_on + 1)::timestamptz order by t.at desc limit 1)`

const tookPlace = sql`e.kind = 'ask' and e.state in ('done', 'debriefed') and e.opportunity_id is not null
  and e.corrects_id is null
  and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

const stagesHelped = sql`array(select distinct ${stageThen} from ledger_entries e
  where e.workspace_id = current_workspace() and e.contact_id = c.id and ${tookPlace} and ${stageThen} is not null
  order by 1)`

/** True where an ask for any deal is known to have taken place at this stage. */
export const hasHelpedAt = (
  stage: RawBuilder<unknown>,
) => sql<boolean>`exists (select from opportunity_stages s
  join ledger_entries e on e.workspace_id = s.workspace_id and e.opportunity_id = s.opportunity_id
  where s.workspace_id = current_workspace() and s.stage = ${stage} and ${tookPlace} and ${stageThen} = s.stage)`

/** What was asked of somebody and how they answered; rows that were reversed, and the reversals, left out. */
const asksOf = sql`
  select max(e.effective_on) as "lastOn",
    count(*) filter (where e.state in ('accepted', 'scheduled', 'done', 'debriefed', 'declined', 'missed')) as answered,
    count(*) filter (where e.state in ('accepted', 'scheduled', 'done', 'debriefed')) as accepted
  from ledger_entries e
  where e.workspace_id = current_workspace() and e.contact_id = c.id and e.kind = 'ask' and e.corrects_id is null
    and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

const usedProducts = sql`coalesce((
  select json_agg(json_build_object('id', p.id, 'name', p.name, 'liveOn', ap.live_on) order by p.name)
  from account_products ap join products p on p.workspace_id = ap.workspace_id and p.id = ap.product_id
  where ap.workspace_id = current_workspace() and ap.account_id = c.account_id), '[]')`

const neverWiths = sql`coalesce((
  select json_agg(json_build_object('kind', n.kind, 'name', n.name, 'accountId', n.account_id, 'termId', n.term_id))
  from never_withs n where n.workspace_id = current_workspace() and n.contact_id = c.id), '[]')`

const willFor = (activityTypeId: string) => sql`(select w.answer from willingness w
  where w.workspace_id = c.workspace_id and w.contact_id = c.id and w.activity_type_id = ${activityTypeId})`

const countryOf = sql`(select t.id from taxonomy_terms t
  where t.workspace_id = x.workspace_id and t.taxonomy = 'region' and t.code = x.country)`

const ownerName = sql`(select o.name from people o where o.workspace_id = d.workspace_id and o.id = d.owner_id)`

/**
 * The facts of these advocates, in no order; the stages they helped at only where they are wanted. One statement,
 * however many. Each table is looked up for each advocate:
 * right after a first import, before PostgreSQL has counted its rows, plain joins multiply the tables with one
 * another, and 225 advocates took two minutes.
 */
export async function readCandidates(
  db: WorkspaceDb | WorkspaceTx,
  contactIds: readonly string[],
  activityTypeId: string,
  { withStages = false }: { readonly withStages?: boolean } = {},
): Promise<readonly CandidateRow[]> {
  if (contactIds.length === 0) return []
  const found = await sql<CandidateRow>`
    select c.id as "contactId", c.name, c.title, c.owner_id as "ownerId", x.owner_id as "relationshipOwnerId",
      case when x.id is not null then json_build_object('id', x.id, 'name', x.name, 'country', x.country) end as account,
      x.parent_id as "parentAccountId", d.stage, ${willFor(activityTypeId)} as will, x.industry_id as "industryId",
      case when x.industry_id is null then x.industry_text end as "industryText",
      coalesce(x.region_id, ${countryOf}) as "regionId", x.employee_band as band, x.employees, c.persona_id as "personaId",
      c.seniority, d.freshness, a.joined_on as "joinedOn", ${ownerName} as "ownerName", ${usedProducts} as products,
      array(select u.term_id from account_use_cases u where u.workspace_id = c.workspace_id
        and u.account_id = c.account_id) as "useCaseIds",
      array(select m.competitor from account_displacements m where m.workspace_id = c.workspace_id
        and m.account_id = c.account_id order by m.competitor) as competitors,
      array(select l.language from contact_languages l where l.workspace_id = c.workspace_id
        and l.contact_id = c.id order by l.language) as languages,
      ${withStages ? stagesHelped : sql`'{}'::text[]`} as "stagesHelped",
      ${neverWiths} as "neverWith", asks."lastOn" as "lastAskOn", asks.answered as "asksAnswered",
      asks.accepted as "asksAccepted", ((r.articulacy + r.enthusiasm)::real / 2) as rating, s.state as "storedState",
      coalesce(s.load_quarters + s.reserved_quarters, 0) as "storedQuarters"
    from advocate_documents d
    cross join lateral (select a.joined_on from advocates a
      where a.workspace_id = d.workspace_id and a.contact_id = d.contact_id offset 0) a
    cross join lateral (select c.* from contacts c
      where c.workspace_id = d.workspace_id and c.id = d.contact_id offset 0) c
    left join lateral (select x.* from accounts x
      where x.workspace_id = c.workspace_id and x.id = c.account_id offset 0) x on true
    left join lateral (select r.articulacy, r.enthusiasm from private_ratings r
      where r.workspace_id = c.workspace_id and r.contact_id = c.id offset 0) r on true
    left join lateral (select s.state, s.load_quarters, s.reserved_quarters from protection_standings s
      where s.workspace_id = c.workspace_id and s.contact_id = c.id offset 0) s on true
    cross join lateral (${asksOf}) asks
    where d.workspace_id = current_workspace() and d.contact_id = any(${[...contactIds]}::uuid[])`.execute(db)
  return found.rows
}

/** True where the workspace has anybody who could be offered at all. One statement. */
export async function hasDiscoverable(db: WorkspaceDb | WorkspaceTx): Promise<boolean> {
  const found = await sql<{ isThere: boolean }>`
    select exists (select from advocates a where a.workspace_id = current_workspace()
      and a.stage in ('discoverable', 'active')) as "isThere"`.execute(db)
  return found.rows[0]?.isThere ?? false
}
