import type { PersonActor } from '../../kernel/actor.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

export type View = { readonly id: string; readonly name: string; readonly query: string }

/** The views somebody keeps, by name. */
export async function readViews(db: WorkspaceDb, actor: PersonActor): Promise<View[]> {
  return db
    .selectFrom('advocate_views')
    .select(['id', 'name', 'query'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .orderBy('name')
    .execute()
}

/** Forgets one of the actor's own views. */
export async function deleteView(tx: WorkspaceTx, actor: PersonActor, viewId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('advocate_views')
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .where('id', '=', viewId)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw notFound('view')
}
