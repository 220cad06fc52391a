import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { nextTurn, standingOf } from '../standing.ts'
import { readFacts, readRules } from './facts.reads.ts'
import { type Concerned, lockStandings, saveStandings } from './standing.store.ts'

/**
 * Writes anew what the one function says of contacts; those not on the journey are passed over. Called in the
 * transaction that changed a fact, after the change. Four statements, however many contacts.
 */
export async function refreshStandings(
  tx: WorkspaceTx,
  contactIds: readonly string[],
  now: Instant,
): Promise<void> {
  if (contactIds.length > 0) await refresh(tx, { contacts: contactIds, accounts: [] }, now)
}

/** The same for everybody on the journey at these accounts, and for contacts besides. */
export async function refreshAccountStandings(
  tx: WorkspaceTx,
  accountIds: readonly string[],
  now: Instant,
  besides: readonly string[] = [],
): Promise<void> {
  await refresh(tx, { contacts: besides, accounts: accountIds }, now)
}

async function refresh(tx: WorkspaceTx, concerned: Concerned, now: Instant): Promise<void> {
  const ids = await lockStandings(tx, concerned, now)
  if (ids.length === 0) return
  // Not beside the lock: a statement that waits for one goes on with what it saw before.
  const at = await readRules(tx, now)
  const facts = await readFacts(tx, ids, at, 'in-general')
  const standings = [...facts].map(([contactId, each]) => ({
    contactId,
    standing: standingOf(each, null, at.today),
    nextTurn: nextTurn(each, at.today),
  }))
  await saveStandings(tx, standings, now)
}
