import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { canEditPeople } from '../policy.ts'
import { createTeam, deleteTeam, listTeams, updateTeam } from '../team.contract.ts'
import { createTeam as makeTeam } from './create-team.ts'
import { deleteTeam as removeTeam } from './delete-team.ts'
import { readTeam, readTeams } from './team.reads.ts'
import { updateTeam as changeTeam } from './update-team.ts'

/** Teams, which people are in and which managers and parents hold together. */
export function teamRoutes({ serve }: Serving): void {
  serve(listTeams, async ({ actor, db }) => ({
    rows: await readTeams(db, actor),
    may: { edit: canEditPeople(actor) },
  }))
  serve(createTeam, ({ actor, body, write }) =>
    write(async (tx) => readTeam(tx, actor, await makeTeam(tx, actor, body))),
  )
  serve(updateTeam, ({ actor, params, body, write }) =>
    write(async (tx) => {
      acceptedOr(await changeTeam(tx, actor, params.teamId, body))
      return readTeam(tx, actor, params.teamId)
    }),
  )
  serve(deleteTeam, ({ actor, params, write }) =>
    write(async (tx) => {
      acceptedOr(await removeTeam(tx, actor, params.teamId))
      return { deleted: true }
    }),
  )
}
