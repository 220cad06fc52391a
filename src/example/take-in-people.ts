import { changeRoles } from '../identity/server/change-roles.ts'
import { updateTeam } from '../identity/server/update-team.ts'
import { upsertPeople } from '../identity/server/upsert-people.ts'
import type { Role } from '../kernel/actor.ts'
import { acceptedOr } from '../server/errors.ts'
import { readColleagueIds, readTeams } from './example.reads.ts'
import { type Colleague, hasAccount, isInProgram, peopleRows, type Sponsor, sponsors } from './make-people.ts'
import { requireTaken, type Step } from './step.ts'

/** The colleagues in their teams, with the roles of those who would sign in first. */
export const takeInPeople: Step = async ({ tx, actor, example }) => {
  requireTaken('people', await upsertPeople(tx, actor, peopleRows(example.colleagues)))
  const ids = await readColleagueIds(tx, actor.workspaceId)
  for (const colleague of example.colleagues.filter(hasAccount)) {
    const id = ids.get(colleague.email) ?? ''
    // A person the batch has just made is at version 1.
    acceptedOr(await changeRoles(tx, actor, id, { version: 1, roles: rolesOf(colleague) }))
  }
}

function rolesOf(colleague: Colleague): Role[] {
  if (isInProgram(colleague)) return ['program-manager', 'member']
  return colleague.team === 'Executives' ? ['executive'] : ['member']
}

/** Regional teams stand below the team of their kind, and each team has an executive who supports it more or less. */
export const arrangeTeams: Step = async ({ tx, actor, example }) => {
  const teams = await readTeams(tx, actor.workspaceId)
  const ids = await readColleagueIds(tx, actor.workspaceId)
  const idOf = (title: string) =>
    ids.get(example.colleagues.find((each) => each.title === title)?.email ?? '') ?? null
  for (const { id, name, version } of teams) {
    const kind = ['Sales', 'Customer Success'].find((each) => name.startsWith(`${each} `))
    const parentId = teams.find((team) => team.name === kind)?.id
    const sponsor = sponsors.find((each) => each.teams.test(name))
    if (sponsor === undefined && parentId === undefined) continue
    const change = {
      ...(parentId === undefined ? {} : { parentId }),
      ...(sponsor === undefined ? {} : supportOf(sponsor, idOf(sponsor.title))),
    }
    acceptedOr(await updateTeam(tx, actor, id, { version, ...change }))
  }
}

const supportOf = ({ influence, isPartner }: Sponsor, executiveId: string | null) => ({
  ...{ executiveId, influence, isPartner },
})
