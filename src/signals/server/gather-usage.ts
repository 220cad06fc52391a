import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Milestone } from '../usage-milestone.ts'

const highest = (value: ReturnType<typeof sql>) =>
  sql`(select max(n.at) from milestones n where n.measure = m.measure and n.at <= ${value})`

/**
 * Writes a signal for each milestone somebody's use has reached: by what a file says beside an answer, or by a number field
 * of the account or contact that is called so. Each milestone is one signal of them, from the first day it was seen; of
 * several reached at once the highest. One that is a milestone no longer goes. Gives the accounts concerned.
 */
export async function gatherUsage(
  tx: WorkspaceTx,
  workspaceId: string,
  milestones: readonly Milestone[],
  { today, since }: { readonly today: string; readonly since: string },
): Promise<string[]> {
  const named = milestones.map(({ measure, at }) => ({ measure: measure.toLowerCase(), at }))
  const given = sql`milestones as materialized (
    select measure, at, 'usage ' || measure || ' ' || trim_scale(at) || ' ' as key
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as m (measure text, at numeric))`
  const gone = await sql<{ accountId: string | null }>`
    with ${given}
    delete from signals s where s.workspace_id = ${workspaceId} and s.source = 'product' and s.kind = 'usage'
      and (not exists (select from milestones m where starts_with(s.same_key, m.key))
        or s.object_kind = 'signal' and not exists (select from signals x
          where x.workspace_id = s.workspace_id and x.id = s.object_id))
    returning s.account_id as "accountId"`.execute(tx)
  const made = await sql<{ accountId: string | null }>`
    with ${given}, seen as (
      ${besideAnswers({ today, since })} union all ${inNumberFields(today)}
    ), first as (
      select distinct on (s.who, s.measure, s.at) s.* from seen s order by s.who, s.measure, s.at, s.happened_on, s.object_id
    )
    insert into signals (workspace_id, kind, contact_id, account_id, respondent_id, tone, happened_on, comment, source,
      team_id, person_id, object_kind, object_id, same_key)
    select ${workspaceId}::uuid, 'usage', f.contact_id, f.account_id, f.respondent_id, 'good', f.happened_on,
      trim_scale(f.at) || ' ' || f.measure || ' reached', 'product', coalesce(f.team_id, p.team_id), p.id, f.object_kind,
      f.object_id, m.key || f.who
    from first f
    join milestones m on m.measure = f.measure and m.at = f.at
    left join accounts a on a.workspace_id = ${workspaceId} and a.id = f.account_id
    left join people p on p.workspace_id = ${workspaceId} and p.id = case when f.team_id is null
      then coalesce(f.person_id, a.owner_id) else f.person_id end
    where not exists (select from signals x where x.workspace_id = ${workspaceId} and x.contact_id = f.contact_id
      and x.source = 'product' and x.kind = 'usage' and starts_with(x.same_key, m.key))
    on conflict (workspace_id, same_key) do nothing
    returning account_id as "accountId"`.execute(tx)
  return [...gone.rows, ...made.rows].flatMap(({ accountId }) => accountId ?? [])
}

const besideAnswers = ({ today, since }: { readonly today: string; readonly since: string }) => sql`
  select coalesce(s.respondent_id, s.contact_id, s.account_id) as who, m.measure, m.at, s.contact_id, s.account_id,
    s.respondent_id, s.happened_on, s.team_id, s.person_id, 'signal' as object_kind, s.id as object_id
  from signals s
  cross join lateral jsonb_to_recordset(s.usage) as u (measure text, value numeric)
  join milestones m on m.measure = lower(u.measure) and m.at = ${highest(sql`u.value`)}
  where s.workspace_id = current_workspace() and s.usage is not null
    and s.happened_on between ${since}::date and ${today}::date`

/** Nobody keeps the day a field was filled: it counts from the day it is first seen so high. */
const inNumberFields = (today: string) => sql`
  select v.record_id, m.measure, m.at, c.id, coalesce(c.account_id, a.id), null::uuid, ${today}::date, null::uuid, null::uuid,
    f.record, v.record_id
  from custom_fields f
  join custom_values v on v.workspace_id = f.workspace_id and v.field_id = f.id and v.number_value is not null
  join milestones m on m.measure = lower(f.label) and m.at = ${highest(sql`v.number_value`)}
  left join contacts c on f.record = 'contact' and c.workspace_id = v.workspace_id and c.id = v.record_id
    and c.merged_into is null
  left join accounts a on f.record = 'account' and a.workspace_id = v.workspace_id and a.id = v.record_id
    and a.merged_into is null
  where f.workspace_id = current_workspace() and f.retired_at is null and num_nonnulls(c.id, a.id) = 1`
