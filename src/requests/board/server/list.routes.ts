import { Readable } from 'node:stream'
import type { Serving } from '../../../server/serve.ts'
import { countRequests, listRequests } from '../../request.contract.ts'
import { exportRequests as exportEndpoint, getBoard } from '../board.contract.ts'
import { readBoard } from './board.reads.ts'
import { exportRequests } from './export-requests.ts'
import { readRequestCounts } from './request-count.reads.ts'
import { readRequestList } from './request-list.reads.ts'

/** Requests as rows, as a board, counted, and as a file. */
export function requestListRoutes({ serve }: Serving): void {
  serve(listRequests, async ({ actor, query, db, now }) => readRequestList(db, actor, query, now))
  serve(getBoard, async ({ actor, query, db, now }) => readBoard(db, actor, query, now))
  serve(countRequests, async ({ actor, db, now }) => readRequestCounts(db, actor, now))
  serve(exportEndpoint, async ({ actor, query, db, now, reply }) => {
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="requests-${now.slice(0, 10)}.csv"`)
    return reply.send(Readable.from(exportRequests(db, actor, query, now))) as never
  })
}
