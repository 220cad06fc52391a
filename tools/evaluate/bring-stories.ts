import { type PersonActor, roles } from '../../src/kernel/actor.ts'
import { toId } from '../../src/kernel/ids.ts'
import type { OpenServer } from '../prove/open-server.ts'
import type { StoryFolder } from './read-folder.ts'

const nobody = { name: 'Eva Luation', email: 'eva@program.example', password: 'nobody signs in with this' }

/** Makes a workspace and takes the folder in through the product's own import. Gives the program manager who did it. */
export async function bringStories(server: OpenServer, { files }: StoryFolder): Promise<PersonActor> {
  const actor = await setUp(server)
  for (const { name: file, content } of files) {
    const { body } = await server.upload(actor, '/imports', file, content)
    const { imports } = JSON.parse(body) as { imports: readonly { id: string }[] }
    for (const { id } of imports) {
      // A large file is read by a job before it can be started.
      await drain(server)
      await server.send(actor, 'POST', `/imports/${id}/start`, {})
      await drain(server)
      await requireDone(server, actor, file, id)
    }
  }
  return actor
}

async function setUp(server: OpenServer): Promise<PersonActor> {
  const { body } = await server.send(null, 'POST', '/setup', { workspaceName: 'Evaluation', ...nobody })
  const { workspaceId, personId } = JSON.parse(body) as { workspaceId: string; personId: string }
  const { name, email } = nobody
  return {
    kind: 'person',
    workspaceId: toId<'workspace'>(workspaceId),
    personId: toId<'person'>(personId),
    name,
    email,
    roles,
  }
}

/** Runs what is due until nothing is. */
async function drain(server: OpenServer): Promise<void> {
  while ((await server.host.jobs.drain(server.host)) > 0);
}

async function requireDone(server: OpenServer, actor: PersonActor, file: string, id: string): Promise<void> {
  const { body } = await server.ask(actor, `/api/v1/imports/${id}`)
  const { state, counts } = JSON.parse(body) as { state: string; counts: { refused: number } }
  if (state !== 'done') throw new Error(`${file} is ${state} and not done`)
  if (counts.refused > 0) process.stderr.write(`${file}: ${counts.refused} rows were refused\n`)
}
