import type { Serving } from '../../server/serve.ts'
import {
  closeAsDuplicate as closeEndpoint,
  countUnfilled,
  findAlike,
  joinRequest as joinEndpoint,
  listUnfilled,
} from '../ending.contract.ts'
import { readAlike } from './alike.reads.ts'
import { closeAsDuplicate } from './close-as-duplicate.ts'
import { joinRequest } from './join-request.ts'
import { readUnfilled, readUnfilledRows } from './unfilled.reads.ts'

/** Requests for the same, and what was asked for and not there. */
export function endingRoutes({ serve }: Serving): void {
  serve(findAlike, async ({ actor, query, db }) => readAlike(db, actor, query))
  serve(joinEndpoint, async ({ actor, params, write, now }) =>
    write(async (tx) => {
      await joinRequest(tx, actor, params.requestId, now)
      return { joined: true }
    }),
  )
  serve(closeEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await closeAsDuplicate(tx, actor, { ...params, ...body }, now, host)
      return { closed: true }
    }),
  )
  serve(countUnfilled, async ({ query, db, now }) => readUnfilled(db, query, now))
  serve(listUnfilled, async ({ query, db, now }) => readUnfilledRows(db, query, now))
}
