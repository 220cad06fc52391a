import { readDatedFacts } from '../../../src/advocates/server/freshness.reads.ts'
import { type Day, daysBetween } from '../../../src/kernel/time.ts'
import type { YearAdvocate, YearWorld } from './open-year.ts'
import type { YearAnswer } from './play-rounds.ts'

/** A fact as it stood on the first day. */
export type FirstFact = { readonly kind: string; readonly key: string; readonly confirmedOn: Day | null }

/** Policy age in days and weight of each kind of fact, written down here a second time and by hand. */
const table: Readonly<Record<string, readonly [days: number, weight: number]>> = {
  employment: [90, 2],
  mail: [90, 1],
  text: [365, 1],
  results: [365, 3],
  topics: [365, 1],
  willingness: [180, 3],
  limits: [180, 1],
  products: [180, 1],
  health: [90, 1],
  cases: [90, 1],
  owner: [180, 1],
}

const ofAccount = ['products', 'health', 'cases', 'owner']

/** The facts of somebody on the first day, before anybody is asked about them. */
export async function readFirstFacts(
  { server, manager }: YearWorld,
  contactIds: readonly string[],
): Promise<Map<string, FirstFact[]>> {
  const facts = await readDatedFacts(
    server.host.door.in(manager.workspaceId),
    manager.workspaceId,
    contactIds,
  )
  return Map.groupBy(facts, ({ contactId }) => contactId)
}

/**
 * How fresh a profile is in per cent by the first day's facts and what was answered since, reckoned without anything of
 * the product: a fact counts whole within its age, then less from day to day over as long again.
 */
export function freshnessByHand(
  facts: readonly FirstFact[],
  { contactId, accountId }: YearAdvocate,
  answers: readonly YearAnswer[],
  today: Day,
): number {
  let all = 0
  let fresh = 0
  for (const { kind, key, confirmedOn } of facts) {
    const [days, weight] = table[kind] ?? [0, 0]
    const isSame = (answer: YearAnswer) =>
      answer.kind === kind &&
      (ofAccount.includes(kind)
        ? answer.accountId === accountId
        : answer.contactId === contactId && answer.key === key)
    const last =
      answers.findLast((answer) => answer.answer === 'still-true' && isSame(answer))?.on ?? confirmedOn
    all += weight
    if (last === null) continue
    const late = daysBetween(last, today) - days
    fresh += late <= 0 ? weight : Math.max(0, weight * (1 - late / days))
  }
  // Half a per cent is rounded up, whatever the adding left behind the ninth place.
  return Math.floor((fresh / all) * 100 + 0.5 + 1e-9)
}
