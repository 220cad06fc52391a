import type { ActivityType } from '../activities/activity-type.ts'
import { isDone, isOpen } from '../activities/ledger.ts'
import { addDays, type Day, later } from '../kernel/time.ts'
import { blackoutBlocks } from './blackout.ts'
import { bookingOf } from './booking.ts'
import type { LoadEntry, PersonFacts, ProtectionFacts } from './facts.ts'
import { restBlocks } from './rest.ts'
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
    bands: bandsOf(person, { today, rules, from, until }),
    steps: stepsOf(person.entries, from, until, rules),
    asks: person.entries
      .filter((entry) => entry.quarters > 0 && entry.on <= until && dropOf(entry, rules) > from)
      .toSorted((a, b) => b.on.localeCompare(a.on))
      .map((entry) => ({
        id: entry.id,
        title: entry.title,
        on: entry.on,
        loadPoints: entry.quarters / 4,
        state: entry.state,
        isOpen: isOpen(entry.state),
        freesOn: dropOf(entry, rules),
      })),
  }
}

const dropOf = (entry: LoadEntry, rules: ProtectionRules) => addDays(entry.on, rules.windowDays)

/** Every day on which the curve changes, with the asks that begin to count and those that drop out: none is without. */
function stepsOf(entries: readonly LoadEntry[], from: Day, until: Day, rules: ProtectionRules) {
  const counting = entries.filter((entry) => entry.quarters > 0)
  return loadCurve(entries, from, until, rules.windowDays)
    .filter(({ day }) => day > from)
    .map(({ day, quarters }) => ({
      day,
      load: quarters / 4,
      begin: counting.filter(({ on }) => on === day).map(({ id }) => id),
      dropOut: counting.filter((entry) => dropOf(entry, rules) === day).map(({ id }) => id),
    }))
}

export const bandKinds = ['rest', 'blackout', 'absence'] as const

type Band = {
  readonly kind: (typeof bandKinds)[number]
  readonly from: Day
  /** The first day after it. */
  readonly until: Day
  readonly says: string
}

/**
 * The stretches in which they rest, are blacked out or away, as far as the picture goes. Rest on request stands from
 * today on: since when is not a fact that decides anything.
 */
function bandsOf(
  person: PersonFacts,
  { today, rules, from, until }: Pick<ProtectionFacts, 'today' | 'rules'> & { from: Day; until: Day },
): Band[] {
  const blocks = [
    ...restBlocks(person, null, rules).map((block) => ({ ...block, kind: 'rest' as const })),
    ...blackoutBlocks(person).map((block) => ({ ...block, kind: 'blackout' as const })),
    ...person.absences.map((absence) => ({
      kind: 'absence' as const,
      from: absence.from,
      until: addDays(absence.until, 1),
      says: absence.reason === null ? 'Away.' : `Away: ${absence.reason}`,
    })),
  ]
  return blocks
    .map(({ kind, says, ...block }) => ({
      kind,
      says,
      from: later(block.from ?? today, from),
      until: block.until === null || block.until > until ? until : block.until,
    }))
    .filter((band) => band.from < band.until)
    .sort((a, b) => a.from.localeCompare(b.from))
}

function ownAsks(person: PersonFacts, today: Day, rules: ProtectionRules) {
  if (person.ownAsksAQuarter === null) return null
  const counts = (entry: LoadEntry) => isOpen(entry.state) || isDone(entry.state)
  const since = addDays(today, -rules.windowDays)
  const taken = person.entries.filter((entry) => counts(entry) && entry.on > since).length
  return { allowed: person.ownAsksAQuarter, taken }
}
