import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import {
  enterAbsence as enterEndpoint,
  listAbsences,
  removeAbsence as removeEndpoint,
} from '../absence.contract.ts'
import { canEnterAbsence } from '../policy.ts'
import { readAbsences, readToday } from './absence.reads.ts'
import { enterAbsence, removeAbsence } from './enter-absence.ts'

/** When people of ours are away, and who answers for them meanwhile. */
export function absenceRoutes({ serve }: Serving): void {
  serve(listAbsences, ({ actor, db, params, now }) => show(db, actor, params.personId, now))
  serve(enterEndpoint, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await enterAbsence(tx, actor, { ...params, ...body }, now)
      return show(tx, actor, params.personId, now)
    }),
  )
  serve(removeEndpoint, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await removeAbsence(tx, actor, params)
      return show(tx, actor, params.personId, now)
    }),
  )
}

async function show(db: WorkspaceDb | WorkspaceTx, actor: Actor, personId: string, now: Instant) {
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) throw notFound('person')
  const rows = await readAbsences(db, personId, await readToday(db, now))
  return { rows, may: { enter: canEnterAbsence(actor, personId) } }
}
