import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { bringsSomebody, type CandidatePurpose, type Condition } from '../condition.ts'
import type { previewCandidateRule } from '../rule.contract.ts'
import type { LeftOutAt } from './left-out.reads.ts'
import { poolOf } from './pool.reads.ts'
import { hitsOf } from './rule-hits.reads.ts'

type Preview = ResponseOf<typeof previewCandidateRule>

/** How many are named. */
const namedMost = 10
const noRule = '00000000-0000-0000-0000-000000000000'

/** Whom a rule would point at: how many, how many of them anew, and the first by name. One statement. */
export async function previewRule(
  db: WorkspaceDb,
  { purpose, conditions }: { readonly purpose: CandidatePurpose; readonly conditions: readonly Condition[] },
  at: LeftOutAt,
): Promise<Preview> {
  const rule = { id: noRule, purpose, weight: 50, conditions }
  const found = await sql<Omit<Preview, 'brings'>>`
    with recursive ${poolOf(purpose, at, null)}, hits as materialized (${hitsOf(rule, at.today, null)}),
    met as (
      select h.contact_id, h.rests_on, p.left_out, exists (select from candidates k where k.workspace_id = current_workspace()
        and k.purpose = ${purpose} and k.contact_id = h.contact_id) as is_known
      from hits h join pool p on p.contact_id = h.contact_id)
    select count(*)::int as total, count(*) filter (where not m.is_known and m.left_out is null)::int as fresh,
      count(*) filter (where m.left_out is not null)::int as "leftOut",
      (select coalesce(jsonb_agg(to_jsonb(f) - 'at' order by f.at), '[]') from (
        select jsonb_build_object('id', c.id, 'name', c.name) as contact, a.name as account,
          jsonb_array_length(n.rests_on) as rows, row_number() over (order by c.name collate "und-x-icu", c.id) as at
        from met n join contacts c on c.workspace_id = current_workspace() and c.id = n.contact_id
        left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
        where n.left_out is null order by c.name collate "und-x-icu", c.id limit ${namedMost}) f) as rows
    from met m`.execute(db)
  const brings = bringsSomebody(purpose, conditions)
  return { ...(found.rows[0] ?? { total: 0, fresh: 0, leftOut: 0, rows: [] }), brings }
}
