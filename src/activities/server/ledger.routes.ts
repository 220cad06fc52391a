import { acceptedOr, notFound, requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  listAccountLedger,
  listContactLedger,
  listOpportunityLedger,
  logGive as logGiveEndpoint,
  logTouch as logTouchEndpoint,
  reverseEntry as reverseEndpoint,
} from '../ledger.contract.ts'
import { canReadAccountLedger, canReadContactLedger, canReadOpportunityLedger } from '../policy.ts'
import {
  type LedgerEntry,
  readEntry,
  readLedgerAccount,
  readLedgerContact,
  readLedgerOpportunity,
  readTimeline,
} from './ledger.reads.ts'
import { logGive, logTouch } from './log-entry.ts'
import { reverseEntry } from './reverse-entry.ts'

/** Timelines, and what is written into the ledger by hand. */
export function ledgerRoutes({ serve }: Serving): void {
  serve(listContactLedger, async ({ actor, db, params, query }) => {
    const contact = await readLedgerContact(db, params.contactId)
    if (contact === undefined) throw notFound('contact')
    requirePermission(canReadContactLedger(actor, contact))
    return readTimeline(db, 'contact', contact.contactId, query)
  })
  serve(listAccountLedger, async ({ actor, db, params, query }) => {
    const account = await readLedgerAccount(db, params.accountId)
    if (account === undefined) throw notFound('account')
    requirePermission(canReadAccountLedger(actor, account))
    return readTimeline(db, 'account', account.accountId, query)
  })
  serve(listOpportunityLedger, async ({ actor, db, params, query }) => {
    const opportunity = await readLedgerOpportunity(db, params.opportunityId)
    if (opportunity === undefined) throw notFound('opportunity')
    requirePermission(canReadOpportunityLedger(actor, opportunity))
    return readTimeline(db, 'opportunity', params.opportunityId, query)
  })
  serve(logTouchEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => entryOf(tx, await logTouch(tx, actor, { ...params, ...body }, now))),
  )
  serve(logGiveEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => entryOf(tx, await logGive(tx, actor, { ...params, ...body }, now))),
  )
  serve(reverseEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const { reversalId } = acceptedOr(await reverseEntry(tx, actor, params.entryId, body.reason, now))
      return entryOf(tx, reversalId)
    }),
  )
}

async function entryOf(tx: WorkspaceTx, id: string): Promise<LedgerEntry> {
  const entry = await readEntry(tx, id)
  if (entry === undefined) throw notFound('entry of the ledger')
  return entry
}
