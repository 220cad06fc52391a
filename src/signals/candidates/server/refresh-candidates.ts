import { sql } from 'kysely'
import { segmentCounts, segmentTables } from '../../../advocates/server/segment.reads.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { askedDays, coolDays } from '../candidate.ts'
import { type CandidatePurpose, candidatePurposes } from '../condition.ts'
import type { LeftOutAt } from './left-out.reads.ts'
import { coverageOfK, isSegmentOf, poolOf } from './pool.reads.ts'
import { readRulesToRun } from './rule.reads.ts'
import { hitsOf, type RuleToRun, type Scope } from './rule-hits.reads.ts'

/**
 * Writes anew whom the standing rules point at, with the reasons and the rows these rest on: of some contacts, or of all.
 * A statement for each purpose and one more for few, whatever their number; what is as it was is not written.
 */
export async function refreshCandidates(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[] | 'all',
  now: Instant,
): Promise<void> {
  if (contactIds.length === 0) return
  const at = await readLeftOutAt(tx, workspaceId, now)
  const scope = contactIds === 'all' ? null : [...new Set(contactIds)].sort()
  for (const purpose of candidatePurposes) {
    const rules = await readRulesToRun(tx, purpose)
    if (rules.length === 0) await clearCandidates(tx, workspaceId, purpose, scope)
    else await writeCandidates(tx, { workspaceId, purpose, rules, at, scope, now })
  }
  if (scope !== null) await writeCoverage(tx, workspaceId)
}

/**
 * All candidates of a segment say the same of how far it is covered, whichever of them was looked at last. What the rules
 * make of it for the others is found by night. One statement.
 */
async function writeCoverage(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  await sql`
    with recursive ${segmentTables}, ${segmentCounts}
    update candidates x set coverage = n.coverage, segment_free = n.free, segment_open = n.open from (
      select y.purpose, y.contact_id, ${coverageOfK} as coverage, k.free, k.open
      from candidates y left join segment_counts k on ${isSegmentOf('y')}
      where y.workspace_id = ${workspaceId}) n
    where x.workspace_id = ${workspaceId} and x.purpose = n.purpose and x.contact_id = n.contact_id
      and (x.coverage, x.segment_free, x.segment_open) is distinct from (n.coverage, n.free, n.open)`.execute(
    tx,
  )
}

/** The day and the thresholds by which somebody is left out. One statement. */
export async function readLeftOutAt(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  now: Instant,
): Promise<LeftOutAt> {
  const [asked, cool] = await readSettings(db, { workspaceId }, [askedDays, coolDays])
  return { today: dayOf(now), askedDays: asked, coolDays: cool }
}

const inScope = (scope: Scope) =>
  scope === null ? sql`true` : sql`x.contact_id = any(${[...scope]}::uuid[])`

async function clearCandidates(
  tx: WorkspaceTx,
  workspaceId: string,
  purpose: CandidatePurpose,
  scope: Scope,
): Promise<void> {
  await sql`delete from candidates x where x.workspace_id = ${workspaceId} and x.purpose = ${purpose}
    and ${inScope(scope)}`.execute(tx)
}

type Writing = {
  readonly workspaceId: string
  readonly purpose: CandidatePurpose
  readonly rules: readonly RuleToRun[]
  readonly at: LeftOutAt
  readonly scope: Scope
  readonly now: Instant
}

async function writeCandidates(
  tx: WorkspaceTx,
  { workspaceId, purpose, rules, at, scope, now }: Writing,
): Promise<void> {
  const hits = sql.join(
    rules.map((rule) => hitsOf(rule, at.today, scope)),
    sql` union all `,
  )
  await sql`
    with recursive ${poolOf(purpose, at, scope)}, hits as materialized (${hits}), scored as materialized (
      select h.contact_id, least(99, greatest(1, round(100 * (1 - exp(sum(ln(1 - h.weight / 100.0)))))))::bigint as score
      from hits h group by 1 having bool_or(h.brings)
    ), gone as (
      delete from candidates x where x.workspace_id = ${workspaceId} and x.purpose = ${purpose} and ${inScope(scope)}
        and not exists (select from scored s where s.contact_id = x.contact_id)
    ), kept as (
      insert into candidates as x (workspace_id, purpose, contact_id, account_id, score, industry_id, region_id, coverage,
        segment_free, segment_open, left_out, since, refreshed_at)
      select ${workspaceId}::uuid, ${purpose}, s.contact_id, p.account_id, s.score, p.industry_id, p.region_id, p.coverage,
        p.segment_free, p.segment_open, p.left_out, ${now}::timestamptz, ${now}::timestamptz
      from scored s join pool p on p.contact_id = s.contact_id
      on conflict (workspace_id, purpose, contact_id) do update set score = excluded.score, account_id = excluded.account_id,
        industry_id = excluded.industry_id, region_id = excluded.region_id, coverage = excluded.coverage,
        segment_free = excluded.segment_free, segment_open = excluded.segment_open, left_out = excluded.left_out, refreshed_at = excluded.refreshed_at
      where (x.account_id, x.score, x.industry_id, x.region_id, x.coverage, x.segment_free, x.segment_open, x.left_out)
        is distinct from (excluded.account_id, excluded.score, excluded.industry_id, excluded.region_id, excluded.coverage,
          excluded.segment_free, excluded.segment_open, excluded.left_out)
    ), dropped as (
      delete from candidate_reasons x where x.workspace_id = ${workspaceId} and x.purpose = ${purpose}
        and ${inScope(scope)} and not exists (select from hits h join scored s on s.contact_id = h.contact_id
          where h.contact_id = x.contact_id and h.rule_id = x.rule_id)
    )
    insert into candidate_reasons as x (workspace_id, purpose, contact_id, rule_id, rests_on)
    select ${workspaceId}::uuid, ${purpose}, h.contact_id, h.rule_id, h.rests_on
    from hits h join scored s on s.contact_id = h.contact_id
    on conflict (workspace_id, purpose, contact_id, rule_id) do update set rests_on = excluded.rests_on
    where x.rests_on is distinct from excluded.rests_on`.execute(tx)
}
