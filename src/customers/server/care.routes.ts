import type { Serving } from '../../server/serve.ts'
import * as contract from '../account-care.contract.ts'
import { closeCase } from './close-case.ts'
import { noteInitiative, openCase, recordLastContact, removeInitiative } from './record-care.ts'

/** What the relationship owner records beside an account. */
export function careRoutes({ serve }: Serving): void {
  serve(contract.recordLastContact, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await recordLastContact(tx, actor, params.accountId, body, now)
      return { id: params.accountId }
    }),
  )
  serve(contract.openCase, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({ id: await openCase(tx, actor, params.accountId, body, now) })),
  )
  serve(contract.closeCase, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await closeCase(tx, actor, params.caseId, body, now)
      return { id: params.caseId }
    }),
  )
  serve(contract.noteInitiative, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({ id: await noteInitiative(tx, actor, params.accountId, body, now) })),
  )
  serve(contract.removeInitiative, ({ actor, params, write }) =>
    write(async (tx) => {
      await removeInitiative(tx, actor, params.initiativeId)
      return { id: params.initiativeId }
    }),
  )
}
