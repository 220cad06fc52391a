import type { PersonActor, Role } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

/**
 * The person in whose name a file is taken in after the request that began it has ended, with the roles they
 * have now. Null where they have left: then nothing more goes in under their name.
 */
export async function loadImporter(
  db: WorkspaceDb,
  workspaceId: WorkspaceId,
  personId: string,
): Promise<PersonActor | null> {
  const person = await db
    .selectFrom('people')
    .select(['name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (person === undefined) return null
  const roles = await db
    .selectFrom('person_roles')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
    .execute()
  return {
    kind: 'person',
    workspaceId,
    personId: toId<'person'>(personId),
    name: person.name,
    email: person.email ?? '',
    roles: roles.map(({ role }) => role as Role),
  }
}
