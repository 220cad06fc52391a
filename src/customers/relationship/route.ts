import { type Day, daysBetween } from '../../kernel/time.ts'

/** Why somebody else than the relationship owner is asked. */
export const routeCauses = ['direct-mode', 'owner-silent'] as const
export type RouteCause = (typeof routeCauses)[number]

/** Why it is they who are asked instead. */
export const routeChoices = ['holder', 'last-talked', 'manager', 'program'] as const
export type RouteChoice = (typeof routeChoices)[number]

/** What of an account decides whom its relationship is asked of. Ids are of people who are still here. */
export type RouteFacts = {
  readonly ownerId: string | null
  /** The day of a change of hands; null where the owner held it from the beginning. */
  readonly ownerSince: Day | null
  /** The owner's own last real contact; null where none is on record. */
  readonly ownerTalkedOn: Day | null
  /** Who holds it in direct mode; null where it is not in direct mode. */
  readonly holderId: string | null
  /** Who of ours besides the owner talked to them last, and when. */
  readonly lastTalked: { readonly personId: string; readonly on: Day } | null
  /** Who leads the owner's team, or the one above it. */
  readonly managerId: string | null
}

export type Route = {
  readonly because: RouteCause
  /** Null where any program manager answers. */
  readonly personId: string | null
  readonly chosenAs: RouteChoice
  readonly silentSince: Day | null
}

/**
 * Who is asked instead of the relationship owner, and why; null where the owner is. In: the facts, the days an owner
 * may be without real contact, today. In direct mode it is who holds the relationship. An owner without contact for
 * longer than the setting is avoided: asked is whoever else talked to the account within that time, else who leads the
 * owner, else the program. An account without any contact on record stays with its owner: what nobody wrote down is not
 * silence. Source: requirements CS-8, CS-11.
 */
export function routeOf(facts: RouteFacts, silentAfter: number, today: Day): Route | null {
  const { ownerId, holderId, ownerTalkedOn, ownerSince, lastTalked, managerId } = facts
  if (holderId !== null) {
    return { because: 'direct-mode', personId: holderId, chosenAs: 'holder', silentSince: ownerTalkedOn }
  }
  if (ownerId === null || ownerTalkedOn === null) return null
  const since = ownerSince !== null && ownerSince > ownerTalkedOn ? ownerSince : ownerTalkedOn
  if (daysBetween(since, today) <= silentAfter) return null
  const avoided = { because: 'owner-silent', silentSince: ownerTalkedOn } as const
  if (lastTalked !== null && daysBetween(lastTalked.on, today) <= silentAfter) {
    return { ...avoided, personId: lastTalked.personId, chosenAs: 'last-talked' }
  }
  if (managerId !== null && managerId !== ownerId)
    return { ...avoided, personId: managerId, chosenAs: 'manager' }
  return { ...avoided, personId: null, chosenAs: 'program' }
}

type Told = {
  readonly because: RouteCause
  readonly chosenAs: RouteChoice
  readonly person: string | null
  readonly owner: string | null
  readonly silentSince: Day | null
}

/**
 * Why somebody else is asked, in a sentence. In: names as people read them, the limit in days, a way to write a day and
 * today. Out: whom, and the reason.
 */
export function tellRoute(
  { because, chosenAs, person, owner, silentSince }: Told,
  silentAfter: number,
  today: Day,
  formatDay: (day: Day) => string,
): string {
  if (because === 'direct-mode') return `In direct mode: ${person ?? 'the program'} holds the relationship.`
  const whose = owner ?? 'The owner'
  const gap =
    silentSince === null
      ? `${whose} had no real contact.`
      : `${whose} had no real contact since ${formatDay(silentSince)}: ${daysBetween(silentSince, today)} days, more than the ${silentAfter} allowed.`
  switch (chosenAs) {
    case 'last-talked':
      return `${gap} ${person ?? 'Somebody else'} talked to them last.`
    case 'manager':
      return `${gap} ${person ?? 'Who leads them'} leads the owner.`
    case 'holder':
    case 'program':
      return `${gap} The program answers.`
  }
}
