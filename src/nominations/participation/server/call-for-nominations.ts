import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { event } from '../../../kernel/event.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

/** Writes to the people of these teams, in one's own name. Gives how many were told. */
export async function sendCall(
  tx: WorkspaceTx,
  actor: PersonActor,
  { teamIds, words }: { readonly teamIds: readonly string[]; readonly words: string },
  now: Instant,
  host: Host,
): Promise<number> {
  const ids = [...new Set(teamIds)]
  const people = await readPeopleOf(tx, actor, ids)
  const told = words.trim()
  for (const teamId of ids) {
    const { length } = people.filter(({ team_id }) => team_id === teamId)
    await noteCall(tx, actor, teamId, { words: told, people: length }, now)
  }
  const by = { id: actor.personId, name: actor.name, email: actor.email }
  for (const { id } of people) {
    const notice = {
      ...{ personId: id, kind: 'nomination-call', key: null },
      title: 'Who among your customers should we know?',
      paragraphs: told.split(/\n{2,}/),
      about: { kind: 'person', id },
      ...{ path: '/nominate', open: 'Nominate', by, from: by },
    }
    await notifyPerson(tx, notice, host, now)
  }
  return people.length
}

/** Who is in these teams, but for whoever writes. Throws where a team is not here. Two statements. */
async function readPeopleOf(tx: WorkspaceTx, actor: PersonActor, teamIds: readonly string[]) {
  const known = await tx
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', 'in', teamIds)
    .execute()
  if (known.length < teamIds.length) throw invalid('teamIds', 'names a team that is not here')
  return tx
    .selectFrom('people')
    .select(['id', 'team_id'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('team_id', 'in', teamIds)
    .where('left_at', 'is', null)
    .where('id', '<>', actor.personId)
    .orderBy('id')
    .execute()
}

async function noteCall(
  tx: WorkspaceTx,
  actor: PersonActor,
  teamId: string,
  { words, people }: { readonly words: string; readonly people: number },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('nomination_calls')
    .values({
      ...{ workspace_id: actor.workspaceId, team_id: teamId, sent_by: actor.personId },
      ...{ words, people, sent_at: now },
    })
    .execute()
  const team = { kind: 'team', id: teamId }
  await announce(tx, event('nomination-call.sent', actor, team, { data: { people }, texts: { words } }))
}
