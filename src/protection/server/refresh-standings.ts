import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { nextTurn, standingOf } from '../standing.ts'
import { readFacts, readRules } from './facts.reads.ts'
import { readAdvocatesOfAccounts } from './standing.reads.ts'
import { lockStandings, saveStandings } from './standing.store.ts'

/**
 * Writes anew what the one function says of contacts; those not on the journey are passed over. Called in the
 * transaction that changed a fact, after the change. Seven statements at most, however many contacts.
 */
export async function refreshStandings(
  tx: WorkspaceTx,
  contactIds: readonly string[],
  now: Instant,
): Promise<void> {
  const locked = await lockStandings(tx, contactIds, now)
  if (locked.length === 0) return
  const at = await readRules(tx, now)
  const facts = await readFacts(tx, locked, at, 'in-general')
  const standings = [...facts].map(([contactId, each]) => ({
    contactId,
    standing: standingOf(each, null, at.today),
    nextTurn: nextTurn(each, at.today),
  }))
  await saveStandings(tx, standings, now)
}

/** The same for everybody on the journey at these accounts, and for contacts besides. */
export async function refreshAccountStandings(
  tx: WorkspaceTx,
  accountIds: readonly string[],
  now: Instant,
  besides: readonly string[] = [],
): Promise<void> {
  const atAccounts = await readAdvocatesOfAccounts(tx, accountIds)
  await refreshStandings(tx, [...new Set([...atAccounts, ...besides])], now)
}
