import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { careOf, nextCareTurn } from '../care.ts'
import { nextTurn, standingOf } from '../standing.ts'
import { type CareGround, type CareRow, careGroundFrom, readCareFacts } from './care-facts.reads.ts'
import { readFacts, readRulesNow, rulesAt } from './facts.reads.ts'
import { type CareToStore, type Concerned, lockStandings, saveStandings } from './standing.store.ts'

/**
 * Writes anew what the one function says of contacts, and how they are cared for; those not on the journey are passed
 * over. Called in the transaction that changed a fact, after the change. Five statements, however many contacts.
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
  const set = await readRulesNow(tx)
  const at = rulesAt(set, now)
  const careAt = careGroundFrom(new Map(Object.entries(set?.set ?? {})), now, set?.timeZone ?? 'UTC')
  const facts = await readFacts(tx, ids, at, 'in-general')
  const cares = await readCareFacts(tx, ids, careAt)
  const standings = [...facts].map(([contactId, each]) => ({
    contactId,
    standing: standingOf(each, null, at.today),
    nextTurn: nextTurn(each, at.today),
    care: careToStore(cares.get(contactId), careAt),
  }))
  await saveStandings(tx, standings, now)
}

/** What lists and counts of care go by; nothing of whoever cannot be found or has left. */
function careToStore(row: CareRow | undefined, { rules, today }: CareGround): CareToStore | null {
  if (row === undefined || !row.isListed) return null
  const { isBelow, isAsksOnly, nextTouch } = careOf(row, rules, today)
  const { gives, asks } = row
  return { touchDueOn: nextTouch.on, gives, asks, isBelow, isAsksOnly, nextTurn: nextCareTurn(row, rules) }
}
