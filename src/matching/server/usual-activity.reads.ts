import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

/** What deals need most: the sales reference call, or else the first kind in use that asks a person. */
export async function usualActivity(db: WorkspaceDb): Promise<string> {
  const types = await readActivityTypes(db)
  const usual =
    types.find(({ code }) => code === 'sales-reference-call') ??
    types.find(({ isAccountLevel }) => !isAccountLevel)
  if (usual === undefined) throw notFound('activity type in use')
  return usual.id
}
