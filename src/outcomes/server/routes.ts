import { Readable } from 'node:stream'
import type { Serving } from '../../server/serve.ts'
import { getChange, listChangeRows } from '../change/contract.ts'
import { readChange } from '../change/server/change.reads.ts'
import { readChangeRows } from '../change/server/change-rows.reads.ts'
import {
  exportResults as exportEndpoint,
  getResults,
  listResultOpportunities,
  listResultPeople,
  listResultRequests,
  listResultUses,
} from '../contract.ts'
import { readAsked } from './asked.reads.ts'
import { exportResults } from './export-results.ts'
import { readOpportunityRows } from './opportunity.reads.ts'
import { readUsedAndGiven } from './person.reads.ts'
import { readRequestRows } from './request-row.reads.ts'
import { readResults } from './result.reads.ts'
import { readUseRows } from './use.reads.ts'

const usualSize = 50

/** What requests and uses came to, and the rows behind every figure. Everything here only reads. */
export function outcomeRoutes({ serve }: Serving): void {
  serve(getResults, async ({ actor, query, db, now }) =>
    readResults(db, await readAsked(db, actor, query, now)),
  )
  serve(listResultOpportunities, async ({ actor, query, db, now }) =>
    readOpportunityRows(db, await readAsked(db, actor, query, now), sized(query)),
  )
  serve(listResultUses, async ({ actor, query, db, now }) =>
    readUseRows(db, await readAsked(db, actor, query, now), sized(query)),
  )
  serve(listResultRequests, async ({ actor, query, db, now }) =>
    readRequestRows(db, await readAsked(db, actor, query, now), sized(query)),
  )
  serve(listResultPeople, async ({ actor, query, db, now }) =>
    readUsedAndGiven(db, await readAsked(db, actor, query, now), sized(query)),
  )
  serve(getChange, async ({ db, actor, now }) => readChange(db, actor.workspaceId, now))
  serve(listChangeRows, async ({ query, db }) => readChangeRows(db, query))
  serve(exportEndpoint, async ({ actor, query, db, now, reply }) => {
    const asked = await readAsked(db, actor, query, now)
    const name = `${query.figure}-${asked.period.from}-${asked.period.to}.csv`
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`)
    return reply.send(Readable.from(exportResults(db, asked, query))) as never
  })
}

const sized = <Query extends { readonly size?: number | undefined }>(query: Query) => ({
  ...query,
  size: query.size ?? usualSize,
})
