import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { AgingFact, AgingKind } from '../freshness.ts'

/** A fact of a profile that ages: what it is, and when somebody last vouched for it. */
export type DatedFact = AgingFact & {
  readonly contactId: string
  /** The section of a text; empty for facts that are one of their kind. */
  readonly key: string
  readonly confirmedBy: string | null
  /** Of facts about the company: the account they are the same for. */
  readonly accountId: string | null
}

type Row = {
  readonly contactId: string
  readonly kind: AgingKind
  readonly key: string
  readonly on: string | null
  readonly confirmedBy: string | null
  readonly accountId: string | null
}

/** Facts that are rows of their own: a fact made of several is as old as the oldest of them. */
const rowFacts = sql`
  select s.contact_id, 'text' as kind, s.section as key, s.confirmed_at as at, s.confirmed_by as by, null::uuid as account_id
  from own o join profile_sections s on s.workspace_id = o.workspace_id and s.contact_id = o.contact_id and s.body <> ''
  union all
  select r.contact_id, 'results', '', min(coalesce(r.confirmed_at, '-infinity')), (array_agg(r.confirmed_by order by r.confirmed_at nulls first, r.id))[1], null::uuid
  from own o join profile_results r on r.workspace_id = o.workspace_id and r.contact_id = o.contact_id
  group by r.contact_id
  union all
  select w.contact_id, 'willingness', '', min(coalesce(w.confirmed_at, '-infinity')), (array_agg(w.confirmed_by order by w.confirmed_at nulls first, w.activity_type_id))[1], null::uuid
  from own o join willingness w on w.workspace_id = o.workspace_id and w.contact_id = o.contact_id
  group by w.contact_id`

/** Facts that are confirmed as a whole, where there is anything to confirm. */
const wholeFacts = sql`
  select o.contact_id, 'employment', '', o.employment_confirmed_at, o.employment_confirmed_by, null::uuid from own o
  union all
  select o.contact_id, 'topics', '', o.topics_confirmed_at, o.topics_confirmed_by, null::uuid
  from own o where exists (
    select from advocate_topics t where t.workspace_id = o.workspace_id and t.contact_id = o.contact_id)
  union all
  select o.contact_id, 'limits', '', o.limits_confirmed_at, o.limits_confirmed_by, null::uuid
  from own o where o.own_asks_a_quarter is not null or o.own_notice_days is not null
    or exists (select from blackouts b where b.workspace_id = o.workspace_id and b.contact_id = o.contact_id)
    or exists (select from never_withs n where n.workspace_id = o.workspace_id and n.contact_id = o.contact_id)`

/** What is known of the person and their company besides; nobody asked yet, it is as old as the record it came with. */
const customerFacts = sql`
  select o.contact_id, 'mail', '', coalesce(n.confirmed_at, c.created_at), n.confirmed_by, null::uuid
  from own o
  join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
  left join fact_confirmations n on n.workspace_id = o.workspace_id and n.contact_id = o.contact_id
    and n.fact = 'mail' and n.key = ''
  where exists (select from contact_mails m where m.workspace_id = o.workspace_id and m.contact_id = o.contact_id)
  union all
  select o.contact_id, 'reporting', '', coalesce(n.confirmed_at, c.created_at), n.confirmed_by, null::uuid
  from own o
  join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
  left join fact_confirmations n on n.workspace_id = o.workspace_id and n.contact_id = o.contact_id
    and n.fact = 'reporting' and n.key = ''
  where c.reports_to_id is not null or c.reports_to_text is not null
  union all
  select o.contact_id, f.kind, '', greatest(coalesce(n.confirmed_at, a.created_at), f.at), n.confirmed_by, a.id
  from own o
  join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
  join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  cross join lateral (values
    ('products', null::timestamptz, exists (
      select from account_products u where u.workspace_id = a.workspace_id and u.account_id = a.id)),
    ('health', null, a.health is not null),
    ('cases', (select max(coalesce(k.closed_on, k.opened_on)) from cases k
      where k.workspace_id = a.workspace_id and k.account_id = a.id), true),
    ('owner', null, a.owner_id is not null)) f (kind, at, there)
  left join fact_confirmations n on n.workspace_id = a.workspace_id and n.account_id = a.id and n.fact = f.kind
    and n.key = ''
  where f.there`

/** The facts of these advocates that age, in one statement. */
export async function readDatedFacts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<DatedFact[]> {
  const found = await sql<Row>`
    with own as materialized (
      select * from advocates a where a.workspace_id = ${workspaceId} and a.contact_id = any(${[...contactIds]}::uuid[])
    ), facts as (${rowFacts} union all ${wholeFacts} union all ${customerFacts})
    select f.contact_id as "contactId", f.kind, f.key,
      case when isfinite(f.at) then (f.at at time zone 'UTC')::date end as "on", coalesce(p.name, c.name) as "confirmedBy",
      f.account_id as "accountId"
    from facts f
    left join fact_confirmations s on s.workspace_id = ${workspaceId} and s.contact_id = f.contact_id
      and s.fact = f.kind and s.key = f.key and s.by_contact and s.confirmed_at = f.at
    left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
    left join people p on p.workspace_id = ${workspaceId} and p.id = f.by
    order by f.contact_id, f.kind, f.key, f.account_id`.execute(db)
  return found.rows.map(({ on, ...fact }) => ({ ...fact, confirmedOn: on }))
}
