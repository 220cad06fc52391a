/** Somebody at an account and whom they report to there, as far as known. */
export type Placed = { readonly id: string; readonly reportsToId: string | null }

/** A person's place in the chart: how many stand above them, and how many anywhere below. */
export type ChartRow<Person extends Placed> = Person & { readonly depth: number; readonly below: number }

/**
 * The people of an account as a chart: each under whom they report to, in the order they came. In: people with the id
 * of their superior; null, or the id of somebody who is not among them, puts them at the top. A ring, which merging two
 * records may leave, is cut at the first of its people, so that nobody is lost. Source: requirement CS-3.
 */
export function layOutChart<Person extends Placed>(people: readonly Person[]): ChartRow<Person>[] {
  const ids = new Set(people.map(({ id }) => id))
  const under = new Map<string | null, Person[]>()
  for (const person of people) {
    const { reportsToId, id } = person
    const above = reportsToId !== null && ids.has(reportsToId) && reportsToId !== id ? reportsToId : null
    under.set(above, [...(under.get(above) ?? []), person])
  }
  const rows: ChartRow<Person>[] = []
  const seen = new Set<string>()
  const place = (person: Person, depth: number): number => {
    if (seen.has(person.id)) return 0
    seen.add(person.id)
    const at = rows.push({ ...person, depth, below: 0 }) - 1
    const below = (under.get(person.id) ?? []).reduce((sum, each) => sum + place(each, depth + 1), 0)
    rows[at] = { ...person, depth, below }
    return below + 1
  }
  for (const person of under.get(null) ?? []) place(person, 0)
  for (const person of people) place(person, 0)
  return rows
}

/**
 * True where somebody would come to stand above themselves if they reported to that person. In: who, the one they would
 * report to, and everybody's superior by id. A line that runs in a ring already ends at its second turn.
 */
export function standsAboveItself(
  id: string,
  reportsToId: string,
  superiors: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>()
  for (let at: string | null = reportsToId; at !== null && !seen.has(at); at = superiors.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** What changed about people, as the account's page lists it. */
export const peopleChanges = ['joined', 'left', 'came-back', 'moved', 'new-role', 'reports-to'] as const
export type PeopleChange = (typeof peopleChanges)[number]

const changeOfEvent: Readonly<Record<string, PeopleChange>> = {
  'contact.created': 'joined',
  'contact.joined': 'joined',
  'contact.left': 'left',
  'contact.came-back': 'came-back',
  'contact.moved': 'moved',
  'contact.role-changed': 'new-role',
  'contact.reporting-line-set': 'reports-to',
}

/** The events that are changes of people. */
export const peopleEvents = Object.keys(changeOfEvent)

/** Which change an event is. In: one of `peopleEvents`. */
export function changeOf(event: string): PeopleChange {
  const change = changeOfEvent[event]
  if (change === undefined) throw new Error(`${event} is no change of people`)
  return change
}
