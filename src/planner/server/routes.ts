import type { Serving } from '../../server/serve.ts'
import { getAvailability } from '../availability.contract.ts'
import { getToday } from '../contract.ts'
import { getEffort } from '../effort.contract.ts'
import { getProgram } from '../program.contract.ts'
import { readAvailability } from './availability.reads.ts'
import { readEffort } from './effort.reads.ts'
import { readProgram } from './program.reads.ts'
import { readToday } from './today.reads.ts'

/** The first page of a program manager's day. */
export function plannerRoutes({ serve }: Serving): void {
  serve(getToday, async ({ actor, query, db, now }) =>
    readToday(db, actor.workspaceId, now, query.all ?? false),
  )
  serve(getProgram, async ({ actor, db, now }) => readProgram(db, actor, now))
  serve(getEffort, async ({ db, now }) => readEffort(db, now))
  serve(getAvailability, async ({ actor, query, db }) =>
    readAvailability(db, actor.workspaceId, {
      cursor: query.cursor,
      size: query.size ?? 50,
      short: query.short ?? false,
    }),
  )
}
