import type { Serving } from '../../server/serve.ts'
import * as contract from '../search.contract.ts'
import { searchRecords } from './palette.search.ts'

/** The search behind the palette. */
export function searchRoutes({ serve }: Serving): void {
  serve(contract.search, async ({ actor, db, query }) => ({
    results: await searchRecords(db, actor, query.q),
  }))
}
