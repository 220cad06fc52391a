import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** A person of ours who has not left; undefined for anybody else. */
export async function readPersonHere(
  db: WorkspaceDb | WorkspaceTx,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string | null } | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirst()
}
