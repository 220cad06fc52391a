import type { ActivityType } from '../activities/activity-type.ts'
import { isDone, isOpen } from '../activities/ledger.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { bookingOf } from './booking.ts'
import type { LoadEntry, PersonFacts, ProtectionFacts } from './facts.ts'
import type { ProtectionRules } from './rules.ts'
import { loadCurve, loadOn } from './standing.ts'

const points = (entries: readonly LoadEntry[], from: Day, until: Day, rules: ProtectionRules) =>
  loadCurve(entries, from, until, rules.windowDays).map(({ day, quarters }) => ({ day, load: quarters / 4 }))

/**
 * The load of somebody over the window behind and the window ahead, in points, with the asks that make it; and
 * how it would run with one more ask. What is behind counts what was known to have happened by then.
 */
export function loadPicture(
  { today, rules }: Pick<ProtectionFacts, 'today' | 'rules'>,
  person: PersonFacts,
  asked: { readonly type: ActivityType; readonly on: Day } | null,
) {
  const [from, until] = [addDays(today, -rules.windowDays), addDays(today, rules.windowDays)]
  const { done, reserved, cap } = loadOn(person.entries, today, rules.windowDays, rules.contactCap)
  return {
    today,
    from,
    until,
    cap: rules.contactCap / 4,
    warnAt: (rules.contactCap / 4) * rules.warnAt,
    load: { done: done / 4, reserved: reserved / 4, cap: cap / 4 },
    ownAsks: ownAsks(person, today, rules),
    past: points(person.entries, from, today, rules),
    ahead: points(person.entries, today, until, rules),
    withAsk:
      asked === null
        ? null
        : points([...person.entries, bookingOf('with', asked.type, asked.on)], today, until, rules),
    blackouts: person.blackouts.map((blackout) => ({ from: blackout.from, until: blackout.until })),
    asks: person.entries
      .filter((entry) => entry.quarters > 0 && entry.on > from)
      .toSorted((a, b) => b.on.localeCompare(a.on))
      .map((entry) => ({
        id: entry.id,
        title: entry.title,
        on: entry.on,
        loadPoints: entry.quarters / 4,
        isOpen: isOpen(entry.state),
        freesOn: addDays(entry.on, rules.windowDays),
      })),
  }
}

function ownAsks(person: PersonFacts, today: Day, rules: ProtectionRules) {
  if (person.ownAsksAQuarter === null) return null
  const counts = (entry: LoadEntry) => isOpen(entry.state) || isDone(entry.state)
  const since = addDays(today, -rules.windowDays)
  const taken = person.entries.filter((entry) => counts(entry) && entry.on > since).length
  return { allowed: person.ownAsksAQuarter, taken }
}
