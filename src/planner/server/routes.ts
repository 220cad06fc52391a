import type { Serving } from '../../server/serve.ts'
import { getToday } from '../contract.ts'
import { readToday } from './today.reads.ts'

/** The first page of a program manager's day. */
export function plannerRoutes({ serve }: Serving): void {
  serve(getToday, async ({ actor, query, db, now }) =>
    readToday(db, actor.workspaceId, now, query.all ?? false),
  )
}
