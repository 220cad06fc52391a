import { sql } from 'kysely'
import { revokeKey } from '../identity/server/revoke-key.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { refuse } from '../kernel/result.ts'
import { announce } from '../server/announce.ts'
import { forbidden, refused } from '../server/errors.ts'
import type { Host } from '../server/host.ts'
import { inOtherWorkspace } from '../server/other-workspace.ts'
import { forgetEverywhere } from '../server/sessions.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { emptyInnerTables } from './empty-workspace.ts'
import { exampleRemoved } from './example.events.ts'
import { findExample, type OwnExample } from './example.reads.ts'

type Write = <T>(work: (tx: WorkspaceTx) => Promise<T>) => Promise<T>

/**
 * Removes the actor's example company: the workspace with everything in it, its keys and its files. Nothing of
 * another workspace is touched. False where there is none. Refuses whoever is no administrator of it, and to
 * take away the only workspace somebody has.
 */
export async function removeExample(host: Host, actor: PersonActor, write: Write): Promise<boolean> {
  const own = await findExample(host.door, actor)
  if (own === null) return false
  const members = await readMembers(host, own)
  const me = members.find((member) => member.person_id === own.personId)
  if (me?.is_administrator !== true)
    throw forbidden('Only an administrator of the example company removes it.')
  if (members.some((member) => member.places < 2)) {
    throw refused(
      refuse('only-workspace', 'Somebody has no other workspace than the example. Make one for them first.'),
    )
  }
  const tags = members.map((member) => `login:${member.auth_user_id}`)
  await write(async (tx) => {
    await inOtherWorkspace(tx, own.workspaceId, async () => {
      await removeKeys(tx, adminOf(actor, own))
      await emptyInnerTables(tx, own.workspaceId)
    })
    await tx
      .deleteFrom('workspaces')
      .where('id', '=', own.workspaceId)
      .where('is_example', '=', true)
      .execute()
    await forgetEverywhere(tx, ...tags)
    if (actor.workspaceId !== own.workspaceId) await announce(tx, exampleRemoved(actor, own.workspaceId))
  })
  // The next request may come before the word that was sent around.
  for (const tag of tags) host.sessions.forget(tag)
  await host.files.removeAll(own.workspaceId)
  return true
}

type Member = { person_id: string; auth_user_id: string; places: number; is_administrator: boolean }

async function readMembers(host: Host, { workspaceId }: OwnExample): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.person_id, m.auth_user_id,
      (select count(*) from memberships o where o.auth_user_id = m.auth_user_id) as places,
      exists (select from person_roles r where r.workspace_id = m.workspace_id and r.person_id = m.person_id
        and r.role = 'administrator') as is_administrator
    from memberships m where m.workspace_id = ${workspaceId}`.execute(host.door.in(workspaceId))
  return rows
}

const adminOf = (actor: PersonActor, { workspaceId, personId }: OwnExample): PersonActor => ({
  ...actor,
  workspaceId,
  personId: toId<'person'>(personId),
  roles: ['administrator'],
})

// Keys stand outside the walls, so the workspace does not take them along.
async function removeKeys(tx: WorkspaceTx, actor: PersonActor): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select k.id from people p join auth.apikey k on k."referenceId" = p.id::text
    where p.workspace_id = ${actor.workspaceId}`.execute(tx)
  for (const { id } of rows) await revokeKey(tx, actor, id)
}
