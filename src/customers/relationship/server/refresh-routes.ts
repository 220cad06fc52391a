import type { Actor } from '../../../kernel/actor.ts'
import { addDays, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { relationshipsRerouted } from '../relationship.events.ts'
import { type Route, routeOf } from '../route.ts'
import { readRouteFacts, saveRoutes } from './route.store.ts'
import { readRelationshipRules } from './rules.reads.ts'

/**
 * Works out anew who is asked instead of relationship owners, for some accounts or for all, and writes what is different.
 * Gives the number of accounts for which somebody else is asked than before; their open approvals follow.
 */
export async function refreshRoutes(
  tx: WorkspaceTx,
  actor: Actor,
  accountIds: readonly string[] | null,
  now: Instant,
): Promise<number> {
  const { silentAfter, today } = await readRelationshipRules(tx, actor.workspaceId, now)
  const facts = await readRouteFacts(tx, accountIds, addDays(today, -silentAfter))
  const changed = facts.flatMap((account) => {
    const route = routeOf(account, silentAfter, today)
    return isSame(route, account.stored) ? [] : [{ ...account, route }]
  })
  if (changed.length === 0) return 0
  await saveRoutes(tx, changed, today)
  const asked = changed.filter(({ route, stored }) => whoOf(route) !== whoOf(stored))
  if (asked.length > 0) await announce(tx, relationshipsRerouted(actor, asked.length))
  return asked.length
}

const whoOf = (route: Route | null) => (route === null ? 'owner' : route.personId)

function isSame(one: Route | null, other: Route | null): boolean {
  if (one === null || other === null) return one === other
  return (['because', 'personId', 'chosenAs', 'silentSince'] as const).every(
    (part) => one[part] === other[part],
  )
}
