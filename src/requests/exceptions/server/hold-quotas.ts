import { sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Quarter } from '../quarter.ts'
import { type QuotaUse, quotaInTheWay } from '../quota.ts'
import { countQuotas, readQuotas } from './quota.reads.ts'

/**
 * The quota that leaves a request no place, null where each has one. Quotas stay held until the transaction ends: of
 * two who hand in the last one, the second counts the first.
 */
export async function holdQuotas(
  tx: WorkspaceTx,
  request: { readonly id: string; readonly teamId: string | null; readonly activityTypeId: string },
  quarter: Quarter,
): Promise<QuotaUse | null> {
  const { teamId, activityTypeId } = request
  if (teamId === null) return null
  await sql`
    select id from team_quotas where workspace_id = current_workspace() and team_id = ${teamId}::uuid
      and (activity_type_id is null or activity_type_id = ${activityTypeId}::uuid)
    order by id for no key update`.execute(tx)
  const quotas = (await readQuotas(tx, teamId)).filter(
    (quota) => quota.activityTypeId === null || quota.activityTypeId === activityTypeId,
  )
  return quotaInTheWay(await countQuotas(tx, quotas, quarter, request.id))
}
