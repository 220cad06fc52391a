import type { Serving } from '../../server/serve.ts'
import { accountRoutes } from './account.routes.ts'

/** Accounts, contacts, opportunities, what is recorded beside them, and the search over all of it. */
export function customerRoutes(serving: Serving): void {
  accountRoutes(serving)
}
