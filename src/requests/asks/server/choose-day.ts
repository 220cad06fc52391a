import type { ActivityType } from '../../../activities/activity-type.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { dayWished } from '../../../matching/day-wished.ts'
import { askedForOf } from '../../../protection/asked-for.ts'
import { readAccountFacts, readFacts, readRules } from '../../../protection/server/facts.reads.ts'
import { standingOf } from '../../../protection/standing.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { matchDaysOf } from '../../match-days.ts'

type Whom = { readonly contactId: string; readonly accountId: string | null }

/**
 * The day an ask takes its place on, where nobody named one: the day that is set, else the first on which the customer
 * is free until it is needed. Nobody is free by then: the day the match begins with, and the gate says why not.
 */
export async function chooseDay(
  tx: WorkspaceTx,
  type: ActivityType,
  { contactId, accountId }: Whom,
  needBy: Day | null,
  now: Instant,
): Promise<Day> {
  const at = await readRules(tx, now)
  const { wishedOn, by } = matchDaysOf(type.timing, needBy)
  const day = dayWished({ wishedOn, by }, type, at)
  if (by === null) return day
  const facts =
    type.isAccountLevel && accountId !== null
      ? await readAccountFacts(tx, accountId, at)
      : (await readFacts(tx, [contactId], at)).get(contactId)
  if (facts === undefined) return day
  const { freeFrom } = standingOf(facts, askedForOf(type), day)
  return freeFrom !== null && freeFrom > day && freeFrom <= by ? freeFrom : day
}
