import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestOutcome, RequestState } from '../../request.ts'
import type { Quarter } from '../quarter.ts'
import { type QuotaUse, takesPlace } from '../quota.ts'

type Db = WorkspaceDb | WorkspaceTx

export type Quota = {
  readonly id: string
  readonly teamId: string
  readonly team: string
  readonly activityTypeId: string | null
  readonly activity: string | null
  readonly limit: number
}

type Counted = {
  readonly id: string
  readonly teamId: string
  readonly activityTypeId: string
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly wasAsked: boolean
  readonly isRefused: boolean
}

/** Quotas, of all teams or of one, by team and activity. */
export async function readQuotas(db: Db, teamId?: string): Promise<Quota[]> {
  const found = await sql<Quota>`
    select q.id, q.team_id as "teamId", m.name as team, q.activity_type_id as "activityTypeId", t.name as activity,
      q.per_quarter as limit
    from team_quotas q
    join teams m on m.workspace_id = q.workspace_id and m.id = q.team_id
    left join activity_types t on t.workspace_id = q.workspace_id and t.id = q.activity_type_id
    where q.workspace_id = current_workspace() and ${teamId === undefined ? sql`true` : sql`q.team_id = ${teamId}::uuid`}
    order by m.name collate "und-x-icu", t.name collate "und-x-icu" nulls first, q.id`.execute(db)
  return found.rows
}

/** The same quotas with what was used of each within a quarter; one request may be left out. One statement. */
export async function countQuotas(
  db: Db,
  quotas: readonly Quota[],
  { from, until }: Pick<Quarter, 'from' | 'until'>,
  without: string | null = null,
): Promise<(QuotaUse & Quota)[]> {
  if (quotas.length === 0) return []
  const teamIds = [...new Set(quotas.map(({ teamId }) => teamId))]
  const counted = (await selectCounted(db, teamIds, from, until)).filter(
    (each) => each.id !== without && takesPlace(each),
  )
  return quotas.map((quota) => ({
    ...quota,
    used: counted.filter(
      ({ teamId, activityTypeId }) =>
        teamId === quota.teamId && (quota.activityTypeId === null || quota.activityTypeId === activityTypeId),
    ).length,
  }))
}

async function selectCounted(
  db: Db,
  teamIds: readonly string[],
  from: Instant,
  until: Instant,
): Promise<Counted[]> {
  const found = await sql<Counted>`
    select r.id, r.team_id as "teamId", r.activity_type_id as "activityTypeId", r.state, r.outcome,
      exists (select from request_asks k join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        where k.workspace_id = r.workspace_id and k.request_id = r.id and e.asked_at is not null) as "wasAsked",
      exists (select from request_exceptions x where x.workspace_id = r.workspace_id and x.request_id = r.id
        and x.state = 'refused' and x.superseded_at is null) as "isRefused"
    from requests r
    where r.workspace_id = current_workspace() and r.team_id = any(${[...teamIds]}::uuid[])
      and r.submitted_at >= ${from}::timestamptz and r.submitted_at < ${until}::timestamptz`.execute(db)
  return found.rows
}
