import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import { event } from '../../../kernel/event.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

type Quota = {
  readonly teamId: string
  readonly activityTypeId: string | null
  /** Null lifts it. */
  readonly perQuarter: number | null
}

/** Sets, changes or lifts a team's quota. What was handed in before counts against it as well. */
export async function setQuota(
  tx: WorkspaceTx,
  actor: PersonActor,
  { teamId, activityTypeId, perQuarter }: Quota,
  now: Instant,
): Promise<void> {
  await requireKnown(tx, teamId, activityTypeId)
  if (perQuarter === null) {
    await sql`
      delete from team_quotas where workspace_id = current_workspace() and team_id = ${teamId}::uuid
        and activity_type_id is not distinct from ${activityTypeId}::uuid`.execute(tx)
  } else {
    await sql`
      insert into team_quotas (workspace_id, team_id, activity_type_id, per_quarter, set_by, set_at)
      values (current_workspace(), ${teamId}, ${activityTypeId}, ${perQuarter}, ${actor.personId}, ${now})
      on conflict (workspace_id, team_id, activity_type_id)
      do update set per_quarter = excluded.per_quarter, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
      tx,
    )
  }
  const about = { kind: 'team', id: teamId } as const
  await announce(tx, event('team.quota-set', actor, about, { data: { activityTypeId, perQuarter } }))
}

async function requireKnown(tx: WorkspaceTx, teamId: string, activityTypeId: string | null): Promise<void> {
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw notFound('team')
  if (activityTypeId === null) return
  const type = await tx
    .selectFrom('activity_types')
    .select('id')
    .where('id', '=', activityTypeId)
    .executeTakeFirst()
  if (type === undefined) throw notFound('activity type')
}
