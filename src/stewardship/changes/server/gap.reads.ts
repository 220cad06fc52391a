import { sql } from 'kysely'
import type { AskState } from '../../../activities/ledger.ts'
import { segmentTables } from '../../../advocates/server/segment.reads.ts'
import type { Day } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

/** What the segment of an account has without one person, and what it needs. */
export type SegmentGap = {
  readonly industry: string | null
  readonly region: string | null
  readonly advocates: number
  readonly open: number
}

/** The segment that loses somebody: who remains in it, and its open opportunities. One statement. */
export async function readSegmentGap(
  db: Db,
  accountId: string,
  contactId: string,
): Promise<SegmentGap | null> {
  const found = await sql<SegmentGap>`
    with recursive ${segmentTables}, here as (
      select s.industry_id, s.region_id from account_segments s where s.account_id = ${accountId} limit 1)
    select i.name as industry, r.name as region, (
        select count(*) from account_segments s
        join contacts c on c.workspace_id = current_workspace() and c.account_id = s.account_id and c.merged_into is null
        join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id and d.stage in ('discoverable', 'active')
        where (s.industry_id, s.region_id) is not distinct from (h.industry_id, h.region_id)
          and c.id <> ${contactId}::uuid) as advocates, (
        select count(*) from opportunity_segments s
        where (s.industry_id, s.region_id) is not distinct from (h.industry_id, h.region_id)) as open
    from here h
    left join taxonomy_terms i on i.workspace_id = current_workspace() and i.id = h.industry_id
    left join taxonomy_terms r on r.workspace_id = current_workspace() and r.id = h.region_id`.execute(db)
  return found.rows[0] ?? null
}

export type Colleague = {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly stage: string
  /** Of the candidates, in hundredths; null where no signal speaks for them. */
  readonly score: number | null
}

/** Who else is known at an account and could stand in: who speaks for us already, then by signals and seniority. One statement. */
export async function readColleagues(db: Db, accountId: string, contactId: string): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    select c.id, c.name, c.title, coalesce(d.stage, 'customer') as stage, k.score::float8 as score
    from contacts c
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    left join candidates k on k.workspace_id = c.workspace_id and k.contact_id = c.id and k.purpose = 'recruit'
    where c.workspace_id = current_workspace() and c.account_id = ${accountId} and c.id <> ${contactId}::uuid
      and c.left_on is null and c.merged_into is null and coalesce(d.stage, 'customer') <> 'declined'
    order by array_position(array['active', 'discoverable', 'interviewed', 'introduced', 'potential'], d.stage) nulls last,
      k.score desc nulls last,
      array_position(array['executive', 'vice-president', 'director', 'manager', 'specialist'], c.seniority) nulls last, c.id
    limit 6`.execute(db)
  return found.rows
}

export type Chance = {
  readonly account: { readonly id: string; readonly name: string; readonly standing: string }
  readonly isSure: boolean
  readonly advocates: number
  readonly open: number
  readonly owner: string | null
}

const chanceOf = sql`jsonb_build_object('id', a.id, 'name', a.name, 'standing', a.standing) as account,
  p.name as owner, (select count(*) from contacts c
    join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id and d.stage in ('discoverable', 'active')
    where c.workspace_id = a.workspace_id and c.account_id = a.id and c.id <> given.contact_id) as advocates,
  (select count(*) from opportunities o where o.workspace_id = a.workspace_id and o.account_id = a.id and o.state = 'open') as open`

/**
 * What the new employer is to us: the account where that is known, else accounts of that name or one like it, by the
 * index of names. One statement.
 */
export async function readChances(
  db: Db,
  given: { readonly accountId: string | null; readonly employer: string | null; readonly contactId: string },
): Promise<Chance[]> {
  const one = sql`(select ${given.contactId}::uuid as contact_id) given`
  if (given.accountId !== null) {
    const found = await sql<Chance>`
      select ${chanceOf}, true as "isSure" from ${one}, accounts a
      left join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
      where a.workspace_id = current_workspace() and a.id = ${given.accountId}`.execute(db)
    return found.rows
  }
  if (given.employer === null) return []
  const found = await sql<Chance>`
    select ${chanceOf}, a.folded_name = fold(${given.employer}) as "isSure" from ${one},
      search_accounts(${given.employer}, 5) s
    join accounts a on a.workspace_id = current_workspace() and a.id = s.account_id and a.merged_into is null
    left join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
    order by a.folded_name = fold(${given.employer}) desc, a.id limit 3`.execute(db)
  return found.rows
}

export type OpenAsk = {
  readonly id: string
  readonly requestId: string | null
  readonly title: string
  readonly state: AskState
  readonly on: Day | null
}

/** What they are still asked for: each has to be moved or told off. One statement. */
export async function readOpenAsks(db: Db, contactId: string): Promise<OpenAsk[]> {
  const found = await sql<OpenAsk>`
    select e.id, e.title, e.state, e.effective_on as on,
      case when e.source_kind = 'request' then e.source_id end as "requestId"
    from ledger_entries e
    where e.workspace_id = current_workspace() and e.contact_id = ${contactId} and e.kind = 'ask'
      and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled') and e.corrects_id is null
      and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)
    order by e.effective_on, e.id limit 20`.execute(db)
  return found.rows
}

/** How much of what they allowed for themself is in force, and how many uses they had. One statement. */
export async function readCarriedOver(
  db: Db,
  contactId: string,
): Promise<{ readonly permissions: number; readonly uses: number }> {
  const found = await sql<{ permissions: number; uses: number }>`
    select (select count(*) from permissions m where m.workspace_id = current_workspace() and m.contact_id = ${contactId}
        and m.answer = 'given' and m.withdrawn_on is null) as permissions,
      (select count(*) from ledger_entries e where e.workspace_id = current_workspace() and e.contact_id = ${contactId}
        and e.kind = 'ask' and e.state in ('done', 'debriefed') and e.corrects_id is null) as uses`.execute(
    db,
  )
  return found.rows[0] ?? { permissions: 0, uses: 0 }
}
