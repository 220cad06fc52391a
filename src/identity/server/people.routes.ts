import { originOf } from '../../server/auth.ts'
import { acceptedOr } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { Serving } from '../../server/serve.ts'
import * as contract from '../people.contract.ts'
import { changeRoles } from './change-roles.ts'
import { createPerson } from './create-person.ts'
import { invitePerson, withdrawInvitation } from './invite-person.ts'
import { markAsBack } from './mark-as-back.ts'
import { markAsLeft } from './mark-as-left.ts'
import { readPeople, readPeopleCounts, readPerson } from './people.reads.ts'
import { updatePerson } from './update-person.ts'

/** People: on record, in teams, with roles, invited, gone and back. */
export function peopleRoutes(serving: Serving): void {
  recordRoutes(serving)
  standingRoutes(serving)
  invitationRoutes(serving)
}

function recordRoutes({ serve }: Serving): void {
  serve(contract.listPeople, ({ actor, db, query, now }) => readPeople(db, actor, query, now))
  serve(contract.countPeople, ({ actor, db, now }) => readPeopleCounts(db, actor, now))
  serve(contract.getPerson, ({ actor, db, params, now }) => readPerson(db, actor, params.personId, now))
  serve(contract.createPerson, ({ actor, body, write, now }) =>
    write(async (tx) => readPerson(tx, actor, await createPerson(tx, actor, body), now)),
  )
  serve(contract.updatePerson, async ({ actor, params, body, write, now, host }) => {
    const person = await write(async (tx) => {
      await updatePerson(tx, actor, params.personId, body, now)
      return readPerson(tx, actor, params.personId, now)
    })
    return forgotten(host, person)
  })
}

function standingRoutes({ serve }: Serving): void {
  serve(contract.setRoles, async ({ actor, params, body, write, now, host }) => {
    const person = await write(async (tx) => {
      acceptedOr(await changeRoles(tx, actor, params.personId, body))
      return readPerson(tx, actor, params.personId, now)
    })
    return forgotten(host, person)
  })
  serve(contract.markAsLeft, async ({ actor, params, body, write, now, host }) => {
    const person = await write(async (tx) => {
      acceptedOr(await markAsLeft(tx, actor, params.personId, body, now))
      return readPerson(tx, actor, params.personId, now)
    })
    return forgotten(host, person)
  })
  serve(contract.markAsBack, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await markAsBack(tx, actor, params.personId)
      return readPerson(tx, actor, params.personId, now)
    }),
  )
}

function invitationRoutes({ serve }: Serving): void {
  serve(contract.invitePerson, ({ actor, params, body, write, now, host, request }) =>
    write(async (tx) => {
      const input = { personId: params.personId, roles: body.roles, origin: originOf(request, host.config) }
      const { expiresAt, mailId } = acceptedOr(await invitePerson(tx, actor, input, host, now))
      return { personId: params.personId, expiresAt, mailId }
    }),
  )
  serve(contract.withdrawInvitation, ({ actor, params, write, now }) =>
    write(async (tx) => ({ withdrawn: await withdrawInvitation(tx, actor, params.personId, now) })),
  )
}

/** Other processes hear it with the commit; this one must not answer the next request from memory. */
function forgotten<Person extends { readonly id: string }>(host: Host, person: Person): Person {
  host.sessions.forget(`person:${person.id}`)
  return person
}
