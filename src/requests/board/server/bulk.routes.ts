import type { Serving } from '../../../server/serve.ts'
import { assignRequests as assignEndpoint, closeDuplicates as duplicatesEndpoint } from '../bulk.contract.ts'
import { assignRequests, closeDuplicates } from './assign-requests.ts'

/** What is done with several requests at once. */
export function bulkRoutes({ serve }: Serving): void {
  serve(assignEndpoint, async ({ actor, body, write, now, host }) =>
    write((tx) => assignRequests(tx, actor, body.assignments, now, host)),
  )
  serve(duplicatesEndpoint, async ({ actor, body, write, now, host }) =>
    write((tx) => closeDuplicates(tx, actor, body, now, host)),
  )
}
