import { sql } from 'kysely'
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

/** The facts of these advocates, in no order. One statement, however many. */
export async function readCandidates(
  db: WorkspaceDb | WorkspaceTx,
  contactIds: readonly string[],
  activityTypeId: string,
): Promise<readonly CandidateRow[]> {
  if (contactIds.length === 0) return []
  const found = await sql<CandidateRow>`
    select c.id as "contactId", c.name, c.title, c.owner_id as "ownerId", x.owner_id as "relationshipOwnerId",
      case when x.id is not null then json_build_object('id', x.id, 'name', x.name, 'country', x.country) end as account,
      x.parent_id as "parentAccountId", d.stage, w.answer as will, x.industry_id as "industryId",
      case when x.industry_id is null then x.industry_text end as "industryText",
      coalesce(x.region_id, land.id) as "regionId", x.employee_band as band, x.employees, c.persona_id as "personaId",
      c.seniority, d.freshness, a.joined_on as "joinedOn", o.name as "ownerName", ${usedProducts} as products,
      array(select u.term_id from account_use_cases u where u.workspace_id = c.workspace_id
        and u.account_id = c.account_id) as "useCaseIds",
      array(select m.competitor from account_displacements m where m.workspace_id = c.workspace_id
        and m.account_id = c.account_id order by m.competitor) as competitors,
      array(select l.language from contact_languages l where l.workspace_id = c.workspace_id
        and l.contact_id = c.id order by l.language) as languages,
      ${neverWiths} as "neverWith", asks."lastOn" as "lastAskOn", asks.answered as "asksAnswered",
      asks.accepted as "asksAccepted", ((r.articulacy + r.enthusiasm)::real / 2) as rating, s.state as "storedState",
      coalesce(s.load_quarters + s.reserved_quarters, 0) as "storedQuarters"
    from advocate_documents d
    join advocates a on a.workspace_id = d.workspace_id and a.contact_id = d.contact_id
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    left join taxonomy_terms land on land.workspace_id = x.workspace_id and land.taxonomy = 'region'
      and land.code = x.country
    left join people o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    left join willingness w on w.workspace_id = c.workspace_id and w.contact_id = c.id
      and w.activity_type_id = ${activityTypeId}
    left join private_ratings r on r.workspace_id = c.workspace_id and r.contact_id = c.id
    left join protection_standings s on s.workspace_id = c.workspace_id and s.contact_id = c.id
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
