import type { OpportunityRow } from '../customers/opportunity-row.ts'
import type { Day } from '../kernel/time.ts'
import { makeAccounts } from './make-accounts.ts'
import { makeAdvocates } from './make-advocates.ts'
import { makeCare } from './make-care.ts'
import { makeContacts } from './make-contacts.ts'
import { makeHistory, type OpportunityOnWay } from './make-history.ts'
import { makeNominations } from './make-nominations.ts'
import { makeOpportunities } from './make-opportunities.ts'
import { makeColleagues } from './make-people.ts'
import { makeRequests } from './make-requests.ts'
import { makeSignals } from './make-signals.ts'
import { makeTexts } from './make-texts.ts'

/** The whole content of the example company as of a day. */
export type Example = ReturnType<typeof makeExample>

/** Makes the example company: the same on the same day, and moved with the calendar from day to day. */
export function makeExample(today: Day) {
  const colleagues = makeColleagues()
  const accounts = makeAccounts(today, colleagues)
  const contacts = makeContacts(today, accounts)
  const opportunities = makeOpportunities(today, accounts, colleagues)
  const advocates = makeAdvocates(today, contacts, colleagues)
  const history = makeHistory(today, advocates, onWay(opportunities))
  const care = makeCare(today, accounts, contacts, advocates)
  const nominations = makeNominations(today, contacts, advocates, colleagues)
  const requests = makeRequests(today, opportunities, advocates)
  const signals = makeSignals(today, contacts, colleagues)
  const texts = makeTexts(today, advocates)
  return {
    today,
    colleagues,
    accounts,
    contacts,
    opportunities,
    advocates,
    history,
    care,
    nominations,
    requests,
    signals,
    texts,
  }
}

function onWay(opportunities: readonly OpportunityRow[]): OpportunityOnWay[] {
  return opportunities.flatMap(({ crmId, createdOn, closeOn }) =>
    crmId == null || createdOn == null || closeOn == null ? [] : [{ crmId, createdOn, closeOn }],
  )
}
