import { sql } from 'kysely'
import { type PersonActor, type Role, roles } from '../../src/kernel/actor.ts'
import { toId, type WorkspaceId } from '../../src/kernel/ids.ts'
import type { OpenServer } from './open-server.ts'

/** The example company, and in it a file on its way in, so that there are files too. */
export async function fillWithExample(server: OpenServer): Promise<WorkspaceId> {
  const setup = { workspaceName: 'Tarnwell', name: 'Noor Haddad', email: 'noor@tarnwell.example' }
  await server.send(null, 'POST', '/setup', {
    ...setup,
    password: 'a quiet place by the river',
    makeKey: true,
  })
  const [home] = await server.host.door.global.selectFrom('memberships').selectAll().execute()
  if (home === undefined) throw new Error('nobody was set up')
  const founder = actorOf(toId<'workspace'>(home.workspace_id), home.person_id, 'Noor Haddad', roles)
  const { workspaceId } = JSON.parse((await server.send(founder, 'POST', '/example')).body)
  await server.host.jobs.drain(server.host)
  const example = toId<'workspace'>(workspaceId)
  const [everybody] = await findActors(server, example)
  if (everybody === undefined) throw new Error('there is nobody in the example company')
  await server.upload(
    everybody,
    '/imports',
    'accounts.csv',
    'Account Name,Industry,Renewal\nHof,Farming,31.02.2027\n',
  )
  await server.host.jobs.drain(server.host)
  return example
}

const actorOf = (
  workspaceId: WorkspaceId,
  personId: string,
  name: string,
  held: readonly Role[],
): PersonActor => ({
  kind: 'person',
  workspaceId,
  personId: toId<'person'>(personId),
  name,
  email: '',
  roles: held,
})

/** Whoever holds every role, and for each role somebody who holds only that. */
export async function findActors({ host }: OpenServer, workspaceId: WorkspaceId): Promise<PersonActor[]> {
  const { rows } = await sql<{ id: string; name: string; held: Role[] }>`
    select distinct on (held) id, name, held from (
      select p.id, p.name, array_agg(r.role order by r.role) as held
      from people p join person_roles r on r.workspace_id = p.workspace_id and r.person_id = p.id
      where p.workspace_id = ${workspaceId} group by 1, 2) each
    order by held, id`.execute(host.door.in(workspaceId))
  return rows
    .toSorted((a, b) => b.held.length - a.held.length)
    .map(({ id, name, held }) => actorOf(workspaceId, id, name, held))
}
