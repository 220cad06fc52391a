import type { Step } from './step.ts'
import {
  takeInAccounts,
  takeInContacts,
  takeInOpportunities,
  takeInPeople,
  takeInProducts,
} from './take-in-customers.ts'

/** What fills the example company, in this order: each in a transaction of its own. */
export const exampleSteps: readonly Step[] = [
  takeInPeople,
  takeInProducts,
  takeInAccounts,
  takeInContacts,
  takeInOpportunities,
]
