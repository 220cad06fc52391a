import type { Serving } from '../../server/serve.ts'
import {
  listFavourites,
  starAdvocate as starEndpoint,
  unstarAdvocate as unstarEndpoint,
} from '../favourite.contract.ts'
import { readFavouriteIds } from './favourite.reads.ts'
import { starAdvocate, unstarAdvocate } from './star-advocate.ts'

/** Advocates whom people star, each for themselves. */
export function favouriteRoutes({ serve }: Serving): void {
  serve(listFavourites, async ({ actor, db }) => ({ contactIds: await readFavouriteIds(db, actor) }))
  serve(starEndpoint, async ({ actor, params, write, now }) => {
    await write((tx) => starAdvocate(tx, actor, params.contactId, now))
    return {}
  })
  serve(unstarEndpoint, async ({ actor, params, write }) => {
    await write((tx) => unstarAdvocate(tx, actor, params.contactId))
    return {}
  })
}
