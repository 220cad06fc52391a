import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { canRate } from '../policy.ts'
import type { getRatings } from '../profile.contract.ts'

/** How somebody comes across, for program managers only. The one place that reads the ratings. */
export async function readRatings(
  db: WorkspaceDb,
  actor: Actor,
  contactId: string,
): Promise<ResponseOf<typeof getRatings>> {
  requirePermission(canRate(actor))
  const row = await db
    .selectFrom('advocates as a')
    .leftJoin('private_ratings as r', (join) =>
      join.onRef('r.workspace_id', '=', 'a.workspace_id').onRef('r.contact_id', '=', 'a.contact_id'),
    )
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'r.workspace_id').onRef('p.id', '=', 'r.rated_by'),
    )
    .select([
      'r.contact_id',
      'r.articulacy',
      'r.enthusiasm',
      'r.seniority_fit',
      'r.risk',
      'r.rated_at',
      'p.name as by',
    ])
    .where('a.workspace_id', '=', actor.workspaceId)
    .where('a.contact_id', '=', contactId)
    .executeTakeFirst()
  if (row === undefined) throw notFound('advocate')
  if (row.contact_id === null) return { ratings: null, by: null, at: null }
  const { articulacy, enthusiasm, seniority_fit, risk } = row
  return {
    ratings: { articulacy, enthusiasm, seniorityFit: seniority_fit, risk },
    by: row.by,
    at: row.rated_at,
  }
}
