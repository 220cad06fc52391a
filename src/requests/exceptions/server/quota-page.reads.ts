import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { quarterOf } from '../quarter.ts'
import type { listQuotas } from '../quota.contract.ts'
import { countQuotas, readQuotas } from './quota.reads.ts'

type Asked = {
  readonly teamId?: string
  readonly mine?: boolean
  readonly activityTypeId?: string
  readonly requestId?: string
}

/** Quotas with what the running quarter used of them. Four statements. */
export async function readQuotaPage(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
  { mine = false, requestId, ...asked }: Asked,
  now: Instant,
): Promise<ResponseOf<typeof listQuotas>> {
  const { timeZone } = await readRequestRules(db, now)
  const quarter = quarterOf(now, timeZone)
  const of = requestId === undefined ? undefined : await findRequest(db, requestId)
  if (requestId !== undefined && (of === undefined || !seesRequest(actor, of))) throw notFound('request')
  const activityTypeId = of?.activityTypeId ?? asked.activityTypeId
  const person = of?.requesterId ?? personOf(actor)
  const own = mine || of !== undefined ? await readTeamOf(db, person) : asked.teamId
  const all = own === null ? [] : await readQuotas(db, own)
  const fitting = all.filter(
    (quota) =>
      activityTypeId === undefined ||
      quota.activityTypeId === null ||
      quota.activityTypeId === activityTypeId,
  )
  const counted = await countQuotas(db, fitting, quarter)
  return {
    startsOn: quarter.startsOn,
    endsOn: quarter.endsOn,
    rows: counted.map((quota) => ({
      id: quota.id,
      team: { id: quota.teamId, name: quota.team },
      activityType:
        quota.activityTypeId === null ? null : { id: quota.activityTypeId, name: quota.activity ?? '' },
      perQuarter: quota.limit,
      used: quota.used,
    })),
    may: { edit: hasRole(actor, 'program-manager') ? null : 'Only program managers set quotas.' },
  }
}

async function readTeamOf(db: WorkspaceDb | WorkspaceTx, person: string | null): Promise<string | null> {
  if (person === null) return null
  const row = await db.selectFrom('people').select('team_id').where('id', '=', person).executeTakeFirst()
  return row?.team_id ?? null
}
