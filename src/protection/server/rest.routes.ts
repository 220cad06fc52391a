import type { Serving } from '../../server/serve.ts'
import {
  endRest as endEndpoint,
  liftObjection as liftEndpoint,
  raiseObjection as raiseEndpoint,
  restAdvocate as restEndpoint,
} from '../contract.ts'
import { liftObjection, raiseObjection } from './raise-objection.ts'
import { endRest, restAdvocate } from './rest-advocate.ts'

const done = { done: 'yes' } as const

/** Rest on request, and the relationship owner's objection. */
export function restRoutes({ serve }: Serving): void {
  serve(restEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await restAdvocate(tx, actor, { ...params, ...body }, now)
      return done
    }),
  )
  serve(endEndpoint, async ({ actor, params, write, now }) =>
    write(async (tx) => {
      await endRest(tx, actor, params.contactId, now)
      return done
    }),
  )
  serve(raiseEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await raiseObjection(tx, actor, { ...params, ...body }, now)
      return done
    }),
  )
  serve(liftEndpoint, async ({ actor, params, query, write, now }) =>
    write(async (tx) => {
      await liftObjection(tx, actor, { ...params, contactId: query.contactId ?? null }, now)
      return done
    }),
  )
}
