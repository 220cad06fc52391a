import { type PersonActor, type Role, roles } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Door } from '../tenancy.ts'
import { furnishWorkspace } from '../workspace-start.ts'

/** A workspace made for a test, with one person of each role; the member has no other role. */
export type TestWorkspace = {
  readonly id: WorkspaceId
  readonly people: Readonly<Record<Role, PersonActor>>
}

/** Makes a workspace and its people straight in the database. */
export async function makeWorkspace(door: Door, name = 'Test works'): Promise<TestWorkspace> {
  const { id } = await door.global
    .insertInto('workspaces')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const workspaceId = toId<'workspace'>(id)
  const entries: [Role, PersonActor][] = []
  for (const role of roles) entries.push([role, await makePerson(door, workspaceId, role)])
  const people = Object.fromEntries(entries) as Record<Role, PersonActor>
  await door.write(workspaceId, (tx) => furnishWorkspace(tx, people.administrator))
  return { id: workspaceId, people }
}

async function makePerson(door: Door, workspaceId: WorkspaceId, role: Role): Promise<PersonActor> {
  const name = `Some ${role}`
  const email = `${role}-${workspaceId.slice(-8)}@staff.example`
  return door.write(workspaceId, async (tx) => {
    const { id } = await tx
      .insertInto('people')
      .values({ workspace_id: workspaceId, name, email })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('person_roles').values({ workspace_id: workspaceId, person_id: id, role }).execute()
    return { kind: 'person', workspaceId, personId: toId<'person'>(id), name, email, roles: [role] }
  })
}
