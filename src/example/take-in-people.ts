import { changeRoles } from '../identity/server/change-roles.ts'
import { updateTeam } from '../identity/server/update-team.ts'
import { upsertPeople } from '../identity/server/upsert-people.ts'
import type { Role } from '../kernel/actor.ts'
import { acceptedOr } from '../server/errors.ts'
import { readColleagueIds, readTeams } from './example.reads.ts'
import { peopleRows } from './make-people.ts'
import { requireTaken, type Step } from './step.ts'

/** The colleagues in their teams, with the roles of those who would sign in first. */
export const takeInPeople: Step = async ({ tx, actor, example }) => {
  requireTaken('people', await upsertPeople(tx, actor, peopleRows(example.colleagues)))
  const ids = await readColleagueIds(tx, actor.workspaceId)
  for (const { email, team, manager } of example.colleagues) {
    const roles = rolesOf(team, manager)
    // A person the batch has just made is at version 1.
    if (roles.length > 0)
      acceptedOr(await changeRoles(tx, actor, ids.get(email) ?? '', { version: 1, roles }))
  }
}

function rolesOf(team: string, manager: string | null): Role[] {
  if (team === 'The program') return ['program-manager', 'member']
  if (team === 'Executives') return ['executive']
  return manager === null ? ['member'] : []
}

/** Regional teams stand below the team of their kind. */
export const arrangeTeams: Step = async ({ tx, actor }) => {
  const teams = await readTeams(tx, actor.workspaceId)
  for (const [parent, start] of [
    ['Sales', 'Sales '],
    ['Customer Success', 'Customer Success '],
  ] as const) {
    const parentId = teams.find(({ name }) => name === parent)?.id
    if (parentId === undefined) continue
    for (const { id, version } of teams.filter(({ name }) => name.startsWith(start))) {
      acceptedOr(await updateTeam(tx, actor, id, { version, parentId }))
    }
  }
}
