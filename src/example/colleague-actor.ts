import type { PersonActor, Role } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { readColleagueIds } from './example.reads.ts'
import type { Filling } from './step.ts'

/** Lets colleagues of the example act themselves, so that what they did stands under their names. */
export async function readActors({ tx, actor, example }: Pick<Filling, 'tx' | 'actor' | 'example'>) {
  const ids = await readColleagueIds(tx, actor.workspaceId)
  const byMail = new Map(example.colleagues.map((colleague) => [colleague.email, colleague]))
  const actorOf = (email: string, role: Role): PersonActor => {
    const colleague = byMail.get(email)
    const id = ids.get(email)
    if (colleague === undefined || id === undefined) throw new Error(`nobody of the example is ${email}`)
    const { workspaceId } = actor
    return {
      kind: 'person',
      workspaceId,
      personId: toId<'person'>(id),
      name: colleague.name,
      email,
      roles: [role],
    }
  }
  const program = example.colleagues.filter(({ team }) => team === 'The program')
  return {
    /** Somebody who works with customers. */
    memberOf: (email: string) => actorOf(email, 'member'),
    /** One of the program team, by turns. */
    manager: (at: number) => actorOf(program[at % program.length]?.email ?? '', 'program-manager'),
    idOf: (email: string) => ids.get(email) ?? null,
  }
}
