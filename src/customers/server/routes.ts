import type { Serving } from '../../server/serve.ts'
import { chartRoutes } from '../chart/server/chart.routes.ts'
import { duplicateRoutes } from '../duplicates/server/routes.ts'
import { erasureRoutes } from '../erasure/server/routes.ts'
import { mergeRoutes } from '../merging/server/routes.ts'
import { relationshipRoutes } from '../relationship/server/relationship.routes.ts'
import { accountRoutes } from './account.routes.ts'
import { careRoutes } from './care.routes.ts'
import { contactRoutes } from './contact.routes.ts'
import { opportunityRoutes } from './opportunity.routes.ts'
import { rivalRoutes } from './rival.routes.ts'
import { searchRoutes } from './search.routes.ts'
import { timelineRoutes } from './timeline.routes.ts'

/** Accounts, contacts, opportunities, what is recorded beside them, and the search over all of it. */
export function customerRoutes(serving: Serving): void {
  accountRoutes(serving)
  contactRoutes(serving)
  opportunityRoutes(serving)
  careRoutes(serving)
  chartRoutes(serving)
  relationshipRoutes(serving)
  rivalRoutes(serving)
  timelineRoutes(serving)
  searchRoutes(serving)
  duplicateRoutes(serving)
  mergeRoutes(serving)
  erasureRoutes(serving)
}
