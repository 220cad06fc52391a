import type { Serving } from '../../server/serve.ts'
import * as contract from '../opportunity.contract.ts'
import { readOpportunity } from './opportunity.reads.ts'
import { readOpportunities, readOpportunityFacets } from './opportunity-list.reads.ts'
import {
  closeOpportunity,
  createOpportunity,
  reopenOpportunity,
  updateOpportunity,
} from './update-opportunity.ts'

/** Opportunities: the list with its facets and sums, the record, won and lost. */
export function opportunityRoutes({ serve }: Serving): void {
  serve(contract.listOpportunities, ({ actor, db, query }) => readOpportunities(db, actor, query))
  serve(contract.countOpportunities, ({ actor, db, query }) => readOpportunityFacets(db, actor, query))
  serve(contract.getOpportunity, ({ actor, db, params }) => readOpportunity(db, actor, params.opportunityId))
  serve(contract.createOpportunity, ({ actor, body, write, now }) =>
    write(async (tx) => readOpportunity(tx, actor, await createOpportunity(tx, actor, body, now))),
  )
  serve(contract.updateOpportunity, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await updateOpportunity(tx, actor, params.opportunityId, body, now)
      return readOpportunity(tx, actor, params.opportunityId)
    }),
  )
  serve(contract.closeOpportunity, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await closeOpportunity(tx, actor, params.opportunityId, body, now)
      return readOpportunity(tx, actor, params.opportunityId)
    }),
  )
  serve(contract.reopenOpportunity, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await reopenOpportunity(tx, actor, params.opportunityId, now)
      return readOpportunity(tx, actor, params.opportunityId)
    }),
  )
}
