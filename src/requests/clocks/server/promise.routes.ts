import type { Serving } from '../../../server/serve.ts'
import { listPromiseCases, listPromises } from '../promise.contract.ts'
import { readPromiseCases, readPromises } from './promise.reads.ts'

/** How the promises around requests were kept, and the cases behind each. */
export function promiseRoutes({ serve }: Serving): void {
  serve(listPromises, async ({ query, db, now }) => readPromises(db, query, now))
  serve(listPromiseCases, async ({ params, query, db, now }) =>
    readPromiseCases(db, { ...params, ...query }, now),
  )
}
