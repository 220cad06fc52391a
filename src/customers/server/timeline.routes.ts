import type { Serving } from '../../server/serve.ts'
import * as contract from '../timeline.contract.ts'
import { readRecordTimeline, readTexts } from './timeline.reads.ts'

/** What happened around accounts, contacts and opportunities, and the texts customers gave. */
export function timelineRoutes({ serve }: Serving): void {
  serve(contract.getAccountTimeline, ({ actor, db, params, query }) =>
    readRecordTimeline(db, actor, 'account', params.accountId, query),
  )
  serve(contract.getContactTimeline, ({ actor, db, params, query }) =>
    readRecordTimeline(db, actor, 'contact', params.contactId, query),
  )
  serve(contract.getOpportunityTimeline, ({ actor, db, params, query }) =>
    readRecordTimeline(db, actor, 'opportunity', params.opportunityId, query),
  )
  serve(contract.listAccountTexts, ({ actor, db, params, query }) =>
    readTexts(db, actor, 'account', params.accountId, query),
  )
  serve(contract.listContactTexts, ({ actor, db, params, query }) =>
    readTexts(db, actor, 'contact', params.contactId, query),
  )
}
