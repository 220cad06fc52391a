import type { Day } from '../kernel/time.ts'
import { makeAccounts } from './make-accounts.ts'
import { makeContacts } from './make-contacts.ts'
import { makeOpportunities } from './make-opportunities.ts'
import { makeColleagues } from './make-people.ts'

/** The whole content of the example company as of a day. */
export type Example = ReturnType<typeof makeExample>

/** Makes the example company: the same on the same day, and moved with the calendar from day to day. */
export function makeExample(today: Day) {
  const colleagues = makeColleagues()
  const accounts = makeAccounts(today, colleagues)
  const contacts = makeContacts(today, accounts)
  const opportunities = makeOpportunities(today, accounts, colleagues)
  return { today, colleagues, accounts, contacts, opportunities }
}
