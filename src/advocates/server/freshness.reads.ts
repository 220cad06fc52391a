import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { AgingFact, AgingKind } from '../freshness.ts'

/** A fact of a profile that ages: what it is, and when somebody last vouched for it. */
export type DatedFact = AgingFact & {
  readonly contactId: string
  /** The section of a text; empty for facts that are one of their kind. */
  readonly key: string
  readonly confirmedBy: string | null
}

type Row = {
  readonly contactId: string
  readonly kind: AgingKind
  readonly key: string
  readonly on: string | null
  readonly confirmedBy: string | null
}

/** Facts that are rows of their own: a fact made of several is as old as the oldest of them. */
const rowFacts = sql`
  select s.contact_id, 'text' as kind, s.section as key, s.confirmed_at as at, s.confirmed_by as by
  from own o join profile_sections s on s.workspace_id = o.workspace_id and s.contact_id = o.contact_id and s.body <> ''
  union all
  select r.contact_id, 'results', '', min(coalesce(r.confirmed_at, '-infinity')), (array_agg(r.confirmed_by))[1]
  from own o join profile_results r on r.workspace_id = o.workspace_id and r.contact_id = o.contact_id
  group by r.contact_id
  union all
  select w.contact_id, 'willingness', '', min(coalesce(w.confirmed_at, '-infinity')), (array_agg(w.confirmed_by))[1]
  from own o join willingness w on w.workspace_id = o.workspace_id and w.contact_id = o.contact_id
  group by w.contact_id`

/** Facts that are confirmed as a whole, where there is anything to confirm. */
const wholeFacts = sql`
  select o.contact_id, 'employment', '', o.employment_confirmed_at, o.employment_confirmed_by from own o
  union all
  select o.contact_id, 'topics', '', o.topics_confirmed_at, o.topics_confirmed_by
  from own o where exists (
    select from advocate_topics t where t.workspace_id = o.workspace_id and t.contact_id = o.contact_id)
  union all
  select o.contact_id, 'limits', '', o.limits_confirmed_at, o.limits_confirmed_by
  from own o where o.own_asks_a_quarter is not null or o.own_notice_days is not null
    or exists (select from blackouts b where b.workspace_id = o.workspace_id and b.contact_id = o.contact_id)
    or exists (select from never_withs n where n.workspace_id = o.workspace_id and n.contact_id = o.contact_id)`

/** The facts of these advocates that age, in one statement. */
export async function readDatedFacts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<DatedFact[]> {
  const found = await sql<Row>`
    with own as materialized (
      select * from advocates a where a.workspace_id = ${workspaceId} and a.contact_id = any(${[...contactIds]}::uuid[])
    ), facts as (${rowFacts} union all ${wholeFacts})
    select f.contact_id as "contactId", f.kind, f.key,
      case when isfinite(f.at) then (f.at at time zone 'UTC')::date end as "on", p.name as "confirmedBy"
    from facts f
    left join people p on p.workspace_id = ${workspaceId} and p.id = f.by`.execute(db)
  return found.rows.map(({ on, ...fact }) => ({ ...fact, confirmedOn: on }))
}
