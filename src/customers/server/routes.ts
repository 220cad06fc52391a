import type { Serving } from '../../server/serve.ts'
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
  rivalRoutes(serving)
  timelineRoutes(serving)
  searchRoutes(serving)
}
